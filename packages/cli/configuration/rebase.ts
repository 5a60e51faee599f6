import type { Configuration, Project } from '@vauban/domain';

const MOST_VARIANTS = 64;

/** Compares one name with one part of a glob. */
type MatchesPart = (part: string, name: string) => boolean;

/**
 * What is left of a glob for paths below a folder: `packages/*` + `/test/**` becomes `test/**` below `packages/api`.
 * Empty when it can match nothing there.
 */
export function rebaseGlob(glob: string, folder: readonly string[], matches: MatchesPart): string[] {
  const left = new Set<string>();
  for (const variant of alternatives(glob)) {
    const relative = variant.replace(/^\.?\//, '');
    let states = [(relative.endsWith('/') ? `${relative}**` : relative).split('/')];
    for (const name of folder) states = states.flatMap((parts) => after(parts, name, matches));
    for (const parts of states) if (parts.length > 0) left.add(parts.join('/'));
  }
  return [...left].sort();
}

/** The parts of a glob that are left after one name. */
function after(parts: readonly string[], name: string, matches: MatchesPart): string[][] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  if (first === '**') return [[...parts], ...(rest.length > 0 ? after(rest, name, matches) : [])];
  return matches(first, name) ? [rest] : [];
}

/** `{a,b}` written out, since an alternative may hold slashes; the glob itself where that would be too many. */
function alternatives(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const braces = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(next);
    if (braces === null) done.push(next);
    else for (const word of (braces[2] ?? '').split(',')) open.push(`${braces[1]}${word}${braces[3]}`);
    if (done.length + open.length > MOST_VARIANTS) return [glob];
  }
  return done;
}

/**
 * A configuration that was written for a folder above the scanned one, as the scanned one sees it: its globs and
 * project paths become relative to it. `folder` are the names from the file's folder down to the scanned one.
 */
export function rebaseConfiguration(
  configuration: Configuration,
  folder: readonly string[],
  matches: MatchesPart,
): Configuration {
  if (folder.length === 0) return configuration;
  const globs = (glob: string) => rebaseGlob(glob, folder, matches);
  const withPath = <T extends { readonly path?: string }>(entry: T): T[] =>
    entry.path === undefined ? [entry] : globs(entry.path).map((path) => ({ ...entry, path }));
  const { policy } = configuration;
  return {
    ...configuration,
    policy: { ...policy, acceptedGaps: policy.acceptedGaps.flatMap(withPath) },
    exclude: configuration.exclude.flatMap(globs),
    decisions: configuration.decisions.flatMap(withPath),
    projects: rebaseProjects(configuration.projects, folder),
  };
}

/** Those below the folder, and as owner of the rest the one with the longest path around it. */
function rebaseProjects(projects: readonly Project[], folder: readonly string[]): Project[] {
  const here = `${folder.join('/')}/`;
  const placed = projects.map((project) => ({ project, path: folderPath(project.path) }));
  const below = placed
    .filter(({ path }) => path.startsWith(here) && path !== here)
    .map(({ project, path }) => ({ ...project, path: path.slice(here.length, -1) }));
  const [around] = placed.filter(({ path }) => here.startsWith(path)).sort((a, b) => b.path.length - a.path.length);
  return around === undefined ? below : [...below, { ...around.project, path: '.' }];
}

/** With a slash at its end; empty for the top. */
function folderPath(path: string): string {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  return names.map((name) => `${name}/`).join('');
}
