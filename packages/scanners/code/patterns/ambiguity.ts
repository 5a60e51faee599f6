import { overlaps } from './characters.ts';
import { type Positions, positionsOf } from './positions.ts';
import type { Pattern } from './read-pattern.ts';

/**
 * Whether a loop of the expression can read one text in two ways, as `(?:a|a)*b` and `(?:\w|\d)+$` can: then the number
 * of ways doubles with every round. (Weideman et al. 2016, "Analyzing matching time behavior of backtracking regular
 * expression matchers": exponential ambiguity.) Answers a character to repeat, or null.
 */
export function ambiguousLoop(pattern: Pattern): string | null {
  const positions = positionsOf(pattern);
  if (positions === null) return null;
  const meets = meetings(positions);
  for (const loop of loopsOfPairs(positions, meets)) {
    const diagonal = loop.find(([a, b]) => a === b && !positions.free.has(a));
    if (diagonal !== undefined && loop.some(([a, b]) => a !== b)) return readable(positions, diagonal[0]);
  }
  return null;
}

/** Whether two places can read the same character. */
function meetings({ reads }: Positions): boolean[][] {
  return reads.map((a) => reads.map((b) => overlaps(a, b)));
}

type Pair = readonly [number, number];

/** Strongly connected sets of pairs of places that read the same text side by side (Tarjan, without recursion). */
function loopsOfPairs({ reads, follow }: Positions, meets: readonly (readonly boolean[])[]): Pair[][] {
  const count = reads.length;
  const order = new Int32Array(count * count).fill(-1);
  const low = new Int32Array(count * count);
  const waiting = new Uint8Array(count * count);
  const stack: number[] = [];
  const loops: Pair[][] = [];
  let next = 0;

  const nexts = (pair: number): number[] => {
    const [a, b] = [Math.floor(pair / count), pair % count];
    return (follow[a] ?? []).flatMap((c) =>
      (follow[b] ?? []).filter((d) => meets[c]?.[d] === true).map((d) => c * count + d),
    );
  };
  const open = (pair: number) => {
    order[pair] = low[pair] = next++;
    stack.push(pair);
    waiting[pair] = 1;
    return { pair, nexts: nexts(pair), at: 0 };
  };

  for (let place = 0; place < count; place++) {
    if (order[place * count + place] !== -1) continue;
    const work = [open(place * count + place)];
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const target = frame.nexts[frame.at++];
      if (target !== undefined) {
        if (order[target] === -1) work.push(open(target));
        else if (waiting[target] === 1) low[frame.pair] = Math.min(low[frame.pair] as number, order[target] as number);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== undefined) low[above.pair] = Math.min(low[above.pair] as number, low[frame.pair] as number);
      if (low[frame.pair] !== order[frame.pair]) continue;
      const loop: Pair[] = [];
      for (let pair = -1; pair !== frame.pair; ) {
        pair = stack.pop() as number;
        waiting[pair] = 0;
        loop.push([Math.floor(pair / count), pair % count]);
      }
      if (loop.length > 1) loops.push(loop);
    }
  }
  return loops;
}

function readable({ reads }: Positions, place: number): string {
  const set = reads[place];
  for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-., /') {
    if (set !== undefined && overlaps(set, { ascii: maskOf(character), beyond: false })) return character;
  }
  return '?';
}

function maskOf(character: string): [number, number, number, number] {
  const mask: [number, number, number, number] = [0, 0, 0, 0];
  const code = character.charCodeAt(0);
  mask[code >> 5] = 1 << (code & 31);
  return mask;
}
