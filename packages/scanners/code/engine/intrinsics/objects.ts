import type { ModelCall } from '../calls/model-call.ts';
import { mix } from '../flow/lists.ts';
import { foundSink } from '../flow/sinks.ts';
import { deepMarks, readElement } from '../heap/elements.ts';
import { thingOf } from '../heap/old.ts';
import { readMember } from '../heap/read.ts';
import { copyThing, joinThings, newThing } from '../heap/thing.ts';
import { writeMember, writeUnknown } from '../heap/write.ts';
import { walk } from '../values/mark.ts';
import { type Value, withMarks } from '../values/value.ts';
import { constantText } from './subject.ts';

/** `Object.assign(target, ...sources)`, `dict.update`. */
function assign(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const method = site.receiver?.atoms.some((it) => it.kind === 'object');
  const target = method ? site.receiver : spread.positional[0];
  if (target == null) return null;
  const sources = method ? spread.positional : spread.positional.slice(1);
  for (const source of spread.more === null ? sources : [...sources, spread.more]) put(call, target, source);
  for (const [key, value] of spread.named) writeMember(frame, state, target, key, value, site.at);
  return target;
}

function put(call: ModelCall, target: Value, source: Value): void {
  const { frame, state, site } = call;
  const marked =
    source.marks.length === 0
      ? source
      : withMarks(source, walk(source.marks, frame.module, site.at, 'copied into an object'));
  for (const atom of target.atoms) {
    const thing = atom.kind === 'object' ? state.change(atom.id) : undefined;
    if (thing !== undefined) mix(frame, state, thing, marked, site.at);
    else writeUnknown(frame, state, target, frame.world.any(), readElement(frame, state, marked, site.at), site.at);
  }
}

/** A merge that goes down: the attacker's keys may lead to the prototype of all objects. */
function merge(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const sources = spread.positional.slice(1);
  for (const source of spread.more === null ? sources : [...sources, spread.more]) {
    for (const mark of deepMarks(frame, state, source, 2))
      foundSink(frame, { kind: 'prototype-pollution' }, mark, site.at, 0);
  }
  return assign(call);
}

function fresh(call: ModelCall, bare: boolean, proto: Value | null): Value {
  const { frame, state, site } = call;
  const id = frame.world.ids.of('object', frame.code.id, site.at, frame.module);
  const before = state.change(id);
  if (before === undefined) state.things.set(id, newThing('object', state.owner, { bare, proto }));
  else before.single = false;
  return frame.world.object(id);
}

/** `Object.create(proto)`. */
function create(call: ModelCall): Value | null {
  const proto = call.spread.positional[0];
  const bare = proto?.atoms.every((it) => it === call.frame.world.atoms.null) ?? false;
  return fresh(call, bare, bare || proto === undefined ? null : proto);
}

/** `dict(a=1)`, `Object(x)`. */
function make(call: ModelCall): Value | null {
  const object = fresh(call, false, null);
  const { spread, frame, state, site } = call;
  for (const source of spread.positional) put(call, object, source);
  for (const [key, value] of spread.named) writeMember(frame, state, object, key, value, site.at);
  return object;
}

/** `Object.defineProperty(target, key, { value, get, set })`. */
function define(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const [target, key, descriptor] = spread.positional;
  if (target === undefined || key === undefined || descriptor === undefined) return null;
  const name = constantText(key);
  for (const [field, prefix] of [
    ['value', ''],
    ['get', 'get '],
    ['set', 'set '],
  ] as const) {
    const value = readMember(frame, state, descriptor, field, site.at);
    if (value.atoms.every((it) => it === frame.world.atoms.undefined)) continue;
    // a field of this name that is defined is one of the object's own
    if (name === null || name === '__proto__') writeUnknown(frame, state, target, key, value, site.at);
    else writeMember(frame, state, target, `${prefix}${name}`, value, site.at);
  }
  return target;
}

function setPrototype(call: ModelCall): Value | null {
  const [target, proto] = call.spread.positional;
  if (target === undefined || proto === undefined) return null;
  writeMember(call.frame, call.state, target, '__proto__', proto, call.site.at);
  return target;
}

/** `getattr(object, name, default)`. */
function field(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const [object, key, fallback] = spread.positional;
  const name = constantText(key);
  if (object === undefined || name === null) return null;
  const found = readMember(frame, state, object, name, site.at);
  return fallback === undefined ? found : frame.world.join(found, fallback);
}

function setField(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const [object, key, value] = spread.positional;
  if (object === undefined || key === undefined || value === undefined) return null;
  const name = constantText(key);
  if (name === null) writeUnknown(frame, state, object, key, value, site.at);
  else writeMember(frame, state, object, name, value, site.at);
  return frame.world.undefined;
}

function copy(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const plain = site.receiver === null || site.receiver.atoms.every((it) => it.kind === 'model');
  const source = plain ? spread.positional[0] : site.receiver;
  const only = source?.atoms.length === 1 ? source.atoms[0] : undefined;
  const thing = only?.kind === 'object' ? thingOf(frame, state, only.id) : undefined;
  if (source == null || thing === undefined || thing.heart !== null) return source ?? null;
  const id = frame.world.ids.of('copy', frame.code.id, site.at, frame.module);
  const before = state.things.get(id);
  const made = copyThing(thing, state.owner);
  made.single = before === undefined;
  state.things.set(
    id,
    before === undefined ? made : joinThings(before, made, state.owner, (a, b) => frame.world.join(a, b)),
  );
  return { ...source, atoms: [frame.world.atoms.object(id)] };
}

export const OBJECTS = {
  'object.copy': copy,
  'object.assignNew': make,
  'object.assignSelf': assign,
  'object.assign': assign,
  'object.merge': merge,
  'object.create': create,
  'object.of': make,
  'object.define': define,
  'object.setPrototype': setPrototype,
  'object.get': field,
  'object.set': setField,
};
