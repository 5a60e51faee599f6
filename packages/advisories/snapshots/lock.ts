import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { AdvisoryError } from '../advisory-error.ts';
import { places } from './places.ts';

/** A lock of another machine (or container) counts as left behind when it gave no sign of life for so long. */
const SILENCE_MS = 10 * 60_000;
const SIGN_OF_LIFE_MS = 20_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as the system counts it; tells a process from a later one with its number. */
  readonly began: string | null;
  readonly token: string;
}

export interface UpdateLock {
  /** Names what belongs to this update. */
  readonly token: string;
  /** Throws when the lock was lost, which nothing but another program's interference does. */
  assertHeld(): void;
  release(): void;
}

/** Takes the data folder's lock for an update. Throws `AdvisoryError` (`busy`) while another one works. */
export function takeLock(folder: string): UpdateLock {
  const file = places(folder).lock;
  const host = hostname();
  const token = `${process.pid}-${process.hrtime.bigint().toString(36)}`;
  const mine = JSON.stringify({ pid: process.pid, host, began: beginOf(process.pid), token } satisfies Owner);
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const seen = contentOf(file);
    if (seen === null) continue;
    if (attempt > 5 || !leftBehind(file, seen, host)) throw busy(seen, file);
    takeAway(file, seen, token);
  }
  const sign = setInterval(() => {
    if (contentOf(file) === mine) utimesSync(file, new Date(), new Date());
  }, SIGN_OF_LIFE_MS);
  sign.unref();
  return {
    token,
    assertHeld() {
      const seen = contentOf(file);
      if (seen !== mine) throw busy(seen ?? '', file);
    },
    release() {
      clearInterval(sign);
      if (contentOf(file) === mine) rmSync(file, { force: true });
    },
  };
}

/** Renaming is what only one of several can do; who finds that it took a living lock puts it back. */
function takeAway(file: string, seen: string, token: string): void {
  const aside = `${file}.${token}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    if (contentOf(aside) !== seen) linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

function leftBehind(file: string, text: string, host: string): boolean {
  const owner = ownerIn(text);
  if (owner === null || owner.host !== host) return ageOf(file) > (owner === null ? 10_000 : SILENCE_MS);
  if (owner.pid === process.pid) return owner.began !== beginOf(process.pid);
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  return owner.began !== null && beginOf(owner.pid) !== owner.began;
}

function ownerIn(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Partial<Owner> | null;
    if (!Number.isSafeInteger(owner?.pid) || typeof owner?.host !== 'string') return null;
    return owner as Owner;
  } catch {
    return null;
  }
}

/** Field 22 of /proc/PID/stat; null where the system has no such thing. */
function beginOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function busy(seen: string, file: string): AdvisoryError {
  const owner = ownerIn(seen);
  const who = owner === null ? 'Another process' : `Process ${owner.pid} on ${JSON.stringify(owner.host)}`;
  return new AdvisoryError(
    'busy',
    `${who} is updating these advisories. Wait for it; if there is no such process, remove ${file}.`,
  );
}
