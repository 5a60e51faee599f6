import type { Gap } from '@vauban/domain';
import type { Locked } from '../../components/locked-component.ts';
import { unresolved } from '../../gaps/component-gaps.ts';
import { graphComponents } from '../../graph/graph-components.ts';
import { npmNaming } from '../naming.ts';
import { type Member, yarnGraph } from './graph.ts';
import { splitDescriptor, type YarnLockfile } from './lockfile.ts';

/** The components of one yarn.lock; `members` are the package.json files that it belongs to. */
export function yarnComponents(path: string, lockfile: YarnLockfile, members: readonly Member[]): Locked {
  const naming = npmNaming('Yarn');
  const { unknownFormat } = lockfile;
  if (unknownFormat !== undefined) return graphComponents(path, { unknownFormat }, naming);
  return graphComponents(path, yarnGraph(lockfile, members), naming, absentNames(path, lockfile, members));
}

/** Names of the package.json that no entry of the lockfile has: the two have drifted apart. */
function absentNames(path: string, lockfile: YarnLockfile, members: readonly Member[]): Gap[] {
  const held = new Set(
    lockfile.entries.flatMap((entry) => entry.descriptors.map((item) => splitDescriptor(item).name)),
  );
  for (const { manifest } of members) held.add(manifest.name ?? '');
  const own = members.find((member) => member.folder === '')?.manifest;
  const absent = (own?.asks ?? []).filter(
    ({ name, range }) => !held.has(name) && !/^(?:link|portal|file):/.test(range),
  );
  return unresolved(
    path,
    [...new Set(absent.map(({ name }) => name))],
    (names) => `package.json asks for ${names}, which ${path} does not hold: run \`yarn install\``,
  );
}
