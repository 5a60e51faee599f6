import { decoded, type EcosystemFiles } from '../ecosystem.ts';
import { hasAny } from '../gaps/beside.ts';
import { listed, plural } from '../text/bounded.ts';
import { folderOf } from '../text/path.ts';
import { readAsked } from './asks.ts';

/** Manifests of a kind that ask for something without one of these lockfiles beside them (or, with `above`, above). */
export function openWithout(
  files: EcosystemFiles,
  kind: string,
  locks: readonly string[],
  tool: string,
  above = false,
): [string, string][] {
  return [...decoded(files, kind, readAsked)]
    .filter(([path, { asks }]) => asks.length > 0 && !hasAny(files, folderOf(path), locks, above))
    .map(([path, { asks }]) => [path, `${plural(asks.length, 'package')} of ${tool} without ${listed(locks)}`]);
}
