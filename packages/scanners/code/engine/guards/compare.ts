import { KIND_GROUPS } from '../../models/kinds.ts';
import type { Frame } from '../calls/frame.ts';
import { HARMLESS_AS_NUMBER, HARMLESS_AS_TEXT, isNumeric } from '../flow/fold.ts';
import { BY_CONSTRUCTOR, BY_PROTO, kindMask } from '../flow/sinks.ts';
import { thingOf } from '../heap/old.ts';
import type { State } from '../heap/state.ts';
import type { Thing } from '../heap/thing.ts';
import type { Atom } from '../values/atom.ts';
import { type Fact, type Facts, someOf, type Value } from '../values/value.ts';
import { sameFolder, withoutParent } from './paths.ts';
import { textSearchFacts } from './prefixes.ts';

/** What somebody chose from what the program holds can do no harm. */
const CHOSEN = kindMask(KIND_GROUPS['*'] ?? []);
const MOST_PAIRS = 100;
const HARMLESS_TYPES = new Set(['number', 'boolean', 'bigint', 'undefined', 'null']);
/** Names what `Object.prototype.toString` says of a value. */
export const TAG = 'tag';

const EQUAL = new Set(['==', '===', 'is']);
const UNEQUAL = new Set(['!=', '!==', 'is not']);

/** A comparison: what it answers, and what its answer shows about what was compared. Null: it is none. */
export function compare(frame: Frame, state: State, operator: string, left: Value, right: Value): Value | null {
  const { world } = frame;
  if (EQUAL.has(operator)) return equality(frame, left, right, operator !== '==');
  if (UNEQUAL.has(operator)) return opposite(frame, equality(frame, left, right, operator !== '!='));
  switch (operator) {
    case 'in':
      return membership(frame, state, left, right);
    case 'not in':
      return opposite(frame, membership(frame, state, left, right));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return order(frame, operator, left, right);
    case 'instanceof':
      return world.someBoolean();
    default:
      return null;
  }
}

function opposite(frame: Frame, value: Value): Value {
  const { atoms } = frame.world;
  const swapped = value.atoms.map((it) => (it === atoms.true ? atoms.false : it === atoms.false ? atoms.true : it));
  return { ...value, atoms: swapped.sort((a, b) => a.n - b.n), yes: value.no, no: value.yes };
}

function equality(frame: Frame, left: Value, right: Value, strict: boolean): Value {
  const { world } = frame;
  const may = mayEqual(left, right, strict);
  const atoms = [...(may.yes ? [world.atoms.true] : []), ...(may.no ? [world.atoms.false] : [])];
  const yes: Fact[] = [];
  const no: Fact[] = [];
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (value.name === 0) continue;
    typeFacts(frame, value, other, yes);
    searchFacts(frame, value, other, yes, no);
    yes.push(...(sameFolder(world.names, value, other) ?? []));
    if (!other.atoms.every((it) => it.kind === 'constant') || other.marks.length > 0) continue;
    yes.push({ name: value.name, stops: CHOSEN, ...(strict ? { atoms: other.atoms } : {}) });
    const only = other.atoms.length === 1 ? other.atoms[0] : undefined;
    if (only !== undefined)
      no.push({ name: value.name, stops: strict && !isTextual(value) ? 0 : excluding(only), not: [only] });
  }
  return { ...someOf(atoms.sort((a, b) => a.n - b.n)), yes, no };
}

/** Whoever keeps this key away closes a way to the prototype of all objects. */
function excluding(atom: Atom): number {
  if (atom.kind !== 'constant') return 0;
  if (atom.value === '__proto__') return BY_PROTO;
  return atom.value === 'prototype' || atom.value === 'constructor' ? BY_CONSTRUCTOR : 0;
}

/** As a key, a list `['__proto__']` is `__proto__` too, and equals no text. */
function isTextual(value: Value): boolean {
  return value.atoms.every((it) => it.kind !== 'any' && it.kind !== 'object');
}

function typeFacts(frame: Frame, value: Value, other: Value, yes: Fact[]): void {
  const { world } = frame;
  const asked = world.names.keyOf(value.name);
  if (asked !== 'typeof' && asked !== TAG) return;
  const name = world.names.baseOf(value.name);
  const only = other.atoms.length === 1 ? other.atoms[0] : undefined;
  if (name === 0 || only?.kind !== 'constant') return;
  const says = asked === TAG ? /^\[object (\w+)\]$/.exec(String(only.value))?.[1]?.toLowerCase() : only.value;
  if (HARMLESS_TYPES.has(String(says))) yes.push({ name, stops: HARMLESS_AS_NUMBER });
  if (says === 'string') yes.push({ name, stops: HARMLESS_AS_TEXT, text: world.atoms.text('\0') });
  if (says === 'object') yes.push({ name, stops: BY_CONSTRUCTOR });
}

/** `list.indexOf(x) === -1`. */
function searchFacts(frame: Frame, value: Value, other: Value, yes: Fact[], no: Fact[]): void {
  const { searches, absences, starts } = frame.world;
  const only = other.atoms.length === 1 ? other.atoms[0] : undefined;
  if (only?.kind !== 'constant' || typeof only.value !== 'number') return;
  if (only.value === -1) {
    no.push(...(searches.get(value.name) ?? []));
    yes.push(...(absences.get(value.name) ?? []));
  } else if (only.value >= 0) yes.push(...(searches.get(value.name) ?? []));
  if (only.value === 0) yes.push(...(starts.get(value.name) ?? []));
}

function mayEqual(left: Value, right: Value, strict: boolean): { readonly yes: boolean; readonly no: boolean } {
  if (left.atoms.length * right.atoms.length > MOST_PAIRS) return { yes: true, no: true };
  let yes = false;
  let no = false;
  for (const a of left.atoms) {
    for (const b of right.atoms) {
      if (a.kind === 'constant' && b.kind === 'constant') {
        const equal = a === b || (!strict && looselyEqual(a, b));
        if (equal) yes = true;
        else no = true;
      } else if (a.kind === 'text' || b.kind === 'text') {
        no = true;
        yes ||= mayBeText(a, b);
      } else {
        no = true;
        yes ||= !(isSolid(a) && isSolid(b) && a !== b);
      }
    }
  }
  return { yes, no };
}

function isSolid(atom: Atom): boolean {
  return atom.kind === 'constant' || atom.kind === 'object' || atom.kind === 'function' || atom.kind === 'namespace';
}

function mayBeText(a: Atom, b: Atom): boolean {
  const [text, other] = a.kind === 'text' ? [a, b] : [b, a];
  if (text.kind !== 'text' || other.kind !== 'constant') return true;
  if (typeof other.value !== 'string') return other.type === 'number';
  const parts = text.shape.split('\0');
  return other.value.startsWith(parts[0] as string) && other.value.endsWith(parts.at(-1) as string);
}

function looselyEqual(a: Atom, b: Atom): boolean {
  if (a.kind !== 'constant' || b.kind !== 'constant') return true;
  const absent = (it: typeof a) => it.type === 'null' || it.type === 'undefined';
  if (absent(a) || absent(b)) return absent(a) && absent(b);
  // biome-ignore lint/suspicious/noDoubleEquals: the program that is analysed compares so.
  return a.value == b.value;
}

function order(frame: Frame, operator: string, left: Value, right: Value): Value {
  const { world } = frame;
  const [a, b] = [left.atoms, right.atoms].map((it) => (it.length === 1 ? it[0] : undefined));
  if (
    a?.kind === 'constant' &&
    b?.kind === 'constant' &&
    typeof a.value === typeof b.value &&
    a.value !== null &&
    b.value !== null
  ) {
    const [x, y] = [a.value, b.value];
    return world.boolean(operator === '<' ? x < y : operator === '<=' ? x <= y : operator === '>' ? x > y : x >= y);
  }
  const answer = { ...world.someBoolean(), yes: counted(frame, left, right) };
  if (b?.kind !== 'constant') return answer;
  const found = world.searches.get(left.name) ?? [];
  const absent = world.absences.get(left.name) ?? [];
  if ((operator === '>' && b.value === -1) || (operator === '>=' && b.value === 0))
    return { ...answer, yes: found, no: absent };
  return operator === '<' && b.value === 0 ? { ...answer, yes: absent, no: found } : answer;
}

/** What is less or more than a number is one: no name of a field. */
function counted(frame: Frame, left: Value, right: Value): Fact[] {
  const isNumber = (it: Value) => isNumeric(it) || frame.world.names.keyOf(it.name) === 'length';
  return [
    ...(left.name !== 0 && isNumber(right) ? [{ name: left.name, stops: BY_PROTO | BY_CONSTRUCTOR }] : []),
    ...(right.name !== 0 && isNumber(left) ? [{ name: right.name, stops: BY_PROTO | BY_CONSTRUCTOR }] : []),
  ];
}

/** `x in collection`: true shows that x is one of what the program put there. */
export function membership(frame: Frame, state: State, item: Value, collection: Value): Value {
  const { world } = frame;
  const [text, part] = [onlyText(collection), onlyText(item)];
  if (text !== null && part !== null) return world.boolean(text.includes(part));
  const answer = world.someBoolean();
  if (part !== null && isText(collection)) return { ...answer, no: textSearchFacts(collection, part) };
  const up = withoutParent(world.names, collection, part);
  if (up !== null && up.length > 0) return { ...answer, no: up };
  if (item.name === 0) return answer;
  return { ...answer, yes: chosenFrom(frame, state, item, collection), no: excludedBy(frame, state, item, collection) };
}

function onlyText(value: Value): string | null {
  const only = value.atoms.length === 1 ? value.atoms[0] : undefined;
  return only?.kind === 'constant' && (only.type === 'text' || only.type === 'bytes') ? String(only.value) : null;
}

function isText(value: Value): boolean {
  return (
    value.marks.length > 0 &&
    value.atoms.every((it) => it.kind === 'text' || it.kind === 'any' || it.kind === 'constant')
  );
}

export function chosenFrom(frame: Frame, state: State, item: Value, collection: Value): Facts {
  if (item.name === 0 || collection.marks.length > 0 || collection.atoms.length === 0) return [];
  for (const atom of collection.atoms) {
    if (atom.kind !== 'object') return [];
    const thing = thingOf(frame, state, atom.id);
    if (thing === undefined || !isClean(thing)) return [];
  }
  return [{ name: item.name, stops: CHOSEN }];
}

/** What is none of the collection. */
export function excludedBy(frame: Frame, state: State, item: Value, collection: Value): Facts {
  let stops = 0;
  if (item.name === 0 || !isTextual(item)) return [];
  for (const atom of collection.atoms) {
    const thing = atom.kind === 'object' ? thingOf(frame, state, atom.id) : undefined;
    if (thing === undefined) continue;
    for (const value of [...thing.fields.values(), ...(thing.rest === null ? [] : [thing.rest])])
      for (const it of value.atoms) stops |= excluding(it);
  }
  return stops === 0 ? [] : [{ name: item.name, stops }];
}

/** Holds nothing that came from outside. */
function isClean(thing: Thing): boolean {
  if (thing.rest !== null && (thing.rest.marks.length > 0 || !thing.rest.atoms.every((it) => it.kind === 'constant')))
    return false;
  if (thing.shape !== 'list' && thing.type === null) return thing.fields.size > 0 && thing.rest === null;
  if (thing.shape !== 'list' && thing.rest === null) return thing.fields.size > 0;
  for (const value of thing.fields.values()) {
    if (value.marks.length > 0 || !value.atoms.every((it) => it.kind === 'constant')) return false;
  }
  return true;
}
