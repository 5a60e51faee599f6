import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
import { below, folderOf, foldersUp, inFolder } from '../text/path.ts';
import { declaredComponents } from './declared.ts';
import { readDepsJson } from './deps-json.ts';
import { type PackageItem, readPackageItems, readPackageItemsFacts } from './msbuild.ts';
import { readPackagesConfig } from './packages-config.ts';
import { readPackagesLock } from './packages-lock.ts';
import { readProjectAssets } from './project-assets.ts';

const NAMING: Naming = {
  ecosystem: 'NuGet',
  tool: 'NuGet',
  purl: (name, version, qualifiers) => purl('nuget', undefined, name, version, qualifiers),
};
const LISTS = ['nuget-lock', 'nuget-assets', 'nuget-config', 'nuget-deps'];

/** NuGet and MSBuild. */
export const dotnet: Ecosystem = {
  formats: [
    lockfileFormat('nuget-lock', ['packages.lock.json', '**/packages.*.lock.json'], 64, readPackagesLock),
    lockfileFormat('nuget-assets', ['project.assets.json'], 64, readProjectAssets),
    lockfileFormat('nuget-config', ['packages.config', '**/packages.*.config'], 16, readPackagesConfig),
    lockfileFormat('nuget-deps', ['**/*.deps.json'], 64, readDepsJson, { keywords: ['runtimeTarget'] }),
    lockfileFormat('nuget-central', ['Directory.Packages.props'], 16, readPackageItems),
    manifestFormat('nuget-project', ['**/*.csproj', '**/*.fsproj', '**/*.vbproj'], 16, readPackageItems),
  ],
  components(files) {
    const locks = [...files.of('nuget-lock').keys(), ...files.of('nuget-assets').keys()];
    const lists = LISTS.flatMap((kind) => [...decoded(files, kind, readGraph)]);
    const central = [...decoded(files, 'nuget-central', readPackageItemsFacts)].filter(
      ([path]) => !locks.some((lock) => below(folderOf(path), lock) !== undefined),
    );
    const projects = [...decoded(files, 'nuget-project', readPackageItemsFacts)].filter(
      ([path, items]) => !isLocked(path, files) && items.some(({ version }) => version !== undefined),
    );
    return [
      ...lists.map(([path, list]) => graphComponents(path, list, NAMING)),
      ...central.map(([path, items]) => declaredComponents(path, items, NAMING, false)),
      ...projects.map(([path, items]) => declaredComponents(path, items, NAMING, true)),
    ];
  },
  openManifests(files) {
    const open = [...decoded(files, 'nuget-project', readPackageItemsFacts)]
      .filter(([path, items]) => !isLocked(path, files) && isOpen(path, items, files))
      .map(([path]): [string, string] => [path, 'packages of NuGet without packages.lock.json']);
    return new Map(open);
  },
};

function isLocked(path: string, files: EcosystemFiles): boolean {
  const folder = folderOf(path);
  return files.has(inFolder(folder, 'packages.lock.json')) || files.has(inFolder(folder, 'obj/project.assets.json'));
}

/** It names packages whose versions stand neither in it nor in a Directory.Packages.props above. */
function isOpen(path: string, items: readonly PackageItem[], files: EcosystemFiles): boolean {
  if (!items.some(({ version }) => version === undefined)) return false;
  return ![...foldersUp(folderOf(path))].some((folder) => files.has(inFolder(folder, 'Directory.Packages.props')));
}
