import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat } from '../ecosystem.ts';
import { listComponents, type Naming } from '../lists/list-components.ts';
import { readPackageList } from '../lists/package-list.ts';
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
    [...decoded(files, 'conan-lock', readPackageList)].map(([path, list]) => listComponents(path, list, NAMING)),
  openManifests: () => new Map(),
};
