import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat } from '../ecosystem.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
import { readPackageResolved } from './package-resolved.ts';
import { readPodfileLock } from './podfile-lock.ts';

const SWIFT: Naming = {
  ecosystem: 'SwiftURL',
  tool: 'Swift',
  purl(name, version, qualifiers) {
    const slash = name.lastIndexOf('/');
    return purl('swift', slash < 0 ? undefined : name.slice(0, slash), name.slice(slash + 1), version, qualifiers);
  },
};

const COCOAPODS: Naming = {
  ecosystem: 'CocoaPods',
  tool: 'CocoaPods',
  purl: (name, version, qualifiers) => purl('cocoapods', undefined, name, version, qualifiers),
};

/** The Swift Package Manager and CocoaPods. */
export const swift: Ecosystem = {
  formats: [
    lockfileFormat('package-resolved', ['Package.resolved'], 16, readPackageResolved),
    lockfileFormat('podfile-lock', ['Podfile.lock'], 16, readPodfileLock),
  ],
  components: (files) => [
    ...[...decoded(files, 'package-resolved', readGraph)].map(([path, list]) => graphComponents(path, list, SWIFT)),
    ...[...decoded(files, 'podfile-lock', readGraph)].map(([path, list]) => graphComponents(path, list, COCOAPODS)),
  ],
  openManifests: () => new Map(),
};
