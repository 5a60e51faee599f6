import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat } from '../ecosystem.ts';
import { listComponents, type Naming } from '../lists/list-components.ts';
import { readPackageList } from '../lists/package-list.ts';
import { readPubspecLock } from './lockfile.ts';

const NAMING: Naming = {
  ecosystem: 'Pub',
  tool: 'Pub',
  purl: (name, version, qualifiers) => purl('pub', undefined, name, version, qualifiers),
};

/** Dart and Flutter. */
export const dart: Ecosystem = {
  formats: [lockfileFormat('pubspec-lock', ['pubspec.lock'], 16, readPubspecLock)],
  components: (files) =>
    [...decoded(files, 'pubspec-lock', readPackageList)].map(([path, list]) => listComponents(path, list, NAMING)),
  openManifests: () => new Map(),
};
