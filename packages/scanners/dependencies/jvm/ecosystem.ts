import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { hasAny } from '../gaps/beside.ts';
import { graphComponents } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
import { folderOf, inFolder } from '../text/path.ts';
import { readPresence } from '../unsupported/presence.ts';
import { readArchive } from './archive/reader.ts';
import { readCatalogue } from './gradle/catalogue.ts';
import { readGradleLockfile } from './gradle/lockfile.ts';
import { readVerification } from './gradle/verification.ts';
import { mavenComponents } from './maven/components.ts';
import { readPom, readPomFacts } from './maven/pom.ts';
import { mavenNaming } from './naming.ts';

const MiB = 1024 * 1024;
const GRADLE = mavenNaming('Gradle');
const GRADLE_LISTS = ['gradle-lock', 'gradle-catalogue', 'gradle-verification'];
const ARCHIVES = ['**/*.jar', '**/*.war', '**/*.ear', '**/*.hpi'];

/** Maven and Gradle, and what they build. */
export const jvm: Ecosystem = {
  formats: [
    lockfileFormat('maven-pom', ['pom.xml'], 16, readPom),
    lockfileFormat(
      'gradle-lock',
      ['gradle.lockfile', 'buildscript-gradle.lockfile', '**/dependency-locks/*.lockfile'],
      16,
      readGradleLockfile,
    ),
    lockfileFormat('gradle-catalogue', ['**/*.versions.toml'], 4, readCatalogue),
    lockfileFormat('gradle-verification', ['verification-metadata.xml'], 32, readVerification),
    manifestFormat('gradle-build', ['build.gradle', 'build.gradle.kts'], 16, readPresence(['dependencies'])),
    {
      want: { kind: 'java-archive', names: ARCHIVES, content: 'any', maxBytes: 512 * MiB },
      lockfile: false,
      read: readArchive,
    },
  ],
  components: (files, spend) => [
    ...mavenComponents(decoded(files, 'maven-pom', readPomFacts), spend),
    ...GRADLE_LISTS.flatMap((kind) => [...decoded(files, kind, readGraph)]).map(([path, list]) =>
      graphComponents(path, list, GRADLE),
    ),
    ...[...decoded(files, 'java-archive', readGraph)].map(([path, list]) =>
      graphComponents(path, list, mavenNaming('Java')),
    ),
  ],
  openManifests(files) {
    const open = [...files.of('gradle-build').keys()].filter((path) => !isLocked(path, files));
    return new Map(open.map((path) => [path, 'what it asks of Gradle without gradle.lockfile']));
  },
};

function isLocked(path: string, files: EcosystemFiles): boolean {
  const folder = folderOf(path);
  if (hasAny(files, folder, ['gradle.lockfile'])) return true;
  const isBelow = (at: string): boolean => at.startsWith(inFolder(folder, 'gradle/dependency-locks/'));
  return [...files.of('gradle-lock').keys()].some(isBelow);
}
