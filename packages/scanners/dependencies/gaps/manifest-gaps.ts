import type { Gap } from '@vauban/domain';
import { isMember } from '../npm/workspace-globs.ts';
import type { DependencyFiles } from '../read-target.ts';
import { listed, plural } from '../text/bounded.ts';
import { below, folderOf, foldersUp, inFolder, nameOf } from '../text/path.ts';
import { gap } from './component-gaps.ts';
import { testFolderOf } from './test-folder.ts';

const NPM_LOCKS = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
];
const PYTHON_LOCKS = ['poetry.lock', 'pdm.lock', 'uv.lock', 'pylock.toml', 'Pipfile.lock', 'pixi.lock'];
const VENDORED = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'site-packages',
  'Pods',
  '.venv',
  'third_party',
]);

/** Manifests whose versions nothing pins down; those of vendored packages and of test folders are summed up. */
export function manifestGaps(files: DependencyFiles): Gap[] {
  const open = new Map<string, string>();
  for (const [path, manifest] of files.npmManifests) {
    if (manifest.foreign > 0 && !isNpmLocked(path, files))
      open.set(
        path,
        `${plural(manifest.foreign, 'dependency', 'dependencies')} without a lockfile: commit the one that your package manager writes`,
      );
  }
  for (const path of files.pyprojects.keys()) {
    const unpinned = unpinnedOf(path, files);
    if (unpinned.length > 0) open.set(path, `${listed(unpinned)} without a lockfile`);
  }
  for (const [path, manifest] of files.cargoManifests) {
    if (manifest.asks && !isCargoLocked(path, files)) open.set(path, 'crates without a Cargo.lock');
  }
  for (const [path, manifest] of files.manifests) {
    const names = manifest.lockedBy.map((name) =>
      name.startsWith('*.') ? nameOf(path).replace(/\.[^.]*$/, name.slice(1)) : name,
    );
    if (!hasAny(files, folderOf(path), names, manifest.workspaces))
      open.set(path, `what it asks of ${manifest.tool} without ${listed(names)}`);
  }
  for (const { path, kind, reason } of files.refused) {
    const locks =
      kind === 'npm-manifest'
        ? NPM_LOCKS
        : kind === 'pyproject'
          ? PYTHON_LOCKS
          : kind === 'cargo-manifest'
            ? ['Cargo.lock']
            : null;
    if (locks !== null && !hasAny(files, folderOf(path), locks, false))
      open.set(path, `what nobody can read (${reason}), without a lockfile`);
  }
  return summed(open);
}

function hasAny(files: DependencyFiles, folder: string, names: readonly string[], above: boolean): boolean {
  for (const at of above ? foldersUp(folder) : [folder]) {
    if (names.some((name) => files.has(inFolder(at, name)))) return true;
  }
  return false;
}

/** By a lockfile beside it, or one of a workspace above that it is a member of. */
function isNpmLocked(path: string, files: DependencyFiles): boolean {
  const folder = folderOf(path);
  for (const at of foldersUp(folder)) {
    if (files.has(inFolder(at, 'rush.json')) && files.has(inFolder(at, 'common/config/rush/pnpm-lock.yaml')))
      return true;
    if (!hasAny(files, at, NPM_LOCKS, false)) continue;
    if (at === folder) return true;
    const member = below(at, folder) ?? '';
    const globs = files.npmManifests.get(inFolder(at, 'package.json'))?.workspaces ?? [];
    const pnpm = files.pnpmWorkspaces.get(inFolder(at, 'pnpm-workspace.yaml')) ?? [];
    if (isMember(globs, member) || isMember(pnpm, member)) return true;
    const lockfile = files.npmLockfiles.get(inFolder(at, 'package-lock.json'));
    if (lockfile?.shape === 'packages' && lockfile.entries.some((entry) => entry.key === member)) return true;
  }
  return false;
}

/** What a pyproject.toml asks for and neither a lockfile nor a requirements file beside it pins. */
function unpinnedOf(path: string, files: DependencyFiles): string[] {
  const folder = folderOf(path);
  const project = files.pyprojects.get(path);
  if (project === undefined || hasAny(files, folder, PYTHON_LOCKS, false)) return [];
  for (const at of foldersUp(folder)) {
    const members = files.pyprojects.get(inFolder(at, 'pyproject.toml'))?.members ?? [];
    if (files.has(inFolder(at, 'uv.lock')) && isMember(members, below(at, folder) ?? '')) return [];
  }
  const wanted = new Set([...project.main, ...project.optional, ...project.development]);
  wanted.delete(project.name ?? '');
  for (const [file, lines] of files.requirements) {
    if (folderOf(file) !== folder && folderOf(file) !== inFolder(folder, 'requirements')) continue;
    for (const line of lines) if (line.version !== undefined && line.name !== undefined) wanted.delete(line.name);
  }
  return [...wanted];
}

function isCargoLocked(path: string, files: DependencyFiles): boolean {
  const folder = folderOf(path);
  const own = files.cargoManifests.get(path);
  for (const at of foldersUp(folder)) {
    if (!files.has(inFolder(at, 'Cargo.lock'))) continue;
    if (at === folder) return true;
    const workspace = files.cargoManifests.get(inFolder(at, 'Cargo.toml'));
    const member = below(at, folder) ?? '';
    const isExcluded = workspace?.exclude.some((name) => member === name || member.startsWith(`${name}/`)) ?? true;
    if (workspace?.isWorkspace === true && own?.isWorkspace !== true && !isExcluded) return true;
  }
  return false;
}

/** One gap a manifest; below a folder of tests or of vendored packages one for the folder, which stands only for itself. */
function summed(open: ReadonlyMap<string, string>): Gap[] {
  const gaps: Gap[] = [];
  const sums = new Map<string, { count: number; of: string }>();
  for (const [path, says] of open) {
    const vendored = vendorFolderOf(path);
    const folder = topmost(testFolderOf(path), vendored);
    if (folder === undefined) {
      gaps.push(gap('manifest-without-lockfile', path, `${path} names ${says}`));
      continue;
    }
    const of = folder === vendored ? 'of vendored packages' : 'of tests';
    sums.set(folder, { of, count: (sums.get(folder)?.count ?? 0) + 1 });
  }
  for (const [folder, { count, of }] of sums) {
    const message = `${plural(count, 'manifest')} ${of} below ${folder} without a lockfile`;
    gaps.push(gap('manifest-without-lockfile', folder, message, count));
  }
  return gaps;
}

function topmost(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.length <= b.length ? a : b;
}

function vendorFolderOf(path: string): string | undefined {
  const names = path.split('/');
  const at = names.slice(0, -1).findIndex((name) => VENDORED.has(name));
  return at < 0 ? undefined : names.slice(0, at + 1).join('/');
}
