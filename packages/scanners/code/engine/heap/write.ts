import type { Place } from '../../ir/instruction.ts';
import type { SinkModel } from '../../models/model.ts';
import type { Frame } from '../calls/frame.ts';
import { BY_CONSTRUCTOR, BY_PROTO, foundSink } from '../flow/sinks.ts';
import { learn } from '../guards/facts.ts';
import type { Atom } from '../values/atom.ts';
import { joinMarks, walk } from '../values/mark.ts';
import { type Value, withMarks } from '../values/value.ts';
import { thingOf, writeOld } from './old.ts';
import { lookUp } from './read.ts';
import type { State } from './state.ts';
import { MOST_FIELDS } from './thing.ts';

/** `object.key = value`. */
export function writeMember(frame: Frame, state: State, object: Value, key: string, value: Value, at: Place): void {
  const { world } = frame;
  const held =
    value.marks.length === 0 ? value : withMarks(value, walk(value.marks, frame.module, at, `put into ${key}`));
  const name = world.names.field(object.name, key);
  if (object.keyed.length > 0) pollution(frame, object, value, at);
  const only = object.atoms.length === 1;
  let inHeap = false;
  for (const atom of object.atoms) {
    if (atom.kind === 'object') {
      inHeap = true;
      writeThing(frame, state, object, atom.id, key, held, only, at);
    } else if (atom.kind === 'function') {
      const id = propertiesOf(frame, atom);
      writeOld(frame, state, id, key, held, false);
    } else {
      for (const sink of assignedSinks(frame, atom, key)) assigned(frame, sink, key, value, at);
    }
  }
  if (name !== 0) {
    state.facts.delete(name);
    if (!inHeap) state.written.set(name, held);
  }
}

function writeThing(
  frame: Frame,
  state: State,
  object: Value,
  id: number,
  key: string,
  value: Value,
  only: boolean,
  at: Place,
): void {
  const { world } = frame;
  const seen = thingOf(frame, state, id);
  if (seen?.type != null) {
    const member = (seen.models ?? world.models(frame.module)).member(seen.type, key);
    for (const sink of member?.assigned ?? []) assigned(frame, sink, key, value, at);
  }
  if (seen?.proto != null || seen?.heart != null) {
    const setter = lookUp(frame, state, id, `set ${key}`, 8);
    if (setter !== null) {
      const receiver = { ...object, atoms: [world.atoms.object(id)] };
      world.machine.call(frame, state, { callee: setter.value, receiver, given: [{ value }], construct: false, at });
      return;
    }
  }
  const thing = state.change(id);
  if (thing === undefined) {
    writeOld(frame, state, id, key, value, only && frame.alone);
    return;
  }
  if (key === '__proto__') {
    thing.proto = value;
    return;
  }
  const before = thing.fields.get(key);
  if (before === undefined && thing.fields.size >= MOST_FIELDS)
    thing.rest = thing.rest === null ? value : world.join(thing.rest, value);
  else thing.fields.set(key, before === undefined || (only && thing.single) ? value : world.join(before, value));
  if (thing.shape === 'list' && thing.length >= 0 && /^\d{1,6}$/.test(key)) {
    if (Number(key) >= thing.length) thing.length = Number(key) + 1;
  }
}

/** `object[key] = value` under a key that nobody knows. */
export function writeUnknown(frame: Frame, state: State, object: Value, key: Value, value: Value, at: Place): void {
  const { world } = frame;
  if (object.keyed.length > 0) pollution(frame, object, value, at);
  const place = world.names.keyed(object.name, key.name);
  state.facts.delete(place);
  // the object is read back from there, even where the key is `__proto__`
  if (value.atoms.length > 0 && value.atoms.every((it) => it.kind === 'object'))
    learn(state, [{ name: place, stops: BY_PROTO | BY_CONSTRUCTOR }]);
  const held =
    value.marks.length === 0 ? value : withMarks(value, walk(value.marks, frame.module, at, 'put into an object'));
  for (const atom of object.atoms) {
    if (atom.kind === 'function') writeOld(frame, state, propertiesOf(frame, atom), null, held, false);
    if (atom.kind !== 'object') {
      const both = { ...value, marks: joinMarks(value.marks, key.marks) };
      for (const sink of assignedSinks(frame, atom, '*')) assigned(frame, sink, 'a field', both, at);
      continue;
    }
    const thing = state.change(atom.id);
    if (thing === undefined) {
      writeOld(frame, state, atom.id, null, held, false);
      continue;
    }
    thing.rest = thing.rest === null ? held : world.join(thing.rest, held);
    if (thing.shape === 'list') thing.length = -1;
  }
}

/** A field is set on an object that the attacker's key chose: it may be the prototype of all objects. */
function pollution(frame: Frame, object: Value, value: Value, at: Place): void {
  if (value.marks.length === 0 || !hasPrototypes(frame)) return;
  for (const mark of object.keyed) {
    foundSink(frame, { kind: 'prototype-pollution' }, mark, at, 0);
  }
}

/** A language whose models say how the prototype of an object is set has prototypes. */
function hasPrototypes(frame: Frame): boolean {
  return frame.world.models(frame.module).value('global.Object.setPrototypeOf') !== null;
}

function assigned(frame: Frame, sink: SinkModel, key: string, value: Value, at: Place): void {
  for (const mark of walk(value.marks, frame.module, at, `assigned to ${key}`)) foundSink(frame, sink, mark, at, 0);
}

function assignedSinks(frame: Frame, atom: Atom, key: string): readonly SinkModel[] {
  const models = frame.world.models(frame.module);
  switch (atom.kind) {
    case 'any':
      return models.guess(key)?.assigned ?? [];
    case 'instance':
      return atom.models.member(atom.type, key)?.assigned ?? [];
    case 'model': {
      const below = atom.open ? atom.models.value(`${atom.path}.${key}`) : null;
      return (
        below?.assigned ??
        (atom.member?.is === undefined ? [] : (atom.models.member(atom.member.is, key)?.assigned ?? []))
      );
    }
    default:
      return [];
  }
}

function propertiesOf(frame: Frame, atom: Extract<Atom, { kind: 'function' }>): number {
  const { world } = frame;
  const id = world.ids.of('properties', atom.code, atom.env, world.moduleOf(atom.code));
  if (!world.old.has(id)) world.old.set(id, emptyProperties());
  return id;
}

function emptyProperties() {
  return {
    owner: 0,
    shape: 'object' as const,
    proto: null,
    type: null,
    models: null,
    fields: new Map<string, Value>(),
    rest: null,
    length: -1,
    single: true,
    bare: false,
    heart: null,
  };
}
