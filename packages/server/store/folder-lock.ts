import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './store-error.ts';

/**
 * Takes the data folder for this process; the answer gives it back.
 * A lock whose process is gone (its id free, or worn by a process that started later) is taken over.
 */
export function lockFolder(home: string): () => void {
  const file = join(home, 'server.lock');
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}\n`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      mkdirSync(home, { recursive: true, mode: 0o700 });
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, mine);
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new StoreError(`The data folder ${home} cannot be written; set VAUBAN_HOME to one that can.`, {
          cause: error,
        });
      }
      const [pid, start] = readFileSync(file, 'utf8').trim().split(' ');
      if (isAlive(Number(pid), start)) {
        throw new StoreError(
          `Another Vauban server (process ${pid}) uses ${home}; stop it, or set VAUBAN_HOME to another folder.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new StoreError(`The lock ${file} could not be taken; try again.`);
}

function isAlive(pid: number, start: string | undefined): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = startOf(pid);
  return now === undefined || start === undefined || now === start;
}

/** The kernel's start time of a process, where there is a `/proc`. */
function startOf(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
