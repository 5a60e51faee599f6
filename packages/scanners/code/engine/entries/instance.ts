import type { Place } from '../../ir/instruction.ts';
import { construct } from '../calls/construct.ts';
import type { Frame } from '../calls/frame.ts';
import type { Given } from '../calls/machine.ts';
import { ofType } from '../flow/types.ts';
import { thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { NOTHING, someOf, type Value } from '../values/value.ts';
import { driver } from './roots.ts';

const DEEPEST = 4;
let depth = 0;

/**
 * Some object of a class, made as a container of dependencies makes it: each argument of its constructor is an object of
 * the type that its annotation names.
 */
export function instanceOf(frame: Frame, state: State, type: Value, at: Place, argument?: Value): Value {
  const { world } = frame;
  let made = NOTHING;
  for (const atom of type.atoms) {
    if (atom.kind === 'function') {
      const given: Given[] = [{ value: argument ?? world.any(), spread: 'values' }];
      const site = { callee: someOf([atom]), receiver: null, given, construct: true, at };
      made = world.join(made, world.machine.call(frame, state, site));
      continue;
    }
    const heart = atom.kind === 'object' ? thingOf(frame, state, atom.id)?.heart : null;
    if (atom.kind !== 'object' || heart == null) continue;
    const given: Given[] = [];
    const own = thingOf(frame, state, heart.methods)?.fields.get('%constructor')?.atoms[0];
    if (own?.kind === 'function' && depth < DEEPEST) {
      depth++;
      const { frame: inside } = driver(world, heart.module);
      for (const parameter of world.code(own.code).ir.parameters) {
        if (parameter.kind !== 'one') continue;
        const typed = parameter.type === null ? null : ofType(inside, state, parameter.type, at);
        given.push({ value: typed ?? argument ?? world.any() });
      }
      depth--;
    } else if (argument !== undefined) given.push({ value: argument });
    made = world.join(
      made,
      construct(frame, state, atom, { callee: type, receiver: null, given, construct: true, at }),
    );
  }
  return made === NOTHING ? world.any() : made;
}
