import type { CallModel } from '../../models/model.ts';
import { parsePlace } from '../../models/places.ts';
import { NOTHING, type Value } from '../values/value.ts';
import type { ModelCall } from './model-call.ts';
import { readPlace } from './read-place.ts';

/** Functions among the arguments that the callee calls, with what the models say it gives them. */
export function callCallbacks(call: ModelCall, model: CallModel): void {
  const { frame, state, site } = call;
  const { world } = frame;
  for (const it of model.calls ?? []) {
    const callee = readPlace(call, it.function);
    if (callee === null || !callee.atoms.some((atom) => atom.kind !== 'constant')) continue;
    const place = it.function.split('|')[0] as string;
    const given = it.with.map((from) => ({
      value: from === null ? world.any() : (readPlace(call, from) ?? world.undefined),
    }));
    for (const flow of model.flows ?? []) {
      for (const { root, steps } of parsePlace(flow.to) ?? []) {
        const last = steps.at(-1);
        if (last?.kind !== 'parameter' || root.kind !== 'argument' || place !== `argument${root.index}`) continue;
        const value = readPlace(call, flow.from);
        if (value === null) continue;
        while (given.length <= last.index) given.push({ value: world.undefined });
        const before = given[last.index]?.value ?? NOTHING;
        given[last.index] = { value: world.join(before, value) };
      }
    }
    const receiver: Value | null = it.this === undefined ? null : readPlace(call, it.this);
    const { alone } = frame;
    frame.alone = false;
    const result = world.machine.call(frame, state, { callee, receiver, given, construct: false, at: site.at });
    frame.alone = alone;
    call.results.set(place, world.join(call.results.get(place) ?? NOTHING, result));
  }
}
