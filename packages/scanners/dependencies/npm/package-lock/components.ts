import type { Component, ComponentScope, Gap, Location } from '@vauban/domain';
import { type Locked, type LockedComponent, widerScope } from '../../components/locked-component.ts';
import { withNeeds } from '../../components/needs.ts';
import { npmPurl } from '../../components/purl.ts';
import { gap, notInRegistry, unresolved } from '../../gaps/component-gaps.ts';
import { snippet } from '../../text/bounded.ts';
import { folderOf, nameOf } from '../../text/path.ts';
import { isMember } from '../../text/workspace-globs.ts';
import type { NpmManifest } from '../manifest.ts';
import { FLAGS, type Need, type NpmEntry, type NpmLockfile } from './facts.ts';
import { layOut, type Place } from './install-tree.ts';
import { identityOfDependency, identityOfPackage, type PackageIdentity } from './package-source.ts';
import { type Reach, reach } from './shortest-path.ts';

interface Found {
  readonly identity: PackageIdentity;
  readonly place: Place;
  readonly entry: NpmEntry;
}

/** The components of one lockfile; `manifest` is the package.json beside it. */
export function npmComponents(path: string, lockfile: NpmLockfile, manifest: NpmManifest | undefined): Locked {
  if (lockfile.lockfileVersion === null) {
    const message = `${path} is a lockfile of npm with lockfileVersion ${lockfile.unknownVersion}, which Vauban does not know yet`;
    return { components: [], gaps: [gap('lockfile-unsupported', path, message)] };
  }
  const rootEntry = lockfile.shape === 'packages' ? lockfile.entries.findLast((entry) => entry.key === '') : undefined;
  const rootNeeds = needsOfRoot(rootEntry, manifest);
  const tree = layOut(lockfile, rootNeeds ?? [], (member) => isMember(rootEntry?.workspaces ?? [], member));
  const rootName = lockfile.name ?? rootEntry?.name ?? manifest?.name ?? (nameOf(folderOf(path)) || '.');
  const ways = reach(tree, (place) => (place === tree.root ? rootName : shownName(place, lockfile.shape)));

  const found: Found[] = [];
  const withoutVersion: string[] = [];
  const elsewhere: string[] = [];
  for (const place of tree.places) {
    const { entry } = place;
    if (entry === null || place.target !== null) continue;
    const identity = identityOf(place, entry, lockfile.shape, ways.isByUrl(place));
    if (identity.source === 'registry' && identity.version === '')
      withoutVersion.push(`${identity.name} (line ${entry.line})`);
    else found.push({ identity, place, entry });
    if (!['registry', 'workspace'].includes(identity.source)) elsewhere.push(`${identity.name} (${identity.source})`);
  }
  const absent = absentNames(tree.root, manifest);
  const gaps: Gap[] = [
    ...unresolved(path, withoutVersion, (names) => `${names} in ${path} without a version`),
    ...unresolved(
      path,
      absent,
      (names) => `package.json asks for ${names}, which ${path} does not hold: run \`npm install\``,
    ),
    ...notInRegistry(path, elsewhere),
  ];
  return { components: merged(path, found, ways, rootNeeds !== null), gaps };
}

/** What root and package.json ask for; null when neither is there. */
function needsOfRoot(rootEntry: NpmEntry | undefined, manifest: NpmManifest | undefined): Need[] | null {
  if (rootEntry === undefined && manifest === undefined) return null;
  const written = [...(manifest?.needs ?? []), ...(manifest?.developmentNeeds ?? [])];
  return [
    ...(rootEntry?.needs ?? []),
    ...(rootEntry?.developmentNeeds ?? []),
    ...written.map((name) => ({ name, byUrl: false })),
  ];
}

/** Names of the package.json that lie nowhere at the top of the tree: the two have drifted apart. */
function absentNames(root: Place, manifest: NpmManifest | undefined): string[] {
  const names = new Set([...(manifest?.needs ?? []), ...(manifest?.developmentNeeds ?? [])]);
  return [...names].filter((name) => root.modules?.has(name) !== true);
}

function identityOf(place: Place, entry: NpmEntry, shape: NpmLockfile['shape'], byUrl: boolean): PackageIdentity {
  if (shape === 'dependencies') return identityOfDependency(entry);
  if (place.isModule) return identityOfPackage(entry, place.name, byUrl);
  const name = entry.name ?? place.name;
  return { name, version: entry.version ?? '', source: place.isWorkspace ? 'workspace' : 'link', address: entry.key };
}

function shownName(place: Place, shape: NpmLockfile['shape']): string {
  return place.entry === null ? place.name : identityOf(place, place.entry, shape, false).name;
}

/** One component a name, version and source, however often the lockfile has it. */
function merged(path: string, found: readonly Found[], ways: Reach, rootIsKnown: boolean): LockedComponent[] {
  const groups = new Map<string, Found[]>();
  for (const item of found) {
    const { name, version, source, address } = item.identity;
    const key = `${name}\0${version}\0${source}\0${address ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  const components = [...groups.values()].map((group) => mergedComponent(path, group, ways, rootIsKnown));
  const purls = new Map<Place, string | undefined>();
  for (const [at, group] of [...groups.values()].entries()) {
    for (const { place } of group) purls.set(place, components[at]?.component.purl);
  }
  return [...groups.values()].map((group, at) =>
    withNeeds(
      components[at] as LockedComponent,
      group.flatMap(({ place }) => place.needs.map(({ to }) => purls.get(to))),
    ),
  );
}

function mergedComponent(path: string, group: readonly Found[], ways: Reach, rootIsKnown: boolean): LockedComponent {
  const first = group[0] as Found;
  const { name, version, source, address } = first.identity;
  const isDirect = group.some((item) => ways.isDirect(item.place));
  let chain: readonly string[] = [];
  let through: Place | null = null;
  for (const { place } of group) {
    const way = ways.path(place);
    if (way.length === 0 || (chain.length > 0 && way.length >= chain.length)) continue;
    chain = way;
    through = ways.through(place);
  }
  const aliases = group.map((item) => item.place.name).filter((installed) => installed !== name);
  const [location, ...further] = group.map((item) => locationOf(path, item.entry));
  const component: Component = {
    purl: npmPurl(name, version, qualifiersOf(source, address)),
    ecosystem: 'npm',
    name,
    version,
    ...(first.place.isModule && aliases[0] !== undefined ? { alias: aliases[0] } : {}),
    direct: rootIsKnown ? isDirect : 'unknown',
    scope: group.map((item) => scopeOf(item.entry)).reduce(widerScope),
    source,
    location: location as Location,
    path: rootIsKnown ? chain : [],
    ...optional('resolved', first.entry.resolved ?? address),
    ...optional('integrity', first.entry.integrity),
    ...optional('licence', first.entry.licence),
  };
  const isBroughtIn = rootIsKnown && !isDirect && through !== null;
  return { component, further, ...(isBroughtIn && through !== null ? { through: through.name } : {}) };
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
}

function qualifiersOf(source: Component['source'], address: string | undefined): Record<string, string> | undefined {
  if (address === undefined) return undefined;
  if (source === 'git') return { vcs_url: address };
  return source === 'url' ? { download_url: address } : undefined;
}

function scopeOf({ flags }: NpmEntry): ComponentScope {
  if ((flags & FLAGS.extraneous) !== 0) return 'unknown';
  if ((flags & FLAGS.dev) !== 0) return 'development';
  if ((flags & (FLAGS.optional | FLAGS.devOptional)) !== 0) return 'optional';
  return (flags & FLAGS.peer) !== 0 ? 'peer' : 'production';
}

function locationOf(path: string, entry: NpmEntry): Location {
  return { path, line: entry.line, column: entry.column, snippet: snippet(`"${entry.key}": {`, entry.column) };
}
