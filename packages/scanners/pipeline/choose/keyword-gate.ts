/** Finds which sets of keywords occur in a file; all sets of all scanners in one pass. */
export interface KeywordGate {
  /**
   * A bit for each set (1 << its index) of which at least one keyword occurs, without ASCII case.
   * Stops as soon as every bit of `sought` is found; bits outside `sought` may be missing then.
   */
  find(bytes: Uint8Array, sought: number): number;
}

export const MOST_KEYWORD_SETS = 31;

/**
 * An Aho-Corasick automaton as a dense table: a row for each state, a column for each class of bytes that no keyword
 * tells apart. Rows are numbered so that the accepting ones come last: one comparison tells them.
 * Throws when there are more sets than bits, or a keyword is empty or not ASCII.
 */
export function keywordGate(sets: readonly (readonly string[])[]): KeywordGate {
  if (sets.length > MOST_KEYWORD_SETS) throw new RangeError(`more than ${MOST_KEYWORD_SETS} sets of keywords`);
  const { classes, width } = byteClasses(sets);
  const trie = buildTrie(sets, classes);
  const moves = withFailures(trie, width);
  const { table, masks, accepting } = renumber(trie.masks, moves, width);
  const shift = Math.log2(width);

  return {
    find(bytes, sought) {
      const length = bytes.length;
      const unrolled = length - 3;
      let found = 0;
      let state = 0;
      let at = 0;
      // every index is in range: states are rows of the table, classes columns
      for (; at < unrolled; at += 4) {
        const first = table[state + (classes[bytes[at] as number] as number)] as number;
        const second = table[first + (classes[bytes[at + 1] as number] as number)] as number;
        const third = table[second + (classes[bytes[at + 2] as number] as number)] as number;
        state = table[third + (classes[bytes[at + 3] as number] as number)] as number;
        if (first >= accepting || second >= accepting || third >= accepting || state >= accepting) {
          found |= masks[first >>> shift] as number;
          found |= masks[second >>> shift] as number;
          found |= masks[third >>> shift] as number;
          found |= masks[state >>> shift] as number;
          if ((found & sought) === sought) return found;
        }
      }
      for (; at < length; at++) {
        state = table[state + (classes[bytes[at] as number] as number)] as number;
        if (state >= accepting) found |= masks[state >>> shift] as number;
      }
      return found;
    },
  };
}

function fold(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

/** Class 0 is every byte that no keyword holds; the width is a power of two. */
function byteClasses(sets: readonly (readonly string[])[]): { classes: Uint8Array; width: number } {
  const classes = new Uint8Array(256);
  let count = 1;
  for (const keyword of sets.flat()) {
    if (keyword === '') throw new RangeError('an empty keyword');
    for (let at = 0; at < keyword.length; at++) {
      const code = fold(keyword.charCodeAt(at));
      if (code > 0x7f) throw new RangeError(`a keyword that is not ASCII: ${keyword}`);
      if (classes[code] !== 0) continue;
      classes[code] = count++;
      if (code >= 0x61 && code <= 0x7a) classes[code - 0x20] = classes[code] as number;
    }
  }
  return { classes, width: 2 ** Math.ceil(Math.log2(Math.max(count, 2))) };
}

interface Trie {
  readonly children: Map<number, number>[];
  readonly masks: number[];
}

function buildTrie(sets: readonly (readonly string[])[], classes: Uint8Array): Trie {
  const children: Map<number, number>[] = [new Map()];
  const masks = [0];
  sets.forEach((keywords, set) => {
    for (const keyword of keywords) {
      let node = 0;
      for (let at = 0; at < keyword.length; at++) {
        const byteClass = classes[keyword.charCodeAt(at)] as number;
        let child = children[node]?.get(byteClass);
        if (child === undefined) {
          child = children.push(new Map()) - 1;
          masks.push(0);
          children[node]?.set(byteClass, child);
        }
        node = child;
      }
      masks[node] = (masks[node] as number) | (1 << set);
    }
  });
  return { children, masks };
}

/** Every move of every state, failures resolved; adds to each state's mask what its suffixes accept. */
function withFailures({ children, masks }: Trie, width: number): Uint32Array {
  const moves = new Uint32Array(children.length * width);
  const failure = new Uint32Array(children.length);
  const queue: number[] = [];
  for (const [byteClass, child] of children[0] as Map<number, number>) {
    moves[byteClass] = child;
    queue.push(child);
  }
  for (const state of queue) {
    const fallback = failure[state] as number;
    masks[state] = (masks[state] as number) | (masks[fallback] as number);
    moves.copyWithin(state * width, fallback * width, fallback * width + width);
    for (const [byteClass, child] of children[state] as Map<number, number>) {
      failure[child] = moves[fallback * width + byteClass] as number;
      moves[state * width + byteClass] = child;
      queue.push(child);
    }
  }
  return moves;
}

function renumber(masks: readonly number[], moves: Uint32Array, width: number) {
  const order = masks.map((_, state) => state).sort((a, b) => Number(masks[a] !== 0) - Number(masks[b] !== 0) || a - b);
  const row = new Uint32Array(masks.length);
  order.forEach((state, position) => {
    row[state] = position;
  });
  const table = new Uint32Array(moves.length);
  order.forEach((state, position) => {
    for (let column = 0; column < width; column++) {
      table[position * width + column] = (row[moves[state * width + column] as number] as number) * width;
    }
  });
  return {
    table,
    masks: Int32Array.from(order, (state) => masks[state] as number),
    accepting: masks.filter((mask) => mask === 0).length * width,
  };
}
