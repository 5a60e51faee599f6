import type { Frame } from '../calls/frame.ts';
import { thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { someOf, type Value } from '../values/value.ts';

/** An operator to which the left side's type gives a meaning of its own: the member `operator/` of its model. */
export function overloaded(
  frame: Frame,
  state: State,
  operator: string,
  left: Value,
  right: Value,
  at: number,
): Value | null {
  const only = left.atoms.length === 1 ? left.atoms[0] : undefined;
  const typed = only?.kind === 'instance' ? only : only?.kind === 'object' ? thingOf(frame, state, only.id) : undefined;
  if (typed?.type == null || typed.models === null) return null;
  const key = `operator${operator}`;
  const member = typed.models.member(typed.type, key);
  if (member?.call === undefined) return null;
  const callee = someOf([frame.world.atoms.model(typed.models, `${typed.type}.${key}`, member, false)]);
  return frame.world.machine.call(frame, state, {
    callee,
    receiver: left,
    given: [{ value: right }],
    construct: false,
    at,
  });
}
