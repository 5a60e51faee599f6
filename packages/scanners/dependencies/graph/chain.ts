const HEAD = 20;
const TAIL = 19;

/** A way from the root to something it needs, as a list that shares its beginning with others. */
export interface Chain {
  readonly name: string;
  readonly from: Chain | null;
  readonly depth: number;
  /** The step at depth `HEAD`, for those below it. */
  readonly head: Chain | null;
}

export function startChain(name: string): Chain {
  return { name, from: null, depth: 0, head: null };
}

export function extendChain(from: Chain, name: string): Chain {
  return { name, from, depth: from.depth + 1, head: from.depth === HEAD ? from : from.head };
}

/** The names from the root on; of a very long chain the middle stands as `…`. */
export function namesOf(chain: Chain | undefined): string[] {
  if (chain === undefined) return [];
  const names: string[] = [];
  const isLong = chain.depth > HEAD + TAIL + 1;
  let at: Chain | null = chain;
  for (; at !== null && (!isLong || names.length < TAIL); at = at.from) names.push(at.name);
  if (isLong) {
    names.push('…');
    for (at = chain.head; at !== null; at = at.from) names.push(at.name);
  }
  return names.reverse();
}
