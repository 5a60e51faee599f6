import { type ParsedPlace, parsePlace } from '../../models/places.ts';
import { readMember } from '../heap/read.ts';
import { newThing } from '../heap/thing.ts';
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

/** Data that a call puts into what it returns. */
export function intoReturn(call: ModelCall, returned: Value | null, place: string, value: Value): Value {
  const { frame, state, site } = call;
  const steps = parsePlace(place)?.[0]?.steps ?? [];
  let target = returned;
  if (target === null || !target.atoms.some((it) => it.kind === 'object')) {
    const list = steps[0]?.kind === 'element';
    const id = frame.world.ids.of('returned', frame.code.id, site.at, frame.module);
    if (!state.things.has(id))
      state.things.set(id, newThing(list ? 'list' : 'object', state.owner, list ? { length: -1 } : {}));
    const made = frame.world.object(id);
    target = target === null ? made : { ...target, atoms: made.atoms };
  }
  writeInto(call, target, steps, value);
  return target;
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
