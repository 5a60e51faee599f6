import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat } from '../ecosystem.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
import { readBill } from './reader.ts';

/** Type of the purl, and what stands between namespace and name in OSV's words. */
const TYPES: ReadonlyMap<string, readonly [type: string, separator: string | null]> = new Map([
  ['npm', ['npm', '/']],
  ['PyPI', ['pypi', null]],
  ['crates.io', ['cargo', null]],
  ['Go', ['golang', '/']],
  ['Maven', ['maven', ':']],
  ['NuGet', ['nuget', null]],
  ['RubyGems', ['gem', null]],
  ['Packagist', ['composer', '/']],
  ['Pub', ['pub', null]],
  ['Hex', ['hex', '/']],
  ['SwiftURL', ['swift', '/']],
  ['ConanCenter', ['conan', null]],
]);
const DISTRIBUTIONS: ReadonlyMap<string, readonly [type: string, namespace: string]> = new Map([
  ['Debian', ['deb', 'debian']],
  ['Ubuntu', ['deb', 'ubuntu']],
  ['Alpine', ['apk', 'alpine']],
  ['Wolfi', ['apk', 'wolfi']],
  ['Chainguard', ['apk', 'chainguard']],
  ['AlmaLinux', ['rpm', 'almalinux']],
  ['Rocky Linux', ['rpm', 'rocky']],
]);

const NAMING: Naming = {
  ecosystem: 'generic',
  tool: 'a bill of materials',
  purl(name, version, qualifiers, ecosystem) {
    const [feed = '', release] = ecosystem.split(':');
    const distribution = DISTRIBUTIONS.get(feed);
    if (distribution !== undefined) {
      const distro = release === undefined ? {} : { distro: `${distribution[1]}-${release.replace(/^v/, '')}` };
      return purl(distribution[0], distribution[1], name, version, { ...qualifiers, ...distro });
    }
    const [type, separator] = TYPES.get(feed) ?? ['generic', null];
    const at = separator === null ? -1 : name.lastIndexOf(separator);
    return purl(type, at < 0 ? undefined : name.slice(0, at), name.slice(at + 1), version, qualifiers);
  },
};

const SURE = ['**/*.cdx.json', '**/*.cdx.xml', '**/*.spdx.json', '*.spdx'];
const LIKELY = ['bom.json', 'bom.xml', 'sbom.json', 'sbom.xml'];

/** Bills of materials that other tools wrote: CycloneDX and SPDX. */
export const sbom: Ecosystem = {
  formats: [
    lockfileFormat('sbom', SURE, 64, (input) => readBill(input, true)),
    lockfileFormat('sbom-by-name', LIKELY, 64, (input) => readBill(input, false)),
  ],
  components: (files) =>
    ['sbom', 'sbom-by-name'].flatMap((kind) =>
      [...decoded(files, kind, readGraph)].map(([path, graph]) => graphComponents(path, graph, NAMING)),
    ),
  openManifests: () => new Map(),
};
