import type { ParameterIr } from '../../ir/module.ts';
import { readElement } from '../heap/elements.ts';
import { thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { newThing } from '../heap/thing.ts';
import { NOTHING, type Value } from '../values/value.ts';
import type { Frame } from './frame.ts';
import type { Given } from './machine.ts';

/** Arguments by position, then by name, then what may stand at any further position. */
export interface Spread {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** What may stand behind the known positions; null: nothing. */
  readonly more: Value | null;
  readonly moreNamed: Value | null;
}

export function spreadOut(frame: Frame, state: State, given: readonly Given[]): Spread {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  let more: Value | null = null;
  let moreNamed: Value | null = null;
  const { world } = frame;
  for (const it of given) {
    if (it.name !== undefined) named.set(it.name, it.value);
    else if (it.spread === 'fields') {
      for (const [key, value] of knownFields(frame, state, it.value) ?? []) named.set(key, value);
      moreNamed = world.join(moreNamed ?? NOTHING, readElement(frame, state, it.value, 0));
    } else if (it.spread === 'values') {
      const items = more === null ? knownItems(frame, state, it.value) : null;
      if (items === null) more = world.join(more ?? NOTHING, readElement(frame, state, it.value, 0));
      else positional.push(...items);
    } else if (more === null) positional.push(it.value);
    else more = world.join(more, it.value);
  }
  return { positional, named, more, moreNamed };
}

/** The elements of a list whose length is known. */
export function knownItems(frame: Frame, state: State, list: Value): Value[] | null {
  const only = list.atoms.length === 1 ? list.atoms[0] : undefined;
  const thing = only?.kind === 'object' ? thingOf(frame, state, only.id) : undefined;
  if (thing === undefined || thing.shape !== 'list' || thing.length < 0 || thing.length > 64 || thing.rest !== null)
    return null;
  return Array.from({ length: thing.length }, (_, i) => thing.fields.get(String(i)) ?? frame.world.undefined);
}

function knownFields(frame: Frame, state: State, object: Value): ReadonlyMap<string, Value> | null {
  const only = object.atoms.length === 1 ? object.atoms[0] : undefined;
  return only?.kind === 'object' ? (thingOf(frame, state, only.id)?.fields ?? null) : null;
}

/** Puts arguments where the function's parameters expect them. */
export function bind(frame: Frame, state: State, parameters: readonly ParameterIr[], given: Spread): void {
  const { world } = frame;
  const named = new Map(given.named);
  let position = 0;
  for (const [index, parameter] of parameters.entries()) {
    const set = (value: Value) => {
      state.registers[parameter.register] = value;
    };
    if (parameter.kind === 'rest') {
      const items = given.positional.slice(position);
      position = given.positional.length;
      set(listOf(frame, state, index, items, given.more));
    } else if (parameter.kind === 'keywords') {
      set(objectOf(frame, state, index, named, given.moreNamed));
    } else {
      const byName = named.get(parameter.name);
      named.delete(parameter.name);
      const byPosition = parameter.kind === 'one' && byName === undefined ? given.positional[position++] : undefined;
      const further = parameter.kind === 'one' ? given.more : null;
      set(byName ?? byPosition ?? world.joinAll([world.undefined, further ?? NOTHING, given.moreNamed ?? NOTHING]));
    }
  }
}

function listOf(frame: Frame, state: State, index: number, items: readonly Value[], more: Value | null): Value {
  const id = frame.world.ids.of('rest', frame.code.id, index, frame.module);
  const thing = newThing('list', state.owner, { rest: more, length: more === null ? items.length : -1 });
  for (const [i, item] of items.entries()) thing.fields.set(String(i), item);
  state.things.set(id, thing);
  return frame.world.object(id);
}

function objectOf(
  frame: Frame,
  state: State,
  index: number,
  named: ReadonlyMap<string, Value>,
  more: Value | null,
): Value {
  const id = frame.world.ids.of('keywords', frame.code.id, index, frame.module);
  state.things.set(id, newThing('object', state.owner, { fields: new Map(named), rest: more }));
  return frame.world.object(id);
}
