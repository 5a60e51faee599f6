import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { hasAny, unreadableManifests } from '../gaps/beside.ts';
import { listed } from '../text/bounded.ts';
import { below, folderOf, foldersUp, inFolder } from '../text/path.ts';
import { isMember } from '../text/workspace-globs.ts';
import { poetryComponents } from './poetry/components.ts';
import { readPoetryLockFacts } from './poetry/facts.ts';
import { readPoetryLock } from './poetry/reader.ts';
import { type Pyproject, readPyproject, readPyprojectFacts } from './pyproject/reader.ts';
import { requirementComponents } from './requirements/components.ts';
import { type RequirementLine, readRequirementsFacts } from './requirements/facts.ts';
import { readIncludedRequirements, readRequirements } from './requirements/reader.ts';

const LOCKS = ['poetry.lock', 'pdm.lock', 'uv.lock', 'pylock.toml', 'Pipfile.lock', 'pixi.lock'];
const REQUIREMENT_NAMES = [
  '**/*requirements*.txt',
  '**/requirements/**/*.txt',
  '**/constraints*.txt',
  '**/*-constraints.txt',
];
const MiB = 1024 * 1024;

/** Every tool that installs from the Python Package Index. */
export const python: Ecosystem = {
  formats: [
    lockfileFormat('poetry-lock', ['poetry.lock'], 64, readPoetryLock),
    manifestFormat('pyproject', ['pyproject.toml'], 4, readPyproject),
    lockfileFormat('requirements', REQUIREMENT_NAMES, 16, readRequirements),
    {
      want: {
        kind: 'requirements-include',
        names: ['**/*.txt'],
        content: 'text',
        maxBytes: MiB,
        keywords: ['=='],
      },
      lockfile: false,
      fallback: true,
      read: readIncludedRequirements,
    },
  ],
  components(files, spend) {
    const pyprojects = decoded(files, 'pyproject', readPyprojectFacts);
    const { named, all } = requirementsOf(files);
    return [
      ...[...decoded(files, 'poetry-lock', readPoetryLockFacts)].map(([path, lock]) =>
        poetryComponents(path, lock, pyprojects.get(inFolder(folderOf(path), 'pyproject.toml'))),
      ),
      requirementComponents(all, (path) => named.has(path), files.has, spend),
    ];
  },
  openManifests(files) {
    const pyprojects = decoded(files, 'pyproject', readPyprojectFacts);
    const { all } = requirementsOf(files);
    const open = [...pyprojects]
      .map(([path, project]) => ({ path, unpinned: unpinnedOf(path, project, pyprojects, all, files) }))
      .filter(({ unpinned }) => unpinned.length > 0)
      .map(({ path, unpinned }): [string, string] => [path, `${listed(unpinned)} without a lockfile`]);
    return new Map([...open, ...unreadableManifests(files, 'pyproject', LOCKS)]);
  },
};

interface Requirements {
  /** Those whose own name says so; the others count where one of these includes them. */
  readonly named: ReadonlySet<string>;
  readonly all: ReadonlyMap<string, readonly RequirementLine[]>;
}

function requirementsOf(files: EcosystemFiles): Requirements {
  const named = decoded(files, 'requirements', readRequirementsFacts);
  const included = decoded(files, 'requirements-include', readRequirementsFacts);
  const all = [...named, ...included].sort(([a], [b]) => (a < b ? -1 : 1));
  return { named: new Set(named.keys()), all: new Map(all) };
}

/** What a pyproject.toml asks for and neither a lockfile nor a requirements file beside it pins. */
function unpinnedOf(
  path: string,
  project: Pyproject,
  pyprojects: ReadonlyMap<string, Pyproject>,
  requirements: Requirements['all'],
  files: EcosystemFiles,
): string[] {
  const folder = folderOf(path);
  if (hasAny(files, folder, LOCKS)) return [];
  for (const at of foldersUp(folder)) {
    const members = pyprojects.get(inFolder(at, 'pyproject.toml'))?.members ?? [];
    if (files.has(inFolder(at, 'uv.lock')) && isMember(members, below(at, folder) ?? '')) return [];
  }
  const wanted = new Set([...project.main, ...project.optional, ...project.development]);
  wanted.delete(project.name ?? '');
  for (const [file, lines] of requirements) {
    if (folderOf(file) !== folder && folderOf(file) !== inFolder(folder, 'requirements')) continue;
    for (const line of lines) if (line.version !== undefined && line.name !== undefined) wanted.delete(line.name);
  }
  return [...wanted];
}
