import type { Frame } from '../calls/frame.ts';
import { mapMarks } from '../values/mark.ts';
import { sameValue, someOf, type Value } from '../values/value.ts';
import type { World } from '../world.ts';
import type { State } from './state.ts';
import { joinThings, MOST_FIELDS, newThing, type Thing } from './thing.ts';

/** Stands for all keys when what was read is the whole object. */
const WHOLE = '*';
const PROTO = '__proto__';

/** The object as this activation sees it; what it reads of objects that all see is remembered. */
export function thingOf(frame: Frame, state: State, id: number): Thing | undefined {
  const own = state.things.get(id);
  if (own !== undefined) return own;
  const old = frame.world.old.get(id);
  frame.modules.add(frame.world.ids.module(id));
  return old;
}

export function noteRead(frame: Frame, state: State, id: number, key: string): void {
  if (state.things.has(id)) return;
  const slot = frame.world.slots.of(id, key);
  if (!frame.reads.has(slot)) frame.reads.set(slot, standing(frame.world, id, key));
}

export function noteWholeRead(frame: Frame, state: State, id: number): void {
  noteRead(frame, state, id, WHOLE);
}

/** Whether all that was read still stands where it stood. */
export function stillHolds(
  world: World,
  it: { readonly reads: ReadonlyMap<number, unknown>; checked: number },
): boolean {
  if (it.checked === world.changes) return true;
  const { slots } = world;
  for (const [slot, value] of it.reads) {
    if (standing(world, slots.thing(slot), slots.key(slot)) !== value) return false;
  }
  it.checked = world.changes;
  return true;
}

function standing(world: World, id: number, key: string): unknown {
  const thing = world.old.get(id);
  if (thing === undefined) return undefined;
  if (key === WHOLE) return thing.owner;
  return thing.fields.get(key) ?? thing.rest ?? undefined;
}

/** Puts a value into an object that all see: at once as far as it is known here, the rest when the caller says what it is. */
export function writeOld(
  frame: Frame,
  state: State,
  id: number,
  key: string | null,
  value: Value,
  strong: boolean,
): void {
  const { world } = frame;
  handOut(frame, state, value);
  if (value.marks.some((it) => it.label < 0) || value.keyed.some((it) => it.label < 0)) {
    frame.addEffect({ thing: id, key, value: nameless(value) }, (a, b) => world.join(a, b));
  }
  writeKnown(world, id, key, value, strong);
}

/** What of the value is known whoever calls. */
function writeKnown(world: World, id: number, key: string | null, value: Value, strong: boolean): void {
  const thing = world.old.get(id);
  if (thing === undefined) return;
  const known = nameless({
    ...value,
    marks: mapMarks(value.marks, (mark) => (mark.label < 0 ? null : mark)),
    keyed: mapMarks(value.keyed, (mark) => (mark.label < 0 ? null : mark)),
  });
  const before = key === null ? thing.rest : key === PROTO ? thing.proto : (thing.fields.get(key) ?? null);
  const after = before === null || (strong && thing.single) ? known : world.join(before, known);
  if (before !== null && sameValue(before, after)) return;
  if (key === PROTO) thing.proto = after;
  else if (key === null || (before === null && thing.fields.size >= MOST_FIELDS && thing.shape !== 'environment'))
    thing.rest = thing.rest === null ? after : world.join(thing.rest, after);
  else thing.fields.set(key, after);
  thing.owner--;
  world.noteChange(id, key, known);
}

function nameless(value: Value): Value {
  return value.name === 0 && value.yes?.length === 0 && value.no?.length === 0
    ? value
    : { ...someOf(value.atoms, value.marks), keyed: value.keyed };
}

/** All that hangs on the value is seen by all of the program from now on. */
export function handOut(frame: Frame, state: State, value: Value): void {
  const open = [...value.atoms];
  for (let atom = open.pop(); atom !== undefined; atom = open.pop()) {
    const id = atom.kind === 'object' || atom.kind === 'bound' ? atom.id : atom.kind === 'function' ? atom.env : -1;
    if (id < 0) continue;
    const thing = state.things.get(id);
    if (thing === undefined) continue;
    state.things.delete(id);
    frame.escaped.add(id);
    settle(frame, id, thing);
    for (const held of valuesIn(thing)) open.push(...held.atoms);
  }
}

export function* valuesIn(thing: Thing): Generator<Value> {
  yield* thing.fields.values();
  if (thing.rest !== null) yield thing.rest;
  if (thing.proto !== null) yield thing.proto;
  if (thing.heart !== null) yield* thing.heart.bases;
}

/** An object becomes one that all see, with what it holds now. */
export function settle(frame: Frame, id: number, thing: Thing): void {
  const { world } = frame;
  const join = (a: Value, b: Value) => world.join(a, b);
  for (const [key, value] of thing.fields) noteEffect(frame, id, key, value);
  if (thing.rest !== null) noteEffect(frame, id, null, thing.rest);
  const known = newThing(thing.shape, 0, { ...thing, owner: 0, fields: new Map() });
  for (const [key, value] of thing.fields) known.fields.set(key, concrete(value));
  if (thing.rest !== null) known.rest = concrete(thing.rest);
  const before = world.old.get(id);
  const after = before === undefined ? known : joinThings(before, known, before.owner - 1, join);
  if (before !== undefined && unchanged(before, after)) return;
  world.old.set(id, after);
  world.noteChange(id, '', world.undefined);
}

function noteEffect(frame: Frame, thing: number, key: string | null, value: Value): void {
  if (value.marks.some((it) => it.label < 0) || value.keyed.some((it) => it.label < 0)) {
    frame.addEffect({ thing, key, value: nameless(value) }, (a, b) => frame.world.join(a, b));
  }
}

function concrete(value: Value): Value {
  return nameless({
    ...value,
    marks: mapMarks(value.marks, (mark) => (mark.label < 0 ? null : mark)),
    keyed: mapMarks(value.keyed, (mark) => (mark.label < 0 ? null : mark)),
  });
}

function unchanged(a: Thing, b: Thing): boolean {
  if (a.fields.size !== b.fields.size || a.length !== b.length || a.single !== b.single) return false;
  for (const [key, value] of b.fields) {
    const before = a.fields.get(key);
    if (before === undefined || !sameValue(before, value)) return false;
  }
  return same(a.rest, b.rest) && same(a.proto, b.proto);
}

function same(a: Value | null, b: Value | null): boolean {
  return a === b || (a !== null && b !== null && sameValue(a, b));
}
