import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { unreadableManifests } from '../gaps/beside.ts';
import { readAsked } from '../lists/asks.ts';
import { listComponents, type Naming } from '../lists/list-components.ts';
import { openWithout } from '../lists/open-manifests.ts';
import { readPackageList } from '../lists/package-list.ts';
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
    return [...decoded(files, 'composer-lock', readPackageList)].map(([path, list]) => {
      const beside = manifests.get(inFolder(folderOf(path), 'composer.json'));
      return listComponents(path, list, NAMING, { root: beside?.root, asks: beside?.asks });
    });
  },
  openManifests: (files) =>
    new Map([
      ...openWithout(files, 'composer-manifest', ['composer.lock'], 'Composer'),
      ...unreadableManifests(files, 'composer-manifest', ['composer.lock']),
    ]),
};
