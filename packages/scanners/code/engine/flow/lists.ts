import type { Argument, Place } from '../../ir/instruction.ts';
import { knownItems } from '../calls/arguments.ts';
import type { Frame } from '../calls/frame.ts';
import { readElement } from '../heap/elements.ts';
import { noteWholeRead, thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import { newThing, type Thing } from '../heap/thing.ts';
import { writeUnknown } from '../heap/write.ts';
import { joinMarks } from '../values/mark.ts';
import { NOTHING, someOf, type Value, withMarks } from '../values/value.ts';
import { textAtom } from './fold.ts';

const MOST_ITEMS = 64;

/** A new list of these items. */
export function list(
  frame: Frame,
  state: State,
  at: Place,
  items: readonly Argument[],
  read: (register: number) => Value,
): Value {
  const { world } = frame;
  let known: Value[] | null = [];
  let rest = NOTHING;
  for (const item of items) {
    const value = read(item.value);
    const inner = item.spread === undefined ? [value] : knownItems(frame, state, value);
    if (inner === null || known === null || known.length + inner.length > MOST_ITEMS) {
      rest = world.joinAll([rest, ...(known ?? []), ...(inner ?? [readElement(frame, state, value, at)])]);
      known = null;
    } else known.push(...inner);
  }
  return newList(frame, state, at, known, known === null ? rest : null);
}

/** A list with these elements, or with unknown many like `rest`. */
export function newList(
  frame: Frame,
  state: State,
  at: Place | string,
  items: readonly Value[] | null,
  rest: Value | null,
): Value {
  const { world } = frame;
  const id = world.ids.of('', frame.code.id, at, frame.module);
  const before = state.things.get(id);
  const thing = newThing('list', state.owner, { length: items === null ? -1 : items.length, rest });
  for (const [i, item] of (items ?? []).entries()) thing.fields.set(String(i), item);
  if (before !== undefined) {
    thing.single = false;
    if (before.rest !== null) thing.rest = thing.rest === null ? before.rest : world.join(thing.rest, before.rest);
    for (const [key, value] of before.fields)
      thing.fields.set(key, world.join(thing.fields.get(key) ?? NOTHING, value));
    if (before.length !== thing.length) thing.length = -1;
  }
  state.things.set(id, thing);
  return world.object(id);
}

/** `delete object.key`. */
export function remove(state: State, object: Value, key: string): void {
  const only = object.atoms.length === 1 ? object.atoms[0] : undefined;
  if (only?.kind !== 'object') return;
  const thing = state.change(only.id);
  if (thing?.single === true && thing.shape !== 'list') thing.fields.delete(key);
}

/** Every field or element of `from` goes into `object`. */
export function spread(frame: Frame, state: State, object: Value, from: Value, at: Place): void {
  const { world } = frame;
  for (const atom of object.atoms) {
    if (atom.kind !== 'object') continue;
    const into = state.change(atom.id);
    if (into === undefined) {
      writeUnknown(frame, state, object, world.any(), readElement(frame, state, from, at), at);
      continue;
    }
    if (into.shape === 'list') append(frame, state, into, from, at);
    else mix(frame, state, into, from, at);
  }
}

function append(frame: Frame, state: State, into: Thing, from: Value, at: Place): void {
  const { world } = frame;
  const items = knownItems(frame, state, from);
  if (items !== null && into.length >= 0 && into.single && into.length + items.length <= MOST_ITEMS) {
    for (const item of items) into.fields.set(String(into.length++), item);
    return;
  }
  const more = items === null ? readElement(frame, state, from, at) : world.joinAll(items);
  into.rest = into.rest === null ? more : world.join(into.rest, more);
  into.length = -1;
}

/** `Object.assign` and `{ ...from }`: later fields win. */
export function mix(frame: Frame, state: State, into: Thing, from: Value, at: Place): void {
  const { world } = frame;
  const sure = from.atoms.length === 1 && into.single;
  for (const atom of from.atoms) {
    const thing = atom.kind === 'object' ? thingOf(frame, state, atom.id) : undefined;
    if (thing === undefined || atom.kind !== 'object') {
      if (atom.kind === 'constant') continue;
      const more = readElement(frame, state, { ...from, atoms: [atom] }, at);
      into.rest = into.rest === null ? more : world.join(into.rest, more);
      continue;
    }
    noteWholeRead(frame, state, atom.id);
    for (const [key, value] of thing.fields) {
      const before = into.fields.get(key);
      into.fields.set(key, before === undefined || sure ? value : world.join(before, value));
    }
    if (thing.rest !== null) into.rest = into.rest === null ? thing.rest : world.join(into.rest, thing.rest);
  }
  if (from.marks.length > 0) {
    const more = world.any(from.marks);
    into.rest = into.rest === null ? more : world.join(into.rest, more);
  }
}

/** `x[from:to:step]`. */
export function slice(frame: Frame, state: State, object: Value, bounds: readonly (Value | null)[], at: Place): Value {
  const { world } = frame;
  const numbers = bounds.map((it) => (it === null ? null : wholeNumber(it)));
  const known = !numbers.includes(undefined);
  const items = known ? knownItems(frame, state, object) : null;
  if (items !== null) return newList(frame, state, `slice ${at}`, cut(items, numbers), null);
  const texts = object.atoms.every(
    (it) => it.kind === 'text' || (it.kind === 'constant' && typeof it.value === 'string'),
  );
  if (texts && object.atoms.length > 0) {
    const atoms = object.atoms.map((it) => {
      const text = it.kind === 'constant' && known ? cut([...String(it.value)], numbers).join('') : '\0';
      return textAtom(frame, text);
    });
    return withMarks(someOf([...new Set(atoms)].sort((a, b) => a.n - b.n)), object.marks);
  }
  if (object.atoms.some((it) => it.kind === 'object')) {
    const element = readElement(frame, state, object, at);
    return withMarks(newList(frame, state, `slice ${at}`, null, element), object.marks);
  }
  return world.any(joinMarks(object.marks, []));
}

/** Undefined: it is none that is known. */
export function wholeNumber(value: Value): number | null | undefined {
  const only = value.atoms.length === 1 ? value.atoms[0] : undefined;
  if (only?.kind !== 'constant') return undefined;
  if (only.type === 'null' || only.type === 'undefined') return null;
  return typeof only.value === 'number' && Number.isInteger(only.value) ? only.value : undefined;
}

function cut<T>(items: readonly T[], [from, to, step]: readonly (number | null | undefined)[]): T[] {
  if (step == null || step === 1) return items.slice(from ?? 0, to ?? items.length);
  const all: T[] = [];
  if (step > 0)
    for (let i = from ?? 0; i < Math.min(to ?? items.length, items.length); i += step) all.push(items[i] as T);
  else if (step < 0 && from == null && to == null)
    for (let i = items.length - 1; i >= 0; i += step) all.push(items[i] as T);
  return all;
}
