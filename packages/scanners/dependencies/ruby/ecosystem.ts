import { purl } from '../components/purl.ts';
import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { type Asked, readAsked } from '../lists/asks.ts';
import { listComponents, type Naming } from '../lists/list-components.ts';
import { openWithout } from '../lists/open-manifests.ts';
import { type Ask, type PackageList, readPackageList } from '../lists/package-list.ts';
import { folderOf, inFolder, nameOf } from '../text/path.ts';
import { readGemfile } from './gemfile.ts';
import { readGemfileLock } from './lockfile.ts';

const NAMING: Naming = {
  ecosystem: 'RubyGems',
  tool: 'Bundler',
  purl: (name, version, qualifiers) => purl('gem', undefined, name, version, qualifiers),
};

/** Bundler and RubyGems. */
export const ruby: Ecosystem = {
  formats: [
    lockfileFormat('gemfile-lock', ['Gemfile.lock', 'gems.locked', '**/*.gemfile.lock'], 32, readGemfileLock),
    manifestFormat('gemfile', ['Gemfile'], 4, readGemfile),
    manifestFormat('gems-rb', ['gems.rb'], 4, readGemfile),
    manifestFormat('gemfile-other', ['**/*.gemfile'], 4, readGemfile),
  ],
  components(files) {
    const gemfiles = gemfilesOf(files);
    return [...decoded(files, 'gemfile-lock', readPackageList)].map(([path, list]) =>
      listComponents(path, list, NAMING, { asks: asksOf(list, gemfiles.get(gemfileOf(path))) }),
    );
  },
  openManifests: (files) =>
    new Map([
      ...openWithout(files, 'gemfile', ['Gemfile.lock'], 'Bundler'),
      ...openWithout(files, 'gems-rb', ['gems.locked'], 'Bundler'),
    ]),
};

function gemfilesOf(files: EcosystemFiles): Map<string, Asked> {
  return new Map(['gemfile', 'gems-rb', 'gemfile-other'].flatMap((kind) => [...decoded(files, kind, readAsked)]));
}

function gemfileOf(path: string): string {
  const name = nameOf(path);
  return inFolder(folderOf(path), name === 'gems.locked' ? 'gems.rb' : name.replace(/\.lock$/, ''));
}

/** The lockfile says what is asked for, the Gemfile in which groups; what only a gemspec asks for is told nowhere. */
function asksOf(list: PackageList, gemfile: Asked | undefined): readonly Ask[] {
  const scopes = new Map(gemfile?.asks.map(({ key, scope }) => [key, scope]));
  return list.asks.map((ask) => ({ ...ask, scope: scopes.get(ask.key) ?? ask.scope }));
}
