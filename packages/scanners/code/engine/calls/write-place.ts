import { type ParsedPlace, parsePlace } from '../../models/places.ts';
import { readMember } from '../heap/read.ts';
import { writeMember, writeUnknown } from '../heap/write.ts';
import type { Value } from '../values/value.ts';
import type { ModelCall } from './model-call.ts';

/** Data that a call puts into one of its arguments. */
export function writeFlow(call: ModelCall, place: string, value: Value): void {
  for (const { root, steps } of parsePlace(place) ?? []) {
    const target = rootOf(call, root);
    if (target !== null) writeInto(call, target, steps, value);
  }
}

function rootOf({ spread, site, frame }: ModelCall, root: ParsedPlace['root']): Value | null {
  if (root.kind === 'receiver') return site.receiver;
  if (root.kind === 'argument') return spread.positional[root.index] ?? null;
  if (root.kind === 'keyword') return spread.named.get(root.name) ?? null;
  return root.kind === 'arguments' ? frame.world.joinAll(spread.positional.slice(root.from)) : null;
}

function writeInto({ frame, state, site }: ModelCall, target: Value, steps: ParsedPlace['steps'], value: Value): void {
  const { world } = frame;
  let object = target;
  for (const [i, step] of steps.entries()) {
    const last = i === steps.length - 1;
    if (step.kind === 'field' && last) writeMember(frame, state, object, step.name, value, site.at);
    else if (step.kind === 'field') object = readMember(frame, state, object, step.name, site.at);
    else writeUnknown(frame, state, object, world.any(), value, site.at);
  }
  if (steps.length === 0) writeUnknown(frame, state, object, world.any(), value, site.at);
}
