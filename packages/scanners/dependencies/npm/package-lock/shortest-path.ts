import type { InstallTree, Place } from './install-tree.ts';

const HEAD = 20;
const TAIL = 19;

/** How a place is reached from the root: breadth first, so by the fewest steps. */
interface Reached {
  readonly place: Place;
  readonly from: Reached | null;
  readonly depth: number;
  /** The step at depth `HEAD`, for those below it. */
  readonly head: Reached | null;
  /** The first step that is neither root nor workspace. */
  readonly through: Place | null;
}

export interface Reach {
  has(place: Place): boolean;
  /** Names from the root to the place, both included; of a very long chain the middle stands as `…`. */
  path(place: Place): string[];
  through(place: Place): Place | null;
  isDirect(place: Place): boolean;
  /** Something asks for it by an address, not by a version. */
  isByUrl(place: Place): boolean;
}

export function reach(tree: InstallTree, nameOf: (place: Place) => string): Reach {
  const members = tree.places.filter((place) => place.isWorkspace);
  const reached = new Map<Place, Reached>();
  const first: Reached = { place: tree.root, from: null, depth: 0, head: null, through: null };
  const queue: Reached[] = [first];
  reached.set(tree.root, first);
  const step = (from: Reached, place: Place): void => {
    if (reached.has(place)) return;
    const head = from.depth === HEAD ? from : from.head;
    const through = from.through ?? (place.isWorkspace ? null : place);
    const next = { place, from, depth: from.depth + 1, head, through };
    reached.set(place, next);
    queue.push(next);
  };
  for (let i = 0; i < queue.length; i++) {
    const from = queue[i] as Reached;
    for (const edge of from.place.needs) step(from, edge.to);
    if (i === 0) for (const member of members) step(from, member);
  }
  const direct = new Set([tree.root, ...members].flatMap((place) => place.needs.map((edge) => edge.to)));
  for (const member of members) direct.add(member);
  const byUrl = new Set<Place>();
  for (const place of [tree.root, ...tree.places]) {
    for (const edge of place.needs) if (edge.byUrl) byUrl.add(edge.to);
  }
  return {
    has: (place) => reached.has(place),
    path: (place) => pathOf(reached.get(place), nameOf),
    through: (place) => reached.get(place)?.through ?? null,
    isDirect: (place) => direct.has(place),
    isByUrl: (place) => byUrl.has(place),
  };
}

function pathOf(reached: Reached | undefined, nameOf: (place: Place) => string): string[] {
  if (reached === undefined) return [];
  const names: string[] = [];
  const isLong = reached.depth > HEAD + TAIL + 1;
  let at: Reached | null = reached;
  for (; at !== null && (!isLong || names.length < TAIL); at = at.from) names.push(nameOf(at.place));
  if (isLong) {
    names.push('…');
    for (at = reached.head; at !== null; at = at.from) names.push(nameOf(at.place));
  }
  return names.reverse();
}
