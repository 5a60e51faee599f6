import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { readAsked } from '../lists/asks.ts';
import { listComponents, type Naming } from '../lists/list-components.ts';
import { openWithout } from '../lists/open-manifests.ts';
import { readPackageList } from '../lists/package-list.ts';
import { folderOf, inFolder } from '../text/path.ts';
import { readMixLock } from './mix-lock.ts';
import { readMixManifest } from './mix-manifest.ts';
import { readRebarLock } from './rebar-lock.ts';

const NAMING: Naming = {
  ecosystem: 'Hex',
  tool: 'Hex',
  purl: (name, version, qualifiers) => purl('hex', undefined, name, version, qualifiers),
};

/** Hex, for Elixir and Erlang. */
export const elixir: Ecosystem = {
  formats: [
    lockfileFormat('mix-lock', ['mix.lock'], 16, readMixLock),
    lockfileFormat('rebar-lock', ['rebar.lock'], 16, readRebarLock),
    manifestFormat('mix-manifest', ['mix.exs'], 4, readMixManifest),
  ],
  components(files) {
    const manifests = decoded(files, 'mix-manifest', readAsked);
    return [
      ...[...decoded(files, 'mix-lock', readPackageList)].map(([path, list]) => {
        const beside = manifests.get(inFolder(folderOf(path), 'mix.exs'));
        // an umbrella asks in its applications: what its own mix.exs lists is not all
        const asks =
          beside !== undefined && beside.asks.length > 0 && !isUmbrella(path, manifests) ? beside.asks : undefined;
        return listComponents(path, list, NAMING, { root: beside?.root, asks });
      }),
      ...[...decoded(files, 'rebar-lock', readPackageList)].map(([path, list]) => listComponents(path, list, NAMING)),
    ];
  },
  openManifests: (files) => new Map(openWithout(files, 'mix-manifest', ['mix.lock'], 'Hex', true)),
};

function isUmbrella(path: string, manifests: ReadonlyMap<string, unknown>): boolean {
  const apps = `${inFolder(folderOf(path), 'apps')}/`;
  return [...manifests.keys()].some((manifest) => manifest.startsWith(apps));
}
