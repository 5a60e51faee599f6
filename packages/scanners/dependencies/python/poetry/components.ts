import type { Component, ComponentScope, Gap } from '@vauban/domain';
import type { Locked, LockedComponent } from '../../components/locked-component.ts';
import { withNeeds } from '../../components/needs.ts';
import { pypiPurl } from '../../components/purl.ts';
import { gap, notInRegistry, unresolved } from '../../gaps/component-gaps.ts';
import { folderOf, nameOf } from '../../text/path.ts';
import { type NameGraph, walkNames } from '../name-graph.ts';
import type { Pyproject } from '../pyproject/reader.ts';
import type { PoetryLock, PoetryPackage } from './facts.ts';

/** The components of one poetry.lock; the pyproject.toml beside it says what is direct and why the rest is there. */
export function poetryComponents(path: string, lock: PoetryLock, pyproject: Pyproject | undefined): Locked {
  if (!lock.isKnown) {
    return {
      components: [],
      gaps: [
        gap(
          'lockfile-unsupported',
          path,
          `${path} has lock-version ${lock.lockVersion}, which Vauban does not know yet`,
        ),
      ],
    };
  }
  const ways = pyproject === undefined ? null : waysOf(path, lock.packages, pyproject);
  const elsewhere = lock.packages.filter((item) => item.source !== 'registry');
  const open = lock.packages
    .filter((item) => item.source === 'registry' && item.version === '')
    .map((item) => item.name);
  const gaps: Gap[] = [
    ...unresolved(path, open, (names) => `${path} names ${names} without a version`),
    ...unresolved(
      path,
      absentNames(lock.packages, pyproject),
      (names) => `pyproject.toml asks for ${names}, which ${path} does not hold: run \`poetry lock\``,
    ),
    ...notInRegistry(
      path,
      elsewhere.map((item) => `${item.name} (${item.source})`),
    ),
  ];
  const known = lock.packages.filter((item) => !open.includes(item.name));
  const components = known.map((item) => component(path, item, ways));
  const purls = new Map<string, string[]>();
  for (const [at, { name }] of known.entries()) {
    purls.set(name, [...(purls.get(name) ?? []), components[at]?.component.purl as string]);
  }
  const needed = ({ needs }: PoetryPackage): string[] => needs.flatMap((name) => purls.get(name) ?? []);
  return { components: known.map((item, at) => withNeeds(components[at] as LockedComponent, needed(item))), gaps };
}

interface Ways {
  readonly direct: ReadonlySet<string>;
  readonly all: NameGraph;
  /** What is reached without the developers' groups; and without extras. */
  readonly production: NameGraph;
  readonly required: NameGraph;
}

function waysOf(path: string, packages: readonly PoetryPackage[], pyproject: Pyproject): Ways {
  const { main, optional, development } = pyproject;
  const root = pyproject.name ?? (nameOf(folderOf(path)) || '.');
  const needs = new Map<string, string[]>();
  for (const item of packages) {
    const known = needs.get(item.name);
    if (known === undefined) needs.set(item.name, [...item.needs]);
    else for (const need of item.needs) known.push(need);
  }
  const walk = (from: readonly string[]): NameGraph => walkNames(root, from, needs);
  return {
    direct: new Set([...main, ...optional, ...development]),
    all: walk([...main, ...optional, ...development]),
    production: walk([...main, ...optional]),
    required: walk(main),
  };
}

function absentNames(packages: readonly PoetryPackage[], pyproject: Pyproject | undefined): string[] {
  if (pyproject === undefined) return [];
  const names = new Set(packages.map((item) => item.name));
  const wanted = new Set([...pyproject.main, ...pyproject.optional, ...pyproject.development]);
  return [...wanted].filter((name) => !names.has(name) && name !== pyproject.name);
}

function component(path: string, item: PoetryPackage, ways: Ways | null): LockedComponent {
  const { name, version, source, address, hash } = item;
  const qualifier = source === 'git' ? 'vcs_url' : source === 'url' ? 'download_url' : undefined;
  const chain = ways?.all.path(name) ?? [];
  const direct = ways === null ? 'unknown' : ways.direct.has(name);
  const made: Component = {
    purl: pypiPurl(
      name,
      version,
      qualifier === undefined || address === undefined ? undefined : { [qualifier]: address },
    ),
    ecosystem: 'PyPI',
    name,
    version,
    direct,
    scope: scopeOf(item, ways),
    source,
    location: { path, ...(item.line === 0 ? {} : { line: item.line, column: 1 }), snippet: item.snippet },
    path: chain,
    ...(address === undefined ? {} : { resolved: address }),
    ...(hash === undefined ? {} : { integrity: hash }),
  };
  const through = direct === false ? chain[1] : undefined;
  return { component: made, further: [], ...(through === undefined ? {} : { through }) };
}

/** By the lockfile's own word; where it has none (Poetry 1.5 to 1.8), by what reaches it. */
function scopeOf(item: PoetryPackage, ways: Ways | null): ComponentScope {
  if (item.groups.length > 0) {
    if (!item.groups.includes('main')) return 'development';
    return item.optional ? 'optional' : 'production';
  }
  if (ways === null) return item.optional ? 'optional' : 'unknown';
  if (ways.required.has(item.name)) return item.optional ? 'optional' : 'production';
  if (ways.production.has(item.name)) return 'optional';
  return ways.all.has(item.name) ? 'development' : 'unknown';
}
