import type { Frame } from './frame.ts';

interface Head {
  frame: Frame;
  readonly rest: Iterator<Frame>;
  readonly index: number;
}

const before = (a: Head, b: Head): boolean =>
  a.frame.key < b.frame.key || (a.frame.key === b.frame.key && a.index < b.index);

/** Several ascending streams as one; of equal keys the earlier stream's comes first. */
export function* merge(streams: readonly Iterable<Frame>[]): Generator<Frame, void, undefined> {
  const iterators = streams.map((stream) => stream[Symbol.iterator]());
  try {
    const heap: Head[] = [];
    for (const [index, rest] of iterators.entries()) {
      const first = rest.next();
      if (!first.done) heap.push({ frame: first.value, rest, index });
    }
    for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(heap, i);
    while (heap.length > 0) {
      const top = heap[0] as Head;
      yield top.frame;
      const next = top.rest.next();
      if (!next.done) {
        top.frame = next.value;
      } else {
        const last = heap.pop() as Head;
        if (heap.length === 0) return;
        if (last !== top) heap[0] = last;
      }
      sink(heap, 0);
    }
  } finally {
    for (const iterator of iterators) iterator.return?.();
  }
}

function sink(heap: Head[], from: number): void {
  for (let parent = from; ; ) {
    let child = parent * 2 + 1;
    if (child >= heap.length) return;
    if (child + 1 < heap.length && before(heap[child + 1] as Head, heap[child] as Head)) child++;
    if (!before(heap[child] as Head, heap[parent] as Head)) return;
    const moved = heap[parent] as Head;
    heap[parent] = heap[child] as Head;
    heap[child] = moved;
    parent = child;
  }
}
