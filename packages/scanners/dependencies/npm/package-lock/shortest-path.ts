import { type Chain, extendChain, namesOf, startChain } from '../../graph/chain.ts';
import type { InstallTree, Place } from './install-tree.ts';

/** How a place is reached from the root: breadth first, so by the fewest steps. */
interface Reached {
  readonly place: Place;
  readonly chain: Chain;
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
  const first: Reached = { place: tree.root, chain: startChain(nameOf(tree.root)), through: null };
  const queue: Reached[] = [first];
  reached.set(tree.root, first);
  const step = (from: Reached, place: Place): void => {
    if (reached.has(place)) return;
    const through = from.through ?? (place.isWorkspace ? null : place);
    const next = { place, chain: extendChain(from.chain, nameOf(place)), through };
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
    path: (place) => namesOf(reached.get(place)?.chain),
    through: (place) => reached.get(place)?.through ?? null,
    isDirect: (place) => direct.has(place),
    isByUrl: (place) => byUrl.has(place),
  };
}
