import type { BodyOf } from '@vauban/server/contract';
import type { ServerClient } from './client.ts';

/** Where a scan is, as the server's page shows it. */
export type ScanStep = Pick<BodyOf<'sendProgress'>, 'phase' | 'done' | 'total'> & { readonly message?: string };

export interface ProgressTeller {
  tell(step: ScanStep): void;
  /** The last word, by another client where the first one may not speak any more; waits for it. */
  last(step: ScanStep, by?: ServerClient): Promise<void>;
}

const EVERY_MS = 400;

/** Tells a server how far a scan is: at most one request at a time, the newest step only, and nothing depends on it. */
export function progressTeller(
  client: ServerClient,
  { project, scan, branch }: { project: string; scan: string; branch: string | null },
): ProgressTeller {
  let waiting: ScanStep | null = null;
  let running: Promise<void> | null = null;
  let last = 0;
  let over = false;
  const send = async (step: ScanStep, by = client): Promise<void> => {
    last = performance.now();
    await by
      .ask('sendProgress', { params: { project }, body: { scan, branch, ...step }, timeoutMs: 5000 })
      .catch(() => {});
  };
  const pump = async (): Promise<void> => {
    while (waiting !== null) {
      const step = waiting;
      waiting = null;
      await send(step);
    }
    running = null;
  };
  return {
    tell(step) {
      if (over || performance.now() - last < EVERY_MS) return;
      waiting = step;
      running ??= pump();
    },
    async last(step, by) {
      over = true;
      waiting = null;
      await running;
      await send(step, by);
    },
  };
}
