import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat } from '../ecosystem.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
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
    [...decoded(files, 'pubspec-lock', readGraph)].map(([path, list]) => graphComponents(path, list, NAMING)),
  openManifests: () => new Map(),
};
