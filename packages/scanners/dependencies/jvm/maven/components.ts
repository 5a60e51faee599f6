import type { ComponentScope } from '@vauban/domain';
import type { Locked } from '../../components/locked-component.ts';
import { gap } from '../../gaps/component-gaps.ts';
import { graphComponents } from '../../graph/graph-components.ts';
import { graphOf, type ListedPackage, listed } from '../../graph/package-list.ts';
import { listed as namesOf, plural, snippet } from '../../text/bounded.ts';
import { below, folderOf } from '../../text/path.ts';
import { mavenNaming } from '../naming.ts';
import type { Model } from './model.ts';
import type { Pom, PomDependency } from './pom.ts';
import { Reactor } from './reactor.ts';

const NAMING = mavenNaming('Maven');
const SCOPES: ReadonlyMap<string, ComponentScope> = new Map([
  ['compile', 'production'],
  ['runtime', 'production'],
  // whoever runs the program brings it along
  ['provided', 'peer'],
  ['test', 'development'],
  ['system', 'production'],
]);
const IN_PROFILE = '% asks for it only in a profile, which a build may leave out';
/** No range and no word that stands for a release that is not known yet. */
const EXACT = /^(?!LATEST$|RELEASE$)[^\s[\](),${}]+$/;

interface Found {
  readonly packages: readonly ListedPackage[];
  /** Names whose version nothing in the target sets. */
  readonly open: readonly string[];
  readonly absent: readonly string[];
}

/**
 * What the pom.xml files of a target ask for, with the versions that they, their parents and the imported lists in the
 * target set. What those need in turn stands in a repository on the network and is told as a gap, one for each tree of
 * modules.
 */
export function mavenComponents(poms: ReadonlyMap<string, Pom>, spend: (steps: number) => void): Locked[] {
  const reactor = new Reactor(poms, spend);
  const found = new Map<string, Found>();
  const answers: Locked[] = [];
  for (const path of poms.keys()) {
    const model = reactor.model(path);
    if (model === undefined) continue;
    const of = dependenciesOf(model, reactor);
    found.set(path, of);
    answers.push(graphComponents(path, graphOf({ root: model.name, packages: of.packages }), NAMING));
  }
  return [
    ...answers,
    { components: [], gaps: [...treesOf(found)].flatMap(([path, members]) => treeGaps(path, members)) },
  ];
}

function dependenciesOf(model: Model, reactor: Reactor): Found {
  const packages: ListedPackage[] = [];
  const open: string[] = [];
  for (const part of model.pom.parts) {
    for (const item of part.dependencies) {
      const said = resolved(item, model, reactor);
      if (said.version === undefined) open.push(said.asked);
      else packages.push({ ...packageOf(item, said, said.version), ...(part.isOptional && { unsure: IN_PROFILE }) });
    }
  }
  return { packages: [...packages, ...overridden(model, reactor)], open, absent: reactor.absent(model) };
}

/** What is inherited stands with the pom.xml that names it, unless a version turns out otherwise here. */
function overridden(model: Model, reactor: Reactor): ListedPackage[] {
  const found: ListedPackage[] = [];
  const own = new Set(model.pom.parts.flatMap((part) => part.dependencies.map((item) => model.keyOf(item))));
  for (const above of model.line()) {
    if (above === model) continue;
    for (const item of above.pom.parts.filter((part) => !part.isOptional).flatMap((part) => part.dependencies)) {
      if (own.has(model.keyOf(item))) continue;
      const here = resolved(item, model, reactor);
      if (here.version === undefined || here.isOwn || here.version === resolved(item, above, reactor).version) continue;
      found.push({ ...packageOf(item, here, here.version), line: 0 });
    }
  }
  return found;
}

interface Resolved {
  readonly name: string;
  /** As it is asked for, for people. */
  readonly asked: string;
  /** Undefined where nothing in the target says which one. */
  readonly version: string | undefined;
  readonly scope: string;
  readonly isOptional: boolean;
  /** Made by a pom.xml of the target. */
  readonly isOwn: boolean;
}

function resolved(item: PomDependency, model: Model, reactor: Reactor): Resolved {
  const name = `${model.fill(item.group)}:${model.fill(item.artifact)}`;
  const managed = reactor.managed(model, model.keyOf(item));
  const written = item.version === undefined ? (managed?.version ?? '') : model.fill(item.version);
  const version = /^\[([^\s,[\]()]+)\]$/.exec(written)?.[1] ?? written;
  const isOwn = reactor.has(name);
  return {
    name,
    asked: version === '' ? name : `${name} ${version}`,
    version: isOwn || EXACT.test(version) ? version : undefined,
    scope: item.scope === undefined ? (managed?.scope ?? 'compile') : model.fill(item.scope),
    isOptional: item.optional || managed?.optional === true,
    isOwn,
  };
}

function packageOf(item: PomDependency, { name, scope, isOptional, isOwn }: Resolved, version: string): ListedPackage {
  const usual = SCOPES.get(scope) ?? 'unknown';
  return listed(name, version, {
    line: item.line,
    snippet: snippet(`<dependency> ${name}${item.version === undefined ? '' : `:${item.version}`}`),
    source: isOwn ? 'workspace' : scope === 'system' ? 'file' : 'registry',
    direct: true,
    scope: isOptional && usual === 'production' ? 'optional' : usual,
  });
}

/** The topmost pom.xml of each tree of folders → those below it. */
function treesOf(found: ReadonlyMap<string, Found>): Map<string, Found[]> {
  const tops: string[] = [];
  const trees = new Map<string, Found[]>();
  const byDepth = [...found].sort(([a], [b]) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  for (const [path, of] of byDepth) {
    const top = tops.find((candidate) => below(folderOf(candidate), folderOf(path)) !== undefined);
    if (top === undefined) tops.push(path);
    const key = top ?? path;
    trees.set(key, [...(trees.get(key) ?? []), of]);
  }
  return trees;
}

function treeGaps(path: string, members: readonly Found[]): Locked['gaps'] {
  const outside = members.reduce(
    (sum, { packages }) => sum + packages.filter((item) => item.source === 'registry').length,
    0,
  );
  const open = [...new Set(members.flatMap((member) => member.open))].sort();
  const absent = [...new Set(members.flatMap((member) => (member.open.length > 0 ? member.absent : [])))].sort();
  const where = members.length === 1 ? path : `${path} and the ${members.length - 1} below it`;
  const gaps: Locked['gaps'][number][] = [];
  if (open.length > 0) {
    const reason = absent.length === 0 ? '' : `; they may stand in ${namesOf(absent, 5)}, which is not in the target`;
    const message = `${where} ${members.length === 1 ? 'asks' : 'ask'} for ${namesOf(open)} without an exact version${reason}`;
    gaps.push(gap('unresolved', path, message, open.length));
  }
  if (outside + open.length > 0) {
    const message = `what ${plural(outside + open.length, 'dependency', 'dependencies')} of ${where} need in turn is not known: only Maven's repository says it`;
    gaps.push(gap('unresolved', path, message, outside + open.length));
  }
  return gaps;
}
