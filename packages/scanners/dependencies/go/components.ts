import { compare, NotAVersion } from '@vauban/advisories';
import type { Gap } from '@vauban/domain';
import type { Locked } from '../components/locked-component.ts';
import { purl } from '../components/purl.ts';
import { gap } from '../gaps/component-gaps.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { graphOf, type ListedPackage, listed } from '../graph/package-list.ts';
import { plural, snippet } from '../text/bounded.ts';
import { folderOf, inFolder, resolvePath } from '../text/path.ts';
import type { GoMod, GoReplace, GoVersion } from './mod-facts.ts';
import type { GoSum } from './sum-file.ts';

const NAMING: Naming = {
  ecosystem: 'Go',
  tool: 'Go',
  purl(name, version, qualifiers) {
    const slash = name.lastIndexOf('/');
    return purl('golang', slash < 0 ? undefined : name.slice(0, slash), name.slice(slash + 1), version, qualifiers);
  },
};

const AT_LEAST = '% asks for at least this Go; whoever builds with a newer one has its standard library';

/** What stands around a go.mod. */
export interface GoSurroundings {
  readonly sum: readonly GoSum[] | undefined;
  /** The go.work that uses this module: its `replace` lines win. */
  readonly work: GoMod | undefined;
  /** Modules of the same go.work, by module path. */
  readonly members: ReadonlySet<string>;
  /** Of what these ask for, the version that a build in the go.work takes. */
  readonly selected: ReadonlyMap<string, string>;
}

/**
 * The modules of one go.mod. From Go 1.17 on it lists all that are needed to build; before, the rest is taken from the
 * go.sum, which may hold more than is built.
 */
export function goComponents(path: string, mod: GoMod, around: GoSurroundings): Locked {
  const replaces = [...(around.work?.replaces ?? []), ...mod.replaces];
  const hashes = new Map(around.sum?.map((entry) => [`${entry.module} ${entry.version}`, entry.hash]));
  const required = mod.requires.map((item) =>
    replaced(
      listed(item.module, item.version, {
        line: item.line,
        snippet: item.snippet,
        direct: !item.indirect,
        source: around.members.has(item.module) ? 'workspace' : 'registry',
      }),
      replaces,
      folderOf(path),
    ),
  );
  const packages = required.map((item) => ({
    ...item,
    integrity: hashes.get(`${item.name} ${item.version}`),
    unsure: raised(item, around.selected),
  }));
  const gaps = excludedGaps(path, mod);
  const standard = standardLibrary(mod);
  const rest: Locked[] = [];
  if (!listsAll(mod.go) && mod.requires.length > 0) {
    const known = new Set([
      ...mod.requires.map((item) => item.module),
      ...required.map((item) => item.name),
      mod.module,
    ]);
    const further = around.sum === undefined ? [] : newest(around.sum.filter((entry) => !known.has(entry.module)));
    const message =
      around.sum === undefined
        ? `${path} is older than Go 1.17 and lists only what it asks for: without a go.sum the rest is not known`
        : `${path} is older than Go 1.17 and lists only what it asks for: ${plural(further.length, 'module')} more ${further.length === 1 ? 'is' : 'are'} taken from its go.sum, which may hold more than is built`;
    gaps.push(gap('unresolved', path, message, Math.max(1, further.length)));
    if (further.length > 0) {
      const items = further.map((entry) => replaced(ofSum(entry, false), replaces, folderOf(path)));
      rest.push(graphComponents(inFolder(folderOf(path), 'go.sum'), graphOf({ packages: items }), NAMING));
    }
  }
  const own = graphComponents(path, graphOf({ root: mod.module, packages: [...packages, ...standard] }), NAMING, gaps);
  return {
    components: [...own.components, ...rest.flatMap((part) => part.components)],
    gaps: [...own.gaps, ...rest.flatMap((part) => part.gaps)],
  };
}

/** A build in a go.work takes the highest version that any of its modules asks for. */
function raised(
  { name, version, source, alias }: ListedPackage,
  selected: GoSurroundings['selected'],
): string | undefined {
  const taken = selected.get(name);
  if (taken === undefined || source !== 'registry' || alias !== undefined || !isNewer(taken, version)) return undefined;
  return `% names this version; a build in its go.work takes ${taken}, for which another module there asks`;
}

/** Of each module the highest version that one of these asks for. */
export function selectedOf(mods: readonly GoMod[]): Map<string, string> {
  const selected = new Map<string, string>();
  for (const { module, version } of mods.flatMap(({ requires }) => requires)) {
    const known = selected.get(module);
    if (known === undefined || isNewer(version, known)) selected.set(module, version);
  }
  return selected;
}

/** A go.sum that no go.mod stands beside. */
export function sumComponents(path: string, sum: readonly GoSum[]): Locked {
  const items = newest(sum).map((entry) => ofSum(entry, 'unknown'));
  const message = `${path} stands without its go.mod: it may hold more than is built`;
  const gaps = items.length === 0 ? [] : [gap('unresolved', path, message, items.length)];
  return graphComponents(path, graphOf({ packages: items }), NAMING, gaps);
}

/** The standard library of a go.work. */
export function workComponents(path: string, work: GoMod): Locked {
  return graphComponents(path, graphOf({ packages: standardLibrary(work) }), NAMING);
}

function ofSum({ module, version, hash, line }: GoSum, direct: ListedPackage['direct']): ListedPackage {
  return listed(module, version, {
    line,
    snippet: snippet(`${module} ${version} ${hash}`),
    direct,
    unsure: '% lists it among what was looked at to choose versions; it may not be built in',
    integrity: hash,
  });
}

/** At least this version builds the module: a newer toolchain may. */
function standardLibrary({ go, toolchain }: GoMod): ListedPackage[] {
  const chosen = toolchain ?? go;
  if (chosen === undefined) return [];
  const { version, line, snippet: text } = chosen;
  const plain = /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? version;
  const before = version.slice(plain.length);
  const whole = plain.split('.').length < 3 ? `${plain}.0` : plain;
  const exact = before === '' ? plain : `${whole}-${before.replace(/^[-.]?([a-z]+)(\d+)$/, '$1.$2')}`;
  return [listed('stdlib', exact, { line, snippet: text, direct: true, unsure: AT_LEAST })];
}

/** As `replace` has it: the one for this very version before the one for all. */
function replaced(item: ListedPackage, replaces: readonly GoReplace[], folder: string): ListedPackage {
  const of = replaces.filter((replace) => replace.module === item.name);
  const by =
    of.find((replace) => replace.version === item.version) ?? of.find((replace) => replace.version === undefined);
  if (by === undefined) return item;
  if (by.byVersion === undefined) {
    return { ...item, source: 'link', address: resolvePath(folder, by.by) ?? by.by };
  }
  return {
    ...item,
    name: by.by,
    version: by.byVersion,
    source: 'registry',
    ...(by.by === item.name ? {} : { alias: item.name }),
  };
}

function excludedGaps(path: string, mod: GoMod): Gap[] {
  const excluded = new Set(mod.excludes);
  const names = mod.requires.filter(({ module, version }) => excluded.has(`${module} ${version}`));
  if (names.length === 0) return [];
  const list = names
    .map(({ module, version }) => `${module} ${version}`)
    .slice(0, 10)
    .join(', ');
  return [
    gap('unresolved', path, `${path} requires what it excludes, so Go takes a later version: ${list}`, names.length),
  ];
}

function listsAll(go: GoVersion | undefined): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(go?.version ?? '') ?? [];
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 17);
}

/** Of each module the newest: the one that Go selects, unless the go.sum was not tidied. */
function newest(sum: readonly GoSum[]): GoSum[] {
  const best = new Map<string, GoSum>();
  for (const entry of sum) {
    const known = best.get(entry.module);
    if (known === undefined || isNewer(entry.version, known.version)) best.set(entry.module, entry);
  }
  return [...best.values()];
}

function isNewer(a: string, b: string): boolean {
  try {
    return compare('Go', a, b) > 0;
  } catch (error) {
    if (error instanceof NotAVersion) return false;
    throw error;
  }
}
