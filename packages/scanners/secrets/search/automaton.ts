/**
 * Finds many keywords in one pass over bytes (Aho and Corasick, "Efficient String Matching", 1975),
 * ASCII letters without case. The transitions are complete, so each byte costs one look-up.
 */
export interface Automaton {
  /**
   * Calls `hit` for every occurrence, with the keyword's index and the offset behind its last byte;
   * in ascending order of that offset.
   */
  scan(bytes: Uint8Array, hit: (keyword: number, end: number) => void): void;
}

/** Keywords must be lower-case ASCII and not empty. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  const { classOf, classes } = byteClasses(keywords);
  const trie = buildTrie(keywords, classOf, classes);
  const { next, outputs } = complete(trie, classes);
  return { scan: (bytes, hit) => run(bytes, classOf, next, outputs, hit) };
}

interface Trie {
  /** `node * classes + class` → node, -1 for none. */
  readonly edges: number[];
  readonly ends: number[][];
}

function byteClasses(keywords: readonly string[]): { classOf: Uint8Array; classes: number } {
  const classOf = new Uint8Array(256);
  let classes = 1;
  for (const keyword of keywords) {
    for (let i = 0; i < keyword.length; i++) {
      const code = keyword.charCodeAt(i);
      if (classOf[code] === 0) classOf[code] = classes++;
    }
  }
  for (let upper = 65; upper <= 90; upper++) classOf[upper] = classOf[upper + 32] ?? 0;
  return { classOf, classes };
}

function buildTrie(keywords: readonly string[], classOf: Uint8Array, classes: number): Trie {
  const edges: number[] = new Array(classes).fill(-1);
  const ends: number[][] = [[]];
  keywords.forEach((keyword, index) => {
    let node = 0;
    for (let i = 0; i < keyword.length; i++) {
      const edge = node * classes + (classOf[keyword.charCodeAt(i)] ?? 0);
      let child = edges[edge] ?? -1;
      if (child < 0) {
        child = ends.length;
        ends.push([]);
        edges[edge] = child;
        for (let k = 0; k < classes; k++) edges.push(-1);
      }
      node = child;
    }
    ends[node]?.push(index);
  });
  return { edges, ends };
}

/** States are stored multiplied by the number of classes, negative when something ends there. */
function complete(trie: Trie, classes: number): { next: Int32Array; outputs: Map<number, readonly number[]> } {
  const { edges, ends } = trie;
  const count = ends.length;
  const fail = new Int32Array(count);
  const order: number[] = [0];
  for (let at = 0; at < order.length; at++) {
    const node = order[at] as number;
    for (let k = 0; k < classes; k++) {
      const edge = node * classes + k;
      const child = edges[edge] as number;
      const fallback = node === 0 ? 0 : (edges[(fail[node] as number) * classes + k] as number);
      if (child < 0) {
        edges[edge] = fallback;
      } else {
        fail[child] = fallback;
        ends[child]?.push(...(ends[fallback] ?? []));
        order.push(child);
      }
    }
  }
  const next = new Int32Array(count * classes);
  for (let i = 0; i < next.length; i++) {
    const node = edges[i] as number;
    const state = node * classes;
    next[i] = (ends[node]?.length ?? 0) > 0 ? -state : state;
  }
  const outputs = new Map<number, readonly number[]>();
  ends.forEach((list, node) => {
    if (list.length > 0) outputs.set(node * classes, list);
  });
  return { next, outputs };
}

function run(
  bytes: Uint8Array,
  classOf: Uint8Array,
  next: Int32Array,
  outputs: Map<number, readonly number[]>,
  hit: (keyword: number, end: number) => void,
): void {
  let state = 0;
  const length = bytes.length;
  for (let i = 0; i < length; i++) {
    state = next[state + (classOf[bytes[i] as number] as number)] as number;
    if (state < 0) {
      state = -state;
      for (const keyword of outputs.get(state) as readonly number[]) hit(keyword, i + 1);
    }
  }
}
