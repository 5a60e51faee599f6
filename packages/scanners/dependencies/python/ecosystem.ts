import type { Locked } from '../components/locked-component.ts';
import { decoded, type Ecosystem, type EcosystemFiles, lockfileFormat, manifestFormat } from '../ecosystem.ts';
import { hasAny, unreadableManifests } from '../gaps/beside.ts';
import { graphComponents } from '../graph/graph-components.ts';
import { readGraph } from '../graph/graph-facts.ts';
import { listed } from '../text/bounded.ts';
import { below, folderOf, foldersUp, inFolder } from '../text/path.ts';
import { isMember } from '../text/workspace-globs.ts';
import { type AskedNames, absentGaps, withNames } from './asked.ts';
import { readCondaLock } from './conda/conda-lock.ts';
import { readCondaEnvironment } from './conda/environment.ts';
import { readPixiLock } from './conda/pixi.ts';
import { pythonNaming } from './naming.ts';
import { readPdmLock } from './pdm/reader.ts';
import { readPipfileLock } from './pipenv/lockfile.ts';
import { readPipfile, readPipfileFacts } from './pipenv/pipfile.ts';
import { poetryComponents } from './poetry/components.ts';
import { readPoetryLockFacts } from './poetry/facts.ts';
import { readPoetryLock } from './poetry/reader.ts';
import { readPylock } from './pylock/reader.ts';
import { type Pyproject, readPyproject, readPyprojectFacts } from './pyproject/reader.ts';
import { requirementComponents } from './requirements/components.ts';
import { type RequirementLine, readRequirementsFacts } from './requirements/facts.ts';
import { readIncludedRequirements, readRequirements } from './requirements/reader.ts';
import { readUvLock } from './uv/reader.ts';

const LOCKS = ['poetry.lock', 'pdm.lock', 'uv.lock', 'pylock.toml', 'Pipfile.lock', 'pixi.lock'];
const CONDA_LOCKS = ['conda-lock.yml', 'conda-lock.yaml'];
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
    lockfileFormat('pdm-lock', ['pdm.lock'], 64, readPdmLock),
    lockfileFormat('uv-lock', ['uv.lock', '**/*.py.lock'], 64, readUvLock),
    lockfileFormat('pylock', ['pylock.toml', '**/pylock.*.toml'], 64, readPylock),
    lockfileFormat('pipfile-lock', ['Pipfile.lock'], 64, readPipfileLock),
    lockfileFormat('conda-lock', [...CONDA_LOCKS, '**/*.conda-lock.yml'], 64, readCondaLock),
    lockfileFormat('pixi-lock', ['pixi.lock'], 64, readPixiLock),
    manifestFormat('conda-environment', ['environment.yml', 'environment.yaml'], 4, readCondaEnvironment),
    manifestFormat('pipfile', ['Pipfile'], 4, readPipfile),
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
      ...graphs(files, 'uv-lock', 'uv', pyprojects, 'pyproject.toml'),
      ...graphs(files, 'pdm-lock', 'PDM', pyprojects, 'pyproject.toml'),
      ...graphs(files, 'pylock', 'PEP 751', pyprojects, 'pyproject.toml'),
      ...graphs(files, 'pipfile-lock', 'Pipenv', decoded(files, 'pipfile', readPipfileFacts), 'Pipfile'),
      ...graphs(files, 'conda-lock', 'conda-lock'),
      ...graphs(files, 'pixi-lock', 'pixi'),
      ...graphs(withoutLocked(files), 'conda-environment', 'conda'),
    ];
  },
  openManifests(files) {
    const pyprojects = decoded(files, 'pyproject', readPyprojectFacts);
    const { all } = requirementsOf(files);
    const open = [...pyprojects]
      .map(([path, project]) => ({ path, unpinned: unpinnedOf(path, project, pyprojects, all, files) }))
      .filter(({ unpinned }) => unpinned.length > 0)
      .map(({ path, unpinned }): [string, string] => [path, `${listed(unpinned)} without a lockfile`]);
    const pipfiles = [...files.of('pipfile').keys()]
      .filter((path) => !hasAny(files, folderOf(path), ['Pipfile.lock']))
      .map((path): [string, string] => [path, 'what it asks of Pipenv without Pipfile.lock']);
    return new Map([
      ...open,
      ...pipfiles,
      ...unreadableManifests(files, 'pyproject', LOCKS),
      ...unreadableManifests(files, 'pipfile', ['Pipfile.lock']),
      ...unreadableManifests(files, 'conda-environment', [...CONDA_LOCKS, 'pixi.lock']),
    ]);
  },
};

/** Without the environments of conda that a lockfile beside them pins. */
function withoutLocked(files: EcosystemFiles): EcosystemFiles {
  const isOpen = (path: string): boolean => !hasAny(files, folderOf(path), [...CONDA_LOCKS, 'pixi.lock']);
  return { ...files, of: (kind) => new Map([...files.of(kind)].filter(([path]) => isOpen(path))) };
}

/** The lockfiles of a kind, with what the manifest of that name beside each asks for. */
function graphs(
  files: EcosystemFiles,
  kind: string,
  tool: string,
  manifests: ReadonlyMap<string, AskedNames> = new Map(),
  manifest = '',
): Locked[] {
  return [...decoded(files, kind, readGraph)].map(([path, graph]) => {
    const asked = manifests.get(inFolder(folderOf(path), manifest));
    const rooted = withNames(graph, asked);
    return graphComponents(
      path,
      rooted,
      pythonNaming(tool),
      rooted === graph ? [] : absentGaps(path, graph, asked, manifest),
    );
  });
}

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
