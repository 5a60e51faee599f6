import { matchesGlob, type Project } from '@vauban/domain';
import { parseDocument } from 'yaml';

/** Reads a file of the repository as text; null when it cannot be read. */
export type ReadText = (path: string) => string | null;

const MANIFESTS = ['package.json', 'Cargo.toml', 'go.mod', 'pyproject.toml'];

/**
 * The projects of a monorepo: members of npm, pnpm, yarn and Cargo workspaces, folders with a go.mod or pyproject.toml.
 * `paths` are all files of the repository, sorted. Empty when there is only one project.
 */
export function findProjects(paths: readonly string[], read: ReadText): Project[] {
  const members = [...npmGlobs(read), ...cargoGlobs(read)];
  const found = new Map<string, Project>();
  for (const path of paths) {
    const cut = path.lastIndexOf('/');
    const folder = cut === -1 ? '.' : path.slice(0, cut);
    const manifest = path.slice(cut + 1);
    if (folder === '.' || found.has(folder) || !MANIFESTS.includes(manifest) || isFixture(folder)) continue;
    const alone = manifest === 'go.mod' || manifest === 'pyproject.toml';
    if (!alone && !isMember(folder, members)) continue;
    found.set(folder, { name: nameIn(manifest, read(path) ?? '') ?? folder, path: folder });
  }
  return distinctNames([...found.values()]);
}

function isFixture(folder: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|fixtures?|testdata|examples?|vendor|node_modules)(?:\/|$)/.test(folder);
}

function isMember(folder: string, globs: readonly string[]): boolean {
  const inside = globs.some((glob) => !glob.startsWith('!') && matchesGlob(glob, folder));
  return inside && !globs.some((glob) => glob.startsWith('!') && matchesGlob(glob.slice(1), folder));
}

function npmGlobs(read: ReadText): string[] {
  const globs: unknown[] = [];
  try {
    const { workspaces } = JSON.parse(read('package.json') ?? '{}') as { workspaces?: unknown };
    globs.push(...listIn(Array.isArray(workspaces) ? workspaces : (workspaces as { packages?: unknown })?.packages));
  } catch {
    // a broken manifest names no members; the scan itself says that it is broken
  }
  const pnpm = read('pnpm-workspace.yaml');
  if (pnpm !== null) {
    const document: unknown = parseDocument(pnpm, { logLevel: 'silent' }).toJS({ maxAliasCount: 10 });
    globs.push(...listIn((document as { packages?: unknown } | null)?.packages));
  }
  return globs.filter((glob): glob is string => typeof glob === 'string').map((glob) => glob.replace(/\/+$/, ''));
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function cargoGlobs(read: ReadText): string[] {
  const members = /^\s*members\s*=\s*\[([^\]]*)\]/m.exec(read('Cargo.toml') ?? '')?.[1] ?? '';
  return [...members.matchAll(/["']([^"'\n]+)["']/g)].map((match) => (match[1] ?? '').replace(/\/+$/, ''));
}

function nameIn(manifest: string, text: string): string | null {
  if (manifest === 'go.mod') return /^module\s+\S*?([^/\s]+)\s*$/m.exec(text)?.[1] ?? null;
  if (manifest !== 'package.json') return /^\s*name\s*=\s*["']([^"'\n]+)["']/m.exec(text)?.[1] ?? null;
  try {
    const { name } = JSON.parse(text) as { name?: unknown };
    return typeof name === 'string' && name !== '' ? name : null;
  } catch {
    return null;
  }
}

/** Two projects of one name are told apart by their folders. */
function distinctNames(projects: readonly Project[]): Project[] {
  const times = new Map<string, number>();
  for (const { name } of projects) times.set(name, (times.get(name) ?? 0) + 1);
  return projects.map((project) => ((times.get(project.name) ?? 0) > 1 ? { ...project, name: project.path } : project));
}
