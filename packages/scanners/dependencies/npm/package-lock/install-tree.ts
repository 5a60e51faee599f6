import { FLAGS, type Need, type NpmEntry, type NpmLockfile } from './facts.ts';

/** A folder as npm would lay it out: the root, a workspace, or a package below some `node_modules`. */
export interface Place {
  /** The name below `node_modules`; the folder's own name elsewhere. */
  readonly name: string;
  /** Lies in a `node_modules`. */
  readonly isModule: boolean;
  readonly entry: NpmEntry | null;
  /** Null while there are none: a hostile lockfile has millions of places. */
  modules: Map<string, Place> | null;
  folders: Map<string, Place> | null;
  /** Where a link leads, when that is in the lockfile. */
  target: Place | null;
  isWorkspace: boolean;
  /** What it needs, resolved as Node.js does: the nearest `node_modules` upwards. */
  needs: readonly Edge[];
}

export interface Edge {
  readonly to: Place;
  readonly byUrl: boolean;
}

export interface InstallTree {
  readonly root: Place;
  /** Places with an entry, in the order of the file. */
  readonly places: readonly Place[];
}

/** Lays the entries out and resolves what each needs, in time linear in the lockfile. */
export function layOut(
  lockfile: NpmLockfile,
  rootNeeds: readonly Need[],
  isMember: (path: string) => boolean,
): InstallTree {
  const tree = lockfile.shape === 'packages' ? layOutPackages(lockfile.entries) : layOutNested(lockfile.entries);
  const linked = new Set<Place>();
  for (const { place, target } of linksOf(tree)) {
    place.target = target;
    linked.add(target);
  }
  for (const place of tree.places) {
    if (place.entry !== null && linked.has(place)) place.isWorkspace = isMember(place.entry.key);
  }
  resolveAll(tree.root, (place) => needsOf(place, tree.root, rootNeeds));
  if (tree.outside !== null) resolveAll(tree.outside, (place) => needsOf(place, tree.root, []));
  return tree;
}

interface Layout extends InstallTree {
  /** The folders outside the lockfile's own, `../x`. */
  readonly outside: Place | null;
  readonly byPath: ReadonlyMap<string, Place>;
}

function newPlace(name: string, entry: NpmEntry | null, isModule = false): Place {
  return { name, isModule, entry, modules: null, folders: null, target: null, isWorkspace: false, needs: [] };
}

function layOutPackages(entries: readonly NpmEntry[]): Layout {
  const last = new Map(entries.map((entry) => [entry.key, entry]));
  const rootEntry = last.get('') ?? null;
  const root = newPlace('', rootEntry);
  const outside = newPlace('', null);
  const byPath = new Map<string, Place>();
  // shorter paths first, so that a place stands before what lies in it
  const ordered = [...last.values()].filter((entry) => entry.key !== '').sort((a, b) => a.key.length - b.key.length);
  for (const entry of ordered) {
    const start = entry.key.startsWith('../') ? outside : root;
    byPath.set(entry.key, placeAt(start, entry));
  }
  const places = [...last.keys()].map((key) => byPath.get(key)).filter((place) => place !== undefined);
  return { root, places, outside, byPath };
}

/** Walks down the path of the entry, making the folders on the way. */
function placeAt(start: Place, entry: NpmEntry): Place {
  const segments = entry.key.split('/');
  let place = start;
  for (let i = 0; i < segments.length; i++) {
    let name = segments[i] as string;
    const isModule = name === 'node_modules' && i + 1 < segments.length;
    if (isModule) {
      name = segments[++i] as string;
      if (name.startsWith('@') && i + 1 < segments.length) name += `/${segments[++i]}`;
    }
    const into = childrenIn(place, isModule);
    let next = into.get(name);
    if (next === undefined) {
      next = newPlace(name, i === segments.length - 1 ? entry : null, isModule);
      into.set(name, next);
    }
    place = next;
  }
  return place;
}

function childrenIn(place: Place, modules: boolean): Map<string, Place> {
  const kept = (modules ? place.modules : place.folders) ?? new Map<string, Place>();
  if (modules) place.modules = kept;
  else place.folders = kept;
  return kept;
}

function layOutNested(entries: readonly NpmEntry[]): Layout {
  const root = newPlace('', null);
  const places: Place[] = [];
  for (const entry of entries) {
    const place = newPlace(entry.key, entry, true);
    places.push(place);
    const parent = entry.parent < 0 ? root : (places[entry.parent] as Place);
    childrenIn(parent, true).set(entry.key, place);
  }
  return { root, places: reachable(root, places), outside: null, byPath: new Map() };
}

/** Without the places that a later entry of the same name replaced. */
function reachable(root: Place, places: readonly Place[]): Place[] {
  const kept = new Set<Place>();
  const queue = [root];
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    kept.add(place);
    for (const child of childrenOf(place)) queue.push(child);
  }
  return places.filter((place) => kept.has(place));
}

function linksOf(tree: Layout): { place: Place; target: Place }[] {
  const links: { place: Place; target: Place }[] = [];
  for (const place of tree.places) {
    if (place.entry === null || (place.entry.flags & FLAGS.link) === 0) continue;
    const target = tree.byPath.get(place.entry.resolved ?? '');
    if (target !== undefined && target !== place) links.push({ place, target });
  }
  return links;
}

function needsOf(place: Place, root: Place, rootNeeds: readonly Need[]): readonly Need[] {
  if (place === root) return rootNeeds;
  const entry = place.entry;
  if (entry === null) return [];
  return place.isWorkspace ? [...entry.needs, ...entry.developmentNeeds] : entry.needs;
}

/**
 * Walks the tree with the stack of what is visible under each name: the top of a stack is the nearest `node_modules`.
 * So a name is resolved in one step, however deep the tree is.
 */
function resolveAll(root: Place, needsOf: (place: Place) => readonly Need[]): void {
  const visible = new Map<string, Place[]>();
  const open: { place: Place; children: Iterator<Place> }[] = [];
  const enter = (place: Place): void => {
    for (const [name, module] of place.modules ?? []) {
      const stack = visible.get(name);
      if (stack === undefined) visible.set(name, [module]);
      else stack.push(module);
    }
    place.needs = resolve(place, needsOf(place), visible);
    open.push({ place, children: childrenOf(place) });
  };
  enter(root);
  for (let current = open.at(-1); current !== undefined; current = open.at(-1)) {
    const child = current.children.next();
    if (child.done !== true) {
      enter(child.value);
      continue;
    }
    for (const name of current.place.modules?.keys() ?? []) visible.get(name)?.pop();
    open.pop();
  }
}

function* childrenOf(place: Place): Generator<Place> {
  if (place.modules !== null) yield* place.modules.values();
  if (place.folders !== null) yield* place.folders.values();
}

function resolve(place: Place, needs: readonly Need[], visible: ReadonlyMap<string, readonly Place[]>): Edge[] {
  const edges: Edge[] = [];
  for (const { name, byUrl } of needs) {
    const found = visible.get(name)?.at(-1);
    if (found !== undefined && found !== place) edges.push({ to: found.target ?? found, byUrl });
  }
  return edges;
}
