import type { ReturnModel } from '../../models/model.ts';
import { newThing } from '../heap/thing.ts';
import { builtinNamed } from '../values/builtin.ts';
import type { Value } from '../values/value.ts';
import type { ModelCall } from './model-call.ts';

/** What a library hands out may be written to and read from: it is an object of its own. */
export function makeInstance(call: ModelCall, value: Value, returns: ReturnModel): Value {
  const { frame, state, site } = call;
  const model = innermost(returns);
  if (model.is === undefined || model.source !== undefined) return value;
  const builtin = builtinNamed(model.is);
  if (builtin !== null && builtin !== 'list' && builtin !== 'object') return value;
  const only = value.atoms.length === 1 ? value.atoms[0] : undefined;
  if (only?.kind !== 'instance') return value;
  const id = frame.world.ids.of('made', frame.code.id, `${site.at} ${model.is}`, frame.module);
  const before = state.change(id);
  if (before !== undefined) before.single = false;
  else {
    const shape = builtin === 'list' ? 'list' : 'object';
    const type = builtin === null ? model.is : null;
    state.things.set(
      id,
      newThing(shape, state.owner, { type, models: call.models, ...(shape === 'list' ? { length: 0 } : {}) }),
    );
  }
  return { ...value, atoms: [frame.world.atoms.object(id)] };
}

function innermost(returns: ReturnModel): ReturnModel {
  let model = returns;
  for (let depth = 0; model.then !== undefined && depth < 4; depth++) model = model.then;
  return model;
}
