import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Gap } from '@vauban/domain';
import { onTestFinished, vi } from 'vitest';
import { type Collected, type CollectOptions, openTarget, type TargetRequest } from '../index.ts';

// a test starts git twenty times, and the machine may be busy
vi.setConfig({ testTimeout: 30_000 });

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vauban-collect-test-')));
  // `rm` copes with paths that are longer than the system allows
  onTestFinished(() => void execFileSync('rm', ['-rf', folder]));
  return folder;
}

export type Contents = Readonly<Record<string, string | Uint8Array>>;

export function write(folder: string, contents: Contents): string {
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
}

/** What a person's environment holds, without anything of the machine that runs the tests. */
export const PERSON: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

export function git(folder: string, ...args: string[]): string {
  const options = { cwd: folder, env: PERSON, stdio: ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[] };
  return execFileSync('git', args, options).toString().trim();
}

/** A repository whose one branch is `main`. */
export function repository(contents: Contents = {}, folder = temporaryFolder()): string {
  git(folder, 'init', '-q', '-b', 'main');
  if (Object.keys(contents).length > 0) commit(folder, contents);
  return folder;
}

/** Writes, adds everything that is not ignored, commits; answers the commit's id. */
export function commit(folder: string, contents: Contents = {}): string {
  write(folder, contents);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'a step');
  return git(folder, 'rev-parse', 'HEAD');
}

/** Opens a target that is closed after the test. */
export async function open(request: string | TargetRequest, options: CollectOptions = {}): Promise<Collected> {
  const asked: TargetRequest = typeof request === 'string' ? { kind: 'path', path: request } : request;
  const collected = await openTarget(asked, { environment: PERSON, ...options });
  onTestFinished(() => collected.close());
  return collected;
}

export function paths({ target }: Pick<Collected, 'target'>): string[] {
  return target.files.map(({ path }) => path);
}

/** `kind place ×count`, as short text. */
export function gaps({ target }: Pick<Collected, 'target'>): string[] {
  return target.gaps.map(shown);
}

function shown({ kind, path, pattern, count }: Gap): string {
  return `${kind} ${path ?? pattern ?? '-'}${count === undefined ? '' : ` ×${count}`}`;
}

export async function readText({ target }: Pick<Collected, 'target'>, path: string, limit = 1e6): Promise<string> {
  const file = target.files.find((each) => each.path === path);
  if (file === undefined) throw new Error(`no file ${path} in the target`);
  return (await target.read(file, limit)).toString('utf8');
}

/** The kind of `CannotRead` that reading a path throws, or `read` when it does not. */
export async function refusal(collected: Pick<Collected, 'target'>, path: string, limit = 1e6): Promise<string> {
  try {
    await readText(collected, path, limit);
    return 'read';
  } catch (error) {
    return (error as { kind?: string }).kind ?? String(error);
  }
}
