import { statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { looksLikeGitAddress } from '@vauban/collect';
import { fileProblem, Problem } from '../command/problem.ts';

/** What is to be scanned, as `collect` wants it. */
export type TargetRequest =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'files'; readonly root: string; readonly paths: readonly string[] };

/** Reads the arguments of `vauban scan`. Throws a `Problem` for what cannot be meant. */
export function targetRequest(targets: readonly string[], cwd: string): TargetRequest {
  const [first, ...others] = targets.length === 0 ? ['.'] : targets;
  if (first === undefined || first === '') throw new Problem('An empty name cannot be scanned. Name a folder.');
  if (others.length === 0 && looksLikeGitAddress(first)) return { kind: 'url', url: first };
  const address = targets.find(looksLikeGitAddress);
  if (address !== undefined) throw new Problem('A git address stands alone. Scan each repository on its own.');
  if (others.length === 0) {
    const path = resolve(cwd, first);
    if (isFolder(path, first)) return { kind: 'path', path };
  }
  return filesRequest(targets, cwd);
}

/** With `--offline` only a repository on this machine can be brought in. */
export function refuseNetwork(request: TargetRequest): void {
  if (request.kind !== 'url' || /^file:/i.test(request.url)) return;
  throw new Problem('--offline never uses the network, so a git address cannot be scanned. Scan a clone of it.');
}

/** Files (and folders) together: paths stay relative to `cwd`, else to the deepest folder that holds all of them. */
export function filesRequest(names: readonly string[], cwd: string): TargetRequest {
  const paths = names.map((name) => resolve(cwd, name));
  let root = cwd;
  while (!paths.every((path) => holds(root, path))) root = dirname(root);
  return { kind: 'files', root, paths: paths.map((path) => relative(root, path).split(sep).join('/') || '.') };
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function isFolder(path: string, shown: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw fileProblem(error, 'scan', shown) ?? error;
  }
}

/** Names from standard input: separated by NUL when there is one, else by line ends. */
export function namesFrom(input: Buffer): string[] {
  const separator = input.includes(0) ? '\0' : /\r?\n/;
  return input
    .toString('utf8')
    .split(separator)
    .filter((name) => name !== '');
}
