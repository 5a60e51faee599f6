import { decoded, type EcosystemFiles } from '../ecosystem.ts';
import { readAsked } from '../graph/asked.ts';
import { listed, plural } from '../text/bounded.ts';
import { folderOf } from '../text/path.ts';
import { hasAny } from './beside.ts';

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
