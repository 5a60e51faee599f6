import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdvisoryError } from '../advisory-error.ts';
import { MANIFEST_FILE, SNAPSHOT_FORMAT, type SnapshotManifest } from './manifest.ts';
import { places } from './places.ts';
import { readManifest } from './read-manifest.ts';

/** Of whichever version of Vauban: what another one wrote is as good as absent. */
const FORMAT = /"format"\s*:\s*"(vauban\.advisories\/\d+)"/;

/** A snapshot that stands: its own folder and what it says of itself. */
export interface Snapshot {
  readonly folder: string;
  readonly manifest: SnapshotManifest;
}

/**
 * The snapshot that holds now; null when there is none yet that this version of Vauban reads. `folder` is the data folder, or a snapshot's own folder
 * (then that one holds, so that all processes of a scan see the same). Throws `AdvisoryError` when it is broken.
 */
export function currentSnapshot(folder: string): Snapshot | null {
  const own = readIfThere(join(folder, MANIFEST_FILE));
  if (own !== null) return checked(folder, own);
  const revision = readIfThere(places(folder).current)?.trim();
  if (revision === undefined) return null;
  if (!/^[0-9a-f]{64}$/.test(revision)) throw broken(folder);
  const snapshot = places(folder).snapshot(revision);
  const text = readIfThere(join(snapshot, MANIFEST_FILE));
  if (text === null) throw broken(folder);
  return checked(snapshot, text);
}

/** As `currentSnapshot`, but what is broken counts as absent: an update may replace it. */
export function usableSnapshot(folder: string): Snapshot | null {
  try {
    return currentSnapshot(folder);
  } catch (error) {
    if (error instanceof AdvisoryError) return null;
    throw error;
  }
}

function checked(folder: string, text: string): Snapshot | null {
  const format = FORMAT.exec(text)?.[1];
  if (format !== undefined && format !== SNAPSHOT_FORMAT) return null;
  try {
    return { folder, manifest: readManifest(text) };
  } catch (error) {
    throw broken(folder, error);
  }
}

function broken(folder: string, cause?: unknown): AdvisoryError {
  return new AdvisoryError(
    'broken-store',
    `The advisories in ${folder} cannot be read: they are damaged. Run "vauban advisories update" to build them again.`,
    { cause },
  );
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'EACCES' || code === 'EPERM') throw forbidden(file, error);
    throw error;
  }
}

function forbidden(file: string, cause: unknown): AdvisoryError {
  return new AdvisoryError(
    'broken-store',
    `${file} cannot be read by this user. Change its rights, or set VAUBAN_HOME to a folder of your own.`,
    { cause },
  );
}
