import { decoded, type Ecosystem, lockfileFormat } from '../ecosystem.ts';
import { folderOf, inFolder, resolvePath } from '../text/path.ts';
import { type GoSurroundings, goComponents, selectedOf, sumComponents, workComponents } from './components.ts';
import { type GoMod, readGoMod, readGoModFacts } from './mod-facts.ts';
import { readGoSum, readGoSumFacts } from './sum-file.ts';

type Neighbours = Pick<GoSurroundings, 'members' | 'selected'>;
const ALONE: Neighbours = { members: new Set(), selected: new Map() };

/** Go modules. */
export const go: Ecosystem = {
  formats: [
    lockfileFormat('go-mod', ['go.mod'], 16, readGoMod),
    lockfileFormat('go-work', ['go.work'], 4, readGoMod),
    lockfileFormat('go-sum', ['go.sum'], 64, readGoSum),
  ],
  components(files) {
    const mods = decoded(files, 'go-mod', readGoModFacts);
    const sums = decoded(files, 'go-sum', readGoSumFacts);
    const works = decoded(files, 'go-work', readGoModFacts);
    const used = usedBy(works, mods);
    const neighbours = neighboursOf(used, mods);
    return [
      ...[...mods].map(([path, mod]) => {
        const work = used.get(path);
        const { members, selected } = neighbours.get(work) ?? ALONE;
        return goComponents(path, mod, { sum: sums.get(inFolder(folderOf(path), 'go.sum')), work, members, selected });
      }),
      ...[...works].map(([path, work]) => workComponents(path, work)),
      ...[...sums]
        .filter(([path]) => !files.has(inFolder(folderOf(path), 'go.mod')))
        .map(([path, sum]) => sumComponents(path, sum)),
    ];
  },
  openManifests: () => new Map(),
};

/** The path of a go.mod → the go.work that uses it. */
function usedBy(works: ReadonlyMap<string, GoMod>, mods: ReadonlyMap<string, GoMod>): Map<string, GoMod> {
  const used = new Map<string, GoMod>();
  for (const [path, work] of works) {
    for (const use of work.uses) {
      const folder = resolvePath(folderOf(path), use);
      const at = folder === null ? undefined : inFolder(folder, 'go.mod');
      if (at !== undefined && mods.has(at) && !used.has(at)) used.set(at, work);
    }
  }
  return used;
}

function neighboursOf(
  used: ReadonlyMap<string, GoMod>,
  mods: ReadonlyMap<string, GoMod>,
): Map<GoMod | undefined, Neighbours> {
  const of = new Map<GoMod, GoMod[]>();
  for (const [path, work] of used) {
    const mod = mods.get(path);
    if (mod !== undefined) of.set(work, [...(of.get(work) ?? []), mod]);
  }
  return new Map(
    [...of].map(([work, members]) => [
      work,
      { members: new Set(members.map(({ module }) => module ?? '')), selected: selectedOf(members) },
    ]),
  );
}
