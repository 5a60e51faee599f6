import { type ChildProcess, spawn } from 'node:child_process';
import { CollectError } from '../collect-error.ts';

export interface Run {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** `stdout` ended at a limit and the program was stopped. */
  readonly cut: boolean;
}

export interface RunOptions {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** NUL-ended records. */
  readonly maxRecords?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onStderr?: (text: string) => void;
}

const MOST_STDERR = 64 * 2 ** 10;

/** Runs a program to its end with nothing on its input; rejects with `CollectError` when it could not end. */
export function run(program: string, args: readonly string[], options: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = new Output(options, () => stop(child));
    let failure: unknown = null;
    const fail = (reason: unknown) => {
      failure ??= reason;
      stop(child);
    };
    const timer = setTimeout(() => fail(tookTooLong(args, options.timeoutMs)), options.timeoutMs);
    const onAbort = () => fail(options.signal?.reason);
    options.signal?.addEventListener('abort', onAbort, { once: true });
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => output.add(chunk));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < MOST_STDERR) stderr += text;
      options.onStderr?.(text);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      failure ??= new CollectError(`git could not be started (${error.code}): check that ${program} works.`);
      if (child.pid === undefined) end(-1);
    });
    child.on('close', (code) => end(code ?? -1));

    function end(code: number): void {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      if (failure !== null) reject(failure);
      else resolve({ code, stdout: output.whole(), stderr, cut: output.cut });
    }
  });
}

/** Asks a program to end, and ends it two seconds later. */
export function stop(child: ChildProcess): void {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
  child.once('close', () => clearTimeout(timer));
}

function tookTooLong(args: readonly string[], timeoutMs: number): CollectError {
  const what = args.find((arg) => /^[a-z]+(-[a-z]+)*$/.test(arg)) ?? 'git';
  const seconds = Math.round(timeoutMs / 1000);
  return new CollectError(
    `"git ${what}" did not end within ${seconds} s: check the disk or the network and try again.`,
  );
}

class Output {
  readonly #chunks: Buffer[] = [];
  readonly #maxBytes: number;
  readonly #maxRecords: number;
  readonly #onCut: () => void;
  #bytes = 0;
  #records = 0;
  cut = false;

  constructor(options: RunOptions, onCut: () => void) {
    this.#maxBytes = options.maxBytes;
    this.#maxRecords = options.maxRecords ?? Number.POSITIVE_INFINITY;
    this.#onCut = onCut;
  }

  add(chunk: Buffer): void {
    if (this.cut) return;
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#maxRecords !== Number.POSITIVE_INFINITY) this.#records += countNuls(chunk);
    if (this.#bytes <= this.#maxBytes && this.#records <= this.#maxRecords) return;
    this.cut = true;
    this.#onCut();
  }

  whole(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

function countNuls(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) count++;
  return count;
}
