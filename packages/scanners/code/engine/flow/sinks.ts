import type { Place } from '../../ir/instruction.ts';
import { FLOW_SINKS } from '../../models/kinds.ts';
import type { SinkModel } from '../../models/model.ts';
import type { Frame } from '../calls/frame.ts';
import type { Mark } from '../values/mark.ts';

const BITS = new Map(Object.keys(FLOW_SINKS).map((kind, i) => [kind, i] as const));
/** Kinds that only a team knows share one bit. */
const OTHERS = 1 << 30;

export function kindBit(kind: string): number {
  const bit = BITS.get(kind);
  return bit === undefined ? OTHERS : 1 << bit;
}

const masks = new WeakMap<readonly string[], number>();

export function kindMask(kinds: readonly string[]): number {
  let mask = masks.get(kinds);
  if (mask === undefined) {
    mask = kinds.includes('*') ? 0x7fffffff : kinds.reduce((all, kind) => all | kindBit(kind), 0);
    masks.set(kinds, mask);
  }
  return mask;
}

/** Data of a mark, or the conditions of the sink alone, come to a sink. */
export function foundSink(frame: Frame, sink: SinkModel, mark: Mark | null, at: Place, doubts: number): void {
  if (mark !== null && (mark.stopped & kindBit(sink.kind)) !== 0) return;
  const { kind, note, from, entered = false } = sink;
  frame.addSink({ sink: kind, note, from, entered, mark, module: frame.module, at, doubts: doubts | frame.doubts });
}
