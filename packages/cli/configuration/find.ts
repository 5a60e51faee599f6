import { type Configuration, DEFAULT_CONFIGURATION, matchesGlob, policyDigest } from '@vauban/domain';
import { rebaseConfiguration } from './rebase.ts';
import type { Shelf } from './shelf.ts';
import type { VexPlace } from './vex.ts';

const CONFIGURATION_FILE = 'vauban.yaml';
const LIMIT = 256 * 1024;

/** A configuration and where it came from. */
export interface Found {
  /** Its globs and project paths are relative to the scanned folder. */
  readonly configuration: Configuration;
  /** `default`, or the path as shown to people. */
  readonly origin: string;
  /** Of the configuration as written, `sha256:…`. */
  readonly digest: string;
  /** Where the VEX documents lie that it names; null: nowhere yet. */
  readonly vexPlace: VexPlace | null;
}

export function defaultConfiguration(): Found {
  return {
    configuration: DEFAULT_CONFIGURATION,
    origin: 'default',
    digest: policyDigest(DEFAULT_CONFIGURATION),
    vexPlace: null,
  };
}

/**
 * The `vauban.yaml` of the scanned folder, else of the nearest folder above it inside the repository, else the default.
 * `above` are the names that lead from the repository's top down to the scanned folder.
 */
export async function findConfiguration(shelf: Shelf, above: readonly string[]): Promise<Found> {
  for (let up = 0; up <= above.length; up += 1) {
    const path = `${'../'.repeat(up)}${CONFIGURATION_FILE}`;
    const bytes = await shelf.read(path, LIMIT);
    if (bytes === null) continue;
    return await found(bytes, shelf, path, above.slice(above.length - up));
  }
  return defaultConfiguration();
}

/** The configuration in one named file; null when it is not there. */
export async function namedConfiguration(shelf: Shelf, path: string): Promise<Found | null> {
  const bytes = await shelf.read(path, LIMIT);
  return bytes === null ? null : await found(bytes, shelf, path, []);
}

async function found(bytes: Buffer, shelf: Shelf, path: string, folder: readonly string[]): Promise<Found> {
  const shown = shelf.shown(path);
  const { readConfiguration } = await import('./read.ts');
  const configuration = readConfiguration(bytes.toString('utf8'), shown);
  return {
    configuration: rebaseConfiguration(configuration, folder, matchesGlob),
    origin: shown,
    digest: policyDigest(configuration),
    vexPlace: { shelf, folder: path.slice(0, path.lastIndexOf('/') + 1) },
  };
}
