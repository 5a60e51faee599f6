import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { openWithout } from '../gaps/open-manifests.ts';
import { readAsked, withAsked } from '../graph/asked.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
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
      ...[...decoded(files, 'mix-lock', readGraph)].map(([path, graph]) => {
        const beside = manifests.get(inFolder(folderOf(path), 'mix.exs'));
        // an umbrella asks in its applications: what its own mix.exs lists is not all
        const asks =
          beside !== undefined && beside.asks.length > 0 && !isUmbrella(path, manifests) ? beside : undefined;
        const rooted = withAsked(graph, asks, (item) => item.alias ?? item.name);
        return graphComponents(path, { name: beside?.root, ...rooted }, NAMING);
      }),
      ...[...decoded(files, 'rebar-lock', readGraph)].map(([path, list]) => graphComponents(path, list, NAMING)),
    ];
  },
  openManifests: (files) => new Map(openWithout(files, 'mix-manifest', ['mix.lock'], 'Hex', true)),
};

function isUmbrella(path: string, manifests: ReadonlyMap<string, unknown>): boolean {
  const apps = `${inFolder(folderOf(path), 'apps')}/`;
  return [...manifests.keys()].some((manifest) => manifest.startsWith(apps));
}
