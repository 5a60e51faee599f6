import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '@vauban/domain';
import { afterAll } from 'vitest';

export const COMMAND = fileURLToPath(new URL('../../packages/cli/bin/vauban.js', import.meta.url));

/** How a run of the command ended. */
export interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  /** Keys to type once a text is seen; standard input then stays open until the end. */
  readonly answer?: { readonly to: string; readonly keys: string } | null;
  /** Called once with the running process. */
  readonly during?: (child: ChildProcess) => void;
}

/** A folder of this test file, removed when its tests are done. */
export function workshopFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `vauban-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The environment of a person with an empty home: nothing of this machine's own settings. */
export function personIn(home: string): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', GIT_CONFIG_NOSYSTEM: '1' };
}

/** Runs any program to its end. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd, env: options.env, stdio: 'pipe' });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
    });
    child.stdin.on('error', () => {});
    const { answer } = options;
    if (answer == null) child.stdin.end(options.input ?? '');
    else {
      child.stdout.on('data', function type() {
        if (!Buffer.concat(out).includes(answer.to)) return;
        child.stdout.off('data', type);
        child.stdin.write(answer.keys);
      });
    }
    options.during?.(child);
  });
}

/** Runs the built command as a person would. */
export function vauban(args: readonly string[], options: RunOptions): Promise<Ran> {
  return run(process.execPath, [COMMAND, ...args], options);
}

/** The report that a run printed with `--format json`. */
export function reportOf(ran: Ran): Report {
  try {
    return JSON.parse(ran.out) as Report;
  } catch {
    throw new Error(`no report was printed (exit code ${ran.code}): ${ran.err}${ran.out.slice(0, 300)}`);
  }
}
