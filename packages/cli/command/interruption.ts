import { EXIT } from './exit-code.ts';

/** Ctrl-C as a signal to everything that runs; a second one ends the process at once. */
export function interruption(): { readonly signal: AbortSignal; close(): void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort(new Error('interrupted'));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return {
    signal: controller.signal,
    close: () => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, stop);
    },
  };
}
