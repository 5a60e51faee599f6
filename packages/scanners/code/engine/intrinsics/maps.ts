import type { ModelCall } from '../calls/model-call.ts';
import { newList } from '../flow/lists.ts';
import { membership } from '../guards/compare.ts';
import { readElement, readKey, readUnknown } from '../heap/elements.ts';
import { thingOf } from '../heap/old.ts';
import type { Thing } from '../heap/thing.ts';
import { writeMember, writeUnknown } from '../heap/write.ts';
import { NOTHING, type Value } from '../values/value.ts';
import { onlyThing, subject } from './subject.ts';

/** Maps, dictionaries, sets and stores with keys of several parts keep what stands under keys that are known apart. */
function keyText(parts: readonly (Value | undefined)[]): string | null {
  const texts = parts.map((part) => {
    const only = part?.atoms.length === 1 ? part.atoms[0] : undefined;
    return only?.kind === 'constant' && only.type !== 'pattern' && part?.marks.length === 0 ? String(only.value) : null;
  });
  return texts.length > 0 && texts.every((text) => text !== null) ? texts.join('\n') : null;
}

/** Fields that the thing holds by itself, without the methods of its type. */
function held(call: ModelCall, value: Value): Thing | null {
  const only = onlyThing(call, value);
  return only === null ? null : (thingOf(call.frame, call.state, only.id) ?? null);
}

/** `get(key)`, `get(key, default)`; `get2(section, key)`. */
function getWith(call: ModelCall, parts: number): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, state, site } = call;
  const { world } = frame;
  const thing = held(call, it.value);
  const key = keyText(it.given.slice(0, parts));
  const fallback = it.given[parts] ?? call.spread.named.get('default') ?? world.undefined;
  if (thing === null) return null;
  if (key !== null && it.value.marks.length === 0) {
    const own = thing.fields.get(key);
    if (own !== undefined) return own;
    return thing.rest === null ? fallback : world.join(thing.rest, fallback);
  }
  const found =
    key === null
      ? readUnknown(frame, state, it.value, it.given[0] ?? world.any(), site.at)
      : readElement(frame, state, it.value, site.at);
  return world.join({ ...found, keyed: [] }, fallback);
}

function setWith(call: ModelCall, parts: number): Value | null {
  const it = subject(call);
  const value = it?.given[parts];
  if (it === null || value === undefined) return null;
  const { frame, state, site } = call;
  const key = keyText(it.given.slice(0, parts));
  if (key === null) writeUnknown(frame, state, it.value, it.given[0] ?? frame.world.any(), value, site.at);
  else writeMember(frame, state, it.value, key, value, site.at);
  return it.value;
}

function has(call: ModelCall): Value | null {
  const it = subject(call);
  const item = it?.given[0];
  return it === null || item === undefined ? null : membership(call.frame, call.state, item, it.value);
}

function removed(call: ModelCall): Value | null {
  const it = subject(call);
  const thing = it === null ? null : onlyThing(call, it.value);
  if (it === null || thing === null) return null;
  const key = keyText(it.given.slice(0, 1));
  const own = call.state.change(thing.id);
  if (key !== null && own?.single === true) own.fields.delete(key);
  return call.frame.world.someBoolean();
}

function cleared(call: ModelCall): Value | null {
  const it = subject(call);
  const thing = it === null ? null : onlyThing(call, it.value);
  const own = thing === null ? undefined : call.state.change(thing.id);
  if (own?.single === true) {
    own.fields.clear();
    own.rest = null;
    if (own.shape === 'list') own.length = 0;
  }
  return call.frame.world.undefined;
}

/** Of `Object.keys(x)` and `x.keys()`. */
function keys(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, state, site } = call;
  const thing = held(call, it.value);
  if (
    thing !== null &&
    thing.rest === null &&
    thing.shape === 'object' &&
    thing.fields.size <= 64 &&
    it.value.marks.length === 0
  ) {
    return newList(
      frame,
      state,
      `keys ${site.at}`,
      [...thing.fields.keys()].map((key) => frame.world.text(key)),
      null,
    );
  }
  return newList(frame, state, `keys ${site.at}`, null, readKey(frame, state, it.value));
}

function values(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, state, site } = call;
  const thing = held(call, it.value);
  if (thing !== null && thing.rest === null && thing.fields.size <= 64 && it.value.marks.length === 0) {
    return newList(frame, state, `values ${site.at}`, [...thing.fields.values()], null);
  }
  return newList(frame, state, `values ${site.at}`, null, readElement(frame, state, it.value, site.at));
}

function entries(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, state, site } = call;
  const element = readElement(frame, state, it.value, site.at);
  const pair = newList(
    frame,
    state,
    `entry ${site.at}`,
    [readKey(frame, state, it.value), element === NOTHING ? frame.world.any() : element],
    null,
  );
  return newList(frame, state, `entries ${site.at}`, null, pair);
}

/** Reads, and puts the default there when nothing was. */
function setDefault(call: ModelCall): Value | null {
  const found = getWith(call, 1);
  if (found !== null) setWith(call, 1);
  return found;
}

function popped(call: ModelCall): Value | null {
  const found = getWith(call, 1);
  removed(call);
  return found;
}

export const MAPS = {
  'map.setdefault': setDefault,
  'map.pop': popped,
  'config.get': (call: ModelCall) => getWith(call, 2),
  'config.set': (call: ModelCall) => setWith(call, 2),
  'config.section': (call: ModelCall) => call.frame.world.undefined,
  'list.clear': cleared,
  'map.get': (call: ModelCall) => getWith(call, 1),
  'map.get2': (call: ModelCall) => getWith(call, 2),
  'map.set': (call: ModelCall) => setWith(call, 1),
  'map.set2': (call: ModelCall) => setWith(call, 2),
  'map.has': has,
  'map.delete': removed,
  'map.clear': cleared,
  'map.keys': keys,
  'map.values': values,
  'map.entries': entries,
  'object.keys': keys,
  'object.values': values,
  'object.entries': entries,
};
