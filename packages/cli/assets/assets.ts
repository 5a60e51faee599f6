import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../command/problem.ts';

/** Everything that lies beside the command's code: entries of processes, compiled rules, schemas, what a server needs. */
export type AssetName =
  | 'vauban.js'
  | 'scanner-child.js'
  | 'migrations'
  | 'console'
  | `rules/${string}`
  | `schemas/${string}`;

/**
 * The absolute path of an asset, in the bundle of a checkout and of a global install alike: every chunk of the bundle
 * lies in `dist`, and so do the assets. Run from the source (tests), the checkout's `dist` is used.
 */
export function assetPath(name: AssetName): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const folder of [here, join(here, '../dist')]) {
    const path = join(folder, name);
    if (existsSync(path)) return path;
  }
  throw new Problem(`A part of Vauban is missing (${name}). Install it again, or run npm run build in its checkout.`);
}
