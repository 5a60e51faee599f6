import type { Place } from '../../ir/instruction.ts';
import { FLOW_SINKS } from '../../models/kinds.ts';
import type { SinkModel } from '../../models/model.ts';
import type { Frame } from '../calls/frame.ts';
import type { Mark } from '../values/mark.ts';

const BITS = new Map(Object.keys(FLOW_SINKS).map((kind, i) => [kind, i] as const));
/** Kinds that only a team knows share one bit. */
const OTHERS = 1 << 30;

const POLLUTION = 'prototype-pollution';
/** Two ways lead to the prototype of all objects: the field `__proto__`, and `prototype` of the field `constructor`. */
export const BY_PROTO = 1 << (BITS.get(POLLUTION) as number);
export const BY_CONSTRUCTOR = 1 << 31;
const ALL = -1;

/** The bits of a kind of sink; a kind is stopped where all of its bits are. */
function kindBits(kind: string): number {
  const bit = BITS.get(kind);
  return bit === undefined ? OTHERS : kind === POLLUTION ? BY_PROTO | BY_CONSTRUCTOR : 1 << bit;
}

export function isStopped(stopped: number, kind: string): boolean {
  const bits = kindBits(kind);
  return (stopped & bits) === bits;
}

const masks = new WeakMap<readonly string[], number>();

export function kindMask(kinds: readonly string[]): number {
  let mask = masks.get(kinds);
  if (mask === undefined) {
    mask = kinds.includes('*') ? ALL : kinds.reduce((all, kind) => all | kindBits(kind), 0);
    masks.set(kinds, mask);
  }
  return mask;
}

/** Data of a mark, or the conditions of the sink alone, come to a sink. */
export function foundSink(frame: Frame, sink: SinkModel, mark: Mark | null, at: Place, doubts: number): void {
  if (mark !== null && isStopped(mark.stopped, sink.kind)) return;
  const { kind, note, from, entered = false } = sink;
  frame.addSink({ sink: kind, note, from, entered, mark, module: frame.module, at, doubts: doubts | frame.doubts });
}
