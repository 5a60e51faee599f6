import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat } from '../ecosystem.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
import { readConanLock } from './lockfile.ts';

const NAMING: Naming = {
  ecosystem: 'ConanCenter',
  tool: 'Conan',
  purl: (name, version, qualifiers) => purl('conan', undefined, name, version, qualifiers),
};

/** Conan, for C and C++. */
export const conan: Ecosystem = {
  formats: [lockfileFormat('conan-lock', ['conan.lock'], 16, readConanLock)],
  components: (files) =>
    [...decoded(files, 'conan-lock', readGraph)].map(([path, list]) => graphComponents(path, list, NAMING)),
  openManifests: () => new Map(),
};
