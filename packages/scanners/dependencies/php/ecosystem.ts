import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { unreadableManifests } from '../gaps/beside.ts';
import { openWithout } from '../gaps/open-manifests.ts';
import { readAsked, withAsked } from '../graph/asked.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
import { folderOf, inFolder } from '../text/path.ts';
import { readComposerLock } from './lockfile.ts';
import { readComposerManifest } from './manifest.ts';

const NAMING: Naming = {
  ecosystem: 'Packagist',
  tool: 'Composer',
  purl(name, version, qualifiers) {
    const slash = name.indexOf('/');
    return purl('composer', slash < 0 ? undefined : name.slice(0, slash), name.slice(slash + 1), version, qualifiers);
  },
};

/** Composer and Packagist. */
export const php: Ecosystem = {
  formats: [
    lockfileFormat('composer-lock', ['composer.lock'], 64, readComposerLock),
    manifestFormat('composer-manifest', ['composer.json'], 4, readComposerManifest),
  ],
  components(files) {
    const manifests = decoded(files, 'composer-manifest', readAsked);
    return [...decoded(files, 'composer-lock', readGraph)].map(([path, graph]) => {
      const beside = manifests.get(inFolder(folderOf(path), 'composer.json'));
      return graphComponents(
        path,
        withAsked(graph, beside, (item) => item.name.toLowerCase()),
        NAMING,
      );
    });
  },
  openManifests: (files) =>
    new Map([
      ...openWithout(files, 'composer-manifest', ['composer.lock'], 'Composer'),
      ...unreadableManifests(files, 'composer-manifest', ['composer.lock']),
    ]),
};
