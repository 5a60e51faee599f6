import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CollectError } from '../collect-error.ts';

const standing = new Set<string>();
let removesAtExit = false;

/** A folder that only this user can enter; gone when it is removed, at the latest when the process exits. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

export function makeTemporaryFolder(): TemporaryFolder {
  let path: string;
  try {
    path = realpathSync(mkdtempSync(join(tmpdir(), 'vauban-')));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    throw new CollectError(
      `No temporary folder can be made in ${tmpdir()} (${reason}): name a writable one in TMPDIR.`,
    );
  }
  standing.add(path);
  if (!removesAtExit) process.on('exit', removeAll);
  removesAtExit = true;
  return { path, remove: () => remove(path) };
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  standing.delete(path);
}

function removeAll(): void {
  for (const path of standing) remove(path);
}
