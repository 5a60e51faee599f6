import { decoded, type Ecosystem, lockfileFormat } from '../ecosystem.ts';
import { folderOf, inFolder, resolvePath } from '../text/path.ts';
import { goComponents, sumComponents, workComponents } from './components.ts';
import { type GoMod, readGoMod, readGoModFacts } from './mod-facts.ts';
import { readGoSum, readGoSumFacts } from './sum-file.ts';

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
    return [
      ...[...mods].map(([path, mod]) => {
        const work = used.get(path);
        const members = new Set(
          work === undefined
            ? []
            : [...used].filter(([, other]) => other === work).map(([at]) => mods.get(at)?.module ?? ''),
        );
        return goComponents(path, mod, { sum: sums.get(inFolder(folderOf(path), 'go.sum')), work, members });
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
