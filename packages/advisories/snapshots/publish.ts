import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { usableSnapshot } from './current.ts';
import { flushFolder, replaceFile } from './durable.ts';
import type { UpdateLock } from './lock.ts';
import { MANIFEST_FILE } from './manifest.ts';
import { places } from './places.ts';

/** How many snapshots stay: the new one, and the one that a running scan may still read. */
const KEPT = 2;

/**
 * Makes a finished folder the current snapshot: two renames, each of them whole or not at all. Whenever the power goes,
 * `current` names a whole snapshot.
 */
export function publish(folder: string, staged: string, revision: string, lock: UpdateLock): string {
  const at = places(folder);
  const target = at.snapshot(revision);
  flushFolder(staged);
  lock.assertHeld();
  mkdirSync(at.snapshots, { recursive: true });
  if (existsSync(target) && usableSnapshot(target) === null) rmSync(target, { recursive: true, force: true });
  if (existsSync(target)) rmSync(staged, { recursive: true, force: true });
  else renameSync(staged, target);
  flushFolder(at.snapshots);
  replaceFile(at.current, `${revision}\n`);
  prune(folder);
  return target;
}

/** Removes what updates that were killed left behind. Only for the holder of the lock. */
export function removeLeftovers(folder: string): void {
  const at = places(folder);
  rmSync(at.work, { recursive: true, force: true });
  for (const name of readdirSync(folder)) {
    if (/^(current|state\.json|update\.lock)\..+/.test(name)) rmSync(join(folder, name), { force: true });
  }
  prune(folder);
}

/** Keeps the current snapshot and the newest others up to `KEPT` in all. */
function prune(folder: string): void {
  const at = places(folder);
  if (!existsSync(at.snapshots)) return;
  const current = usableSnapshot(folder)?.manifest.revision;
  const others = readdirSync(at.snapshots)
    .filter((name) => name !== current)
    .map((name) => ({ name, time: timeOf(at.snapshot(name)) }))
    .sort((a, b) => b.time - a.time || (a.name < b.name ? -1 : 1));
  for (const { name } of others.slice(current === undefined ? KEPT : KEPT - 1)) {
    rmSync(at.snapshot(name), { recursive: true, force: true });
  }
}

/** When it was finished: a folder's own time moves when a reader's lock file appears in it. */
function timeOf(snapshot: string): number {
  return statSync(join(snapshot, MANIFEST_FILE), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
