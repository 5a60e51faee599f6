import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CollectError } from '../collect-error.ts';

const PREFIX = 'vauban-git-';
const A_DAY_MS = 86_400_000;
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
    removeForgotten(realpathSync(tmpdir()));
    path = realpathSync(mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`)));
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

/** What a process that was killed left behind: its process is gone, and for a day nothing has touched the folder. */
function removeForgotten(temporary: string): void {
  for (const name of readdirSync(temporary)) {
    const id = new RegExp(`^${PREFIX}(\\d+)-\\w+$`).exec(name)?.[1];
    if (id !== undefined && isForgotten(join(temporary, name), Number(id))) remove(join(temporary, name));
  }
}

function isForgotten(path: string, id: number): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory() || stats.uid !== process.getuid?.() || stats.mtimeMs > Date.now() - A_DAY_MS) return false;
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
