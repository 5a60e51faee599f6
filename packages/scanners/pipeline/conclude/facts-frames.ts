import type { RefusedFile } from '../../contract/scanner.ts';
import { Ask, frame } from '../processes/frames.ts';
import { type MemoryEntries, memoryPieces } from '../processes/memory-entries.ts';

const FRAME = 512 * 1024;

/** Everything that a scanner concludes from. */
export interface ConcludeInput {
  /** All paths of the target, ascending. */
  readonly paths: readonly string[];
  /** Ascending by path. */
  readonly files: readonly { readonly path: string; readonly want: number; readonly facts: Uint8Array }[];
  readonly refused: readonly RefusedFile[];
  readonly memory: MemoryEntries;
  /** Kinds of deferred wants that are among the files. */
  readonly brought: readonly string[];
}

/** The input as frames of moderate size, one after the other. */
export function* inputFrames(input: ConcludeInput): Generator<Buffer> {
  for (const some of grouped(input.paths, (path) => path.length)) yield frame(Ask.paths, some.join('\0'));
  for (const some of grouped(input.files, ({ path, facts }) => path.length + facts.length)) {
    yield frame(
      Ask.facts,
      Buffer.concat(some.flatMap(({ path, want, facts }) => entry(Buffer.from(path), want, facts))),
    );
  }
  for (const some of grouped(input.refused, ({ path, reason }) => path.length + reason.length)) {
    yield frame(Ask.refused, JSON.stringify(some));
  }
  for (const piece of memoryPieces(input.memory)) yield frame(Ask.memory, piece);
}

function entry(path: Buffer, want: number, facts: Uint8Array): Uint8Array[] {
  const head = Buffer.alloc(10);
  head.writeUInt32LE(path.length, 0);
  head.writeUInt16LE(want, 4);
  head.writeUInt32LE(facts.length, 6);
  return [head, path, facts];
}

function* grouped<T>(items: readonly T[], size: (item: T) => number): Generator<T[]> {
  let group: T[] = [];
  let bytes = 0;
  for (const item of items) {
    group.push(item);
    bytes += size(item);
    if (bytes < FRAME) continue;
    yield group;
    group = [];
    bytes = 0;
  }
  if (group.length > 0) yield group;
}
