import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { COMMAND } from './command.ts';

export interface Served {
  readonly url: string;
  /** With which the first administrator is made; null when there is one. */
  readonly welcome: string | null;
  readonly child: ChildProcess;
  /** From the command to its first word, in milliseconds. */
  readonly startMs: number;
  /** What it said until now. */
  said(): string;
  /** Sends the signal and waits for the end; answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const PATIENCE_MS = 90_000;

/** Starts `vauban serve` and waits until it serves. */
export async function serve(env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Served> {
  const begun = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'serve', '--port', '0', ...args], { env, stdio: 'pipe' });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let over = false;
  ended.then(() => {
    over = true;
  });
  const url = await until(() => {
    if (over) throw new Error(`vauban serve ended: ${text}`);
    return /Vauban serves at (\S+) /.exec(text)?.[1];
  }, PATIENCE_MS);
  const startMs = performance.now() - begun;
  await sleep(50);
  return {
    url,
    welcome: /\n\s+(http\S+\/welcome#\S+)/.exec(text)?.[1] ?? null,
    child,
    startMs,
    said: () => text,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return await ended;
    },
  };
}

/** Asks again and again until there is an answer. */
export async function until<T>(ask: () => T | undefined | Promise<T | undefined>, patienceMs: number): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`nothing came in ${Math.round(patienceMs / 1000)} s`);
    await sleep(100);
  }
}
