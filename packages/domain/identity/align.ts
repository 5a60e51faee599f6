/** Something that may stand several times in a file: `key` is what the equal ones have in common. */
export interface Placed {
  readonly key: string;
  readonly line: number;
}

const MOST_COMPARED = 250_000;
const NEAR = 8;
/** Being equal counts a little by itself, wherever they stand. */
const EQUAL = 0.1;

/**
 * Tells which of the equal things of a file are which after the file was changed: `before` and `after` hold all that is
 * known of the file, so that what stands once shows by how many lines the rest moved. Answers pairs of indices; what has
 * the same key and found no partner in order is paired in the order of lines, since blocks move. Null when the file
 * holds so many that comparing them would cost too much.
 */
export function alignPlaces(
  before: readonly Placed[],
  after: readonly Placed[],
): [before: number, after: number][] | null {
  const [old, now] = [byLine(before), byLine(after)];
  if (old.length * now.length > MOST_COMPARED) return null;
  const pairs = inOrder(old, now);
  const [left, right] = [new Set(old), new Set(now)];
  for (const [one, other] of pairs) {
    left.delete(one);
    right.delete(other);
  }
  const free = new Map<string, Indexed[]>();
  for (const one of left) free.set(one.key, [...(free.get(one.key) ?? []), one]);
  for (const other of right) {
    const one = free.get(other.key)?.shift();
    if (one) pairs.push([one, other]);
  }
  return pairs.map(([one, other]) => [one.index, other.index]);
}

interface Indexed extends Placed {
  readonly index: number;
}

function byLine(places: readonly Placed[]): Indexed[] {
  return places
    .map(({ key, line }, index) => ({ key, line, index }))
    .sort((a, b) => a.line - b.line || a.index - b.index);
}

/** A chain of pairs, its last one first. */
interface Chain {
  readonly gain: number;
  readonly shift: number;
  readonly pair: [Indexed, Indexed] | null;
  readonly rest: Chain | null;
}

const NOTHING: Chain = { gain: 0, shift: 0, pair: null, rest: null };
/** Chains with different shifts that are followed at once: the best one so far may not be the best one in the end. */
const MOST_CHAINS = 4;

/** The pairs in the order of lines in which equal ones move as little against their neighbours as can be. */
function inOrder(old: readonly Indexed[], now: readonly Indexed[]): [Indexed, Indexed][] {
  let above: (readonly Chain[])[] = Array.from({ length: now.length + 1 }, () => [NOTHING]);
  for (const one of old) {
    const row: (readonly Chain[])[] = [[NOTHING]];
    now.forEach((other, index) => {
      const [left, up] = [row[index] as readonly Chain[], above[index + 1] as readonly Chain[]];
      const longer =
        one.key === other.key ? (above[index] as readonly Chain[]).map((rest) => join(rest, one, other)) : [];
      row.push(longer.length === 0 && left === up ? left : best([...longer, ...up, ...left]));
    });
    above = row;
  }
  const pairs: [Indexed, Indexed][] = [];
  for (let at: Chain | null | undefined = above.at(-1)?.[0]; at; at = at.rest) if (at.pair) pairs.push(at.pair);
  return pairs;
}

function join(rest: Chain, one: Indexed, other: Indexed): Chain {
  const shift = other.line - one.line;
  return { gain: rest.gain + EQUAL + NEAR / (NEAR + Math.abs(shift - rest.shift)), shift, pair: [one, other], rest };
}

function best(chains: Chain[]): readonly Chain[] {
  const kept: Chain[] = [];
  for (const one of chains.sort((a, b) => b.gain - a.gain)) {
    if (kept.length === MOST_CHAINS) break;
    if (!kept.some(({ shift }) => shift === one.shift)) kept.push(one);
  }
  return kept;
}
