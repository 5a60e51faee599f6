import { knownItems } from '../calls/arguments.ts';
import type { ModelCall } from '../calls/model-call.ts';
import { newList, slice, wholeNumber } from '../flow/lists.ts';
import { readElement } from '../heap/elements.ts';
import { thingOf } from '../heap/old.ts';
import { readMember } from '../heap/read.ts';
import type { Thing } from '../heap/thing.ts';
import { writeUnknown } from '../heap/write.ts';
import { joinMarks, walk } from '../values/mark.ts';
import { NOTHING, type Value, withMarks } from '../values/value.ts';
import { constantNumber, constantText, subject } from './subject.ts';

const MOST_ITEMS = 64;

/** The list that a method changes; null when it is seen by others or may be several. */
function ownList(call: ModelCall, list: Value): Thing | null {
  const only = list.atoms.length === 1 ? list.atoms[0] : undefined;
  if (only?.kind !== 'object') return null;
  return call.state.change(only.id) ?? null;
}

function isSure(thing: Thing): boolean {
  return thing.single && thing.length >= 0 && thing.rest === null;
}

function items(call: ModelCall, thing: Thing): Value[] {
  return Array.from({ length: thing.length }, (_, i) => thing.fields.get(String(i)) ?? call.frame.world.undefined);
}

function put(thing: Thing, values: readonly Value[]): void {
  thing.fields.clear();
  for (const [i, value] of values.entries()) thing.fields.set(String(i), value);
  thing.length = values.length;
}

/** Changes a list whose elements are all known; false when they are not. */
function edit(call: ModelCall, list: Value, change: (items: Value[]) => Value[]): boolean {
  const thing = ownList(call, list);
  if (thing === null || thing.shape !== 'list' || !isSure(thing)) return false;
  const after = change(items(call, thing));
  if (after.length > MOST_ITEMS) return false;
  put(thing, after);
  return true;
}

function added(call: ModelCall, value: Value): Value {
  return value.marks.length === 0
    ? value
    : withMarks(value, walk(value.marks, call.frame.module, call.site.at, 'put into a list'));
}

function insertAt(call: ModelCall, position: 'end' | 'start' | number, values: readonly Value[]): Value {
  const it = subject(call);
  const { frame, state, site } = call;
  if (it === null) return frame.world.any();
  const marked = values.map((value) => added(call, value));
  const done = edit(call, it.value, (all) => {
    if (position === 'end') return [...all, ...marked];
    const index = position === 'start' ? 0 : position < 0 ? Math.max(0, all.length + position) : position;
    return [...all.slice(0, index), ...marked, ...all.slice(index)];
  });
  if (!done) for (const value of marked) writeUnknown(frame, state, it.value, frame.world.any(), value, site.at);
  return { ...frame.world.any(), atoms: [frame.world.atoms.number] };
}

function push(call: ModelCall): Value | null {
  const given = (subject(call)?.given ?? []).filter((value) => value !== undefined);
  return insertAt(call, 'end', call.spread.more === null ? given : [...given, call.spread.more]);
}

function insert(call: ModelCall): Value | null {
  const [index, value] = subject(call)?.given ?? [];
  const position = constantNumber(index);
  return value === undefined ? null : insertAt(call, position ?? 'end', [value]);
}

function take(call: ModelCall, index: number | null): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, state, site } = call;
  let taken: Value | null = null;
  const done = edit(call, it.value, (all) => {
    const at = index === null ? all.length - 1 : index < 0 ? all.length + index : index;
    taken = all[at] ?? frame.world.undefined;
    return all.filter((_, i) => i !== at);
  });
  if (done) return taken;
  const element = readElement(frame, state, it.value, site.at);
  return element === NOTHING ? frame.world.any() : element;
}

/** `pop()`, `pop(index)`; of a dictionary, `pop(key)`. */
function pop(call: ModelCall): Value | null {
  const given = subject(call)?.given[0];
  const key = constantText(given);
  const list = subject(call)?.value;
  if (key !== null && list !== undefined) {
    const found = readMember(call.frame, call.state, list, key, call.site.at);
    ownList(call, list)?.fields.delete(key);
    return found;
  }
  if (given !== undefined && constantNumber(given) === null) return take(call, Number.NaN);
  return take(call, constantNumber(given));
}

/** Takes away the first element that equals the argument. */
function removeEqual(call: ModelCall): Value | null {
  const it = subject(call);
  const item = it?.given[0];
  if (it === null || item === undefined) return null;
  edit(call, it.value, (all) => {
    const at = all.findIndex(
      (value) => value.atoms.length === 1 && value.atoms[0] === item.atoms[0] && value.marks.length === 0,
    );
    return at < 0 ? all : all.filter((_, i) => i !== at);
  });
  return call.frame.world.undefined;
}

function element(call: ModelCall): Value | null {
  const it = subject(call);
  const index = constantNumber(it?.given[0]);
  if (it === null) return null;
  const known = index === null ? null : knownItems(call.frame, call.state, it.value);
  if (known !== null && index !== null) return known.at(index) ?? call.frame.world.undefined;
  return readElement(call.frame, call.state, it.value, call.site.at);
}

function sliced(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const bounds = it.given.slice(0, 2).map((value) => value ?? null);
  if (bounds.some((value) => value !== null && wholeNumber(value) === undefined)) {
    return newList(
      call.frame,
      call.state,
      `slice ${call.site.at}`,
      null,
      readElement(call.frame, call.state, it.value, call.site.at),
    );
  }
  return slice(call.frame, call.state, it.value, bounds, call.site.at);
}

function concat(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, state, site } = call;
  if (it.value.atoms.every((atom) => atom.kind === 'text' || atom.kind === 'constant')) return null;
  let known: Value[] | null = [];
  let rest = NOTHING;
  for (const part of [it.value, ...it.given]) {
    if (part === undefined) continue;
    const isList = part.atoms.some((atom) => atom.kind === 'object' || atom.kind === 'any');
    const inner: Value[] | null = isList ? knownItems(frame, state, part) : [part];
    rest = frame.world.joinAll([rest, ...(inner ?? [readElement(frame, state, part, site.at)])]);
    known = known === null || inner === null || known.length + inner.length > MOST_ITEMS ? null : [...known, ...inner];
  }
  return newList(frame, state, `concat ${site.at}`, known, known === null ? rest : null);
}

function reverse(call: ModelCall): Value | null {
  const list = subject(call)?.value;
  if (list === undefined) return null;
  edit(call, list, (all) => all.reverse());
  return list;
}

/** A new list of the elements of what is given. */
function from(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const source = spread.positional[0];
  if (source === undefined) return newList(frame, state, `from ${site.at}`, [], null);
  const known = knownItems(frame, state, source);
  const list = newList(
    frame,
    state,
    `from ${site.at}`,
    known,
    known === null ? readElement(frame, state, source, site.at) : null,
  );
  return known === null && source.marks.length > 0 ? withMarks(list, joinMarks(list.marks, source.marks)) : list;
}

/** A list of all arguments. */
function of(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  return newList(
    frame,
    state,
    `of ${site.at}`,
    spread.more === null ? spread.positional : null,
    spread.more === null ? null : frame.world.joinAll([...spread.positional, spread.more]),
  );
}

/** Puts the elements of another list behind. */
function extend(call: ModelCall): Value | null {
  const it = subject(call);
  const other = it?.given[0];
  if (it === null || other === undefined) return null;
  const more = knownItems(call.frame, call.state, other);
  if (more !== null && edit(call, it.value, (all) => [...all, ...more])) return call.frame.world.undefined;
  writeUnknown(
    call.frame,
    call.state,
    it.value,
    call.frame.world.any(),
    readElement(call.frame, call.state, other, call.site.at),
    call.site.at,
  );
  return call.frame.world.undefined;
}

function backwards(call: ModelCall): Value | null {
  const source = call.spread.positional[0];
  const known = source === undefined ? null : knownItems(call.frame, call.state, source);
  return known === null ? from(call) : newList(call.frame, call.state, `from ${call.site.at}`, known.reverse(), null);
}

/** Pairs of a number and an element. */
function enumerate(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const source = spread.positional[0];
  if (source === undefined) return null;
  const number = { ...frame.world.any(), atoms: [frame.world.atoms.number] };
  const pair = newList(frame, state, `pair ${site.at}`, [number, readElement(frame, state, source, site.at)], null);
  return newList(frame, state, `pairs ${site.at}`, null, pair);
}

function zip(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  if (spread.more !== null) return null;
  const parts = spread.positional.map((it) => readElement(frame, state, it, site.at));
  return newList(frame, state, `zipped ${site.at}`, null, newList(frame, state, `zip ${site.at}`, parts, null));
}

/** `Array.isArray(x)`. */
function isList(call: ModelCall): Value | null {
  const value = call.spread.positional[0];
  const kinds = (value?.atoms ?? []).map((atom) => {
    if (atom.kind === 'any' || atom.kind === 'instance' || atom.kind === 'model') return null;
    return atom.kind === 'object' && thingOf(call.frame, call.state, atom.id)?.shape === 'list';
  });
  if (kinds.length > 0 && kinds.every((it) => it === kinds[0]) && kinds[0] != null)
    return call.frame.world.boolean(kinds[0]);
  return call.frame.world.someBoolean();
}

export const LISTS = {
  'list.extend': extend,
  'list.sorted': from,
  'list.reversed': backwards,
  'list.enumerate': enumerate,
  'list.zip': zip,
  'list.is': isList,
  'promise.all': from,
  'list.push': push,
  'list.unshift': (call: ModelCall) =>
    insertAt(
      call,
      'start',
      (subject(call)?.given ?? []).filter((it) => it !== undefined),
    ),
  'list.insert': insert,
  'list.pop': pop,
  'list.shift': (call: ModelCall) => take(call, 0),
  'list.remove': removeEqual,
  'list.at': element,
  'list.slice': sliced,
  'list.concat': concat,
  'list.reverse': reverse,
  'list.from': from,
  'list.of': of,
};
