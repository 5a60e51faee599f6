import type { Place } from '../../ir/instruction.ts';
import type { LanguageModels } from '../../models/model-index.ts';
import type { Frame } from '../calls/frame.ts';
import type { Atom, AtomOf } from '../values/atom.ts';
import { builtinOf, builtinType } from '../values/builtin.ts';
import { joinMarks, type Marks, mapMarks } from '../values/mark.ts';
import { step, type Trace } from '../values/trace.ts';
import { NOTHING, someOf, truth, type Value } from '../values/value.ts';
import { GUESSED, modelValue } from './model-value.ts';
import { readFolder, readNamespace } from './namespace.ts';
import { noteRead, thingOf } from './old.ts';
import type { State } from './state.ts';
import type { Thing } from './thing.ts';

const DEEPEST_CHAIN = 12;
const DEEPEST_UNKNOWN_PATH = 4;

/** What stands under a known key. */
export function readMember(frame: Frame, state: State, object: Value, key: string, at: Place): Value {
  const { world } = frame;
  const name = world.names.field(object.name, key);
  const written = name === 0 ? undefined : state.written.get(name);
  if (written !== undefined) return written;
  let found = NOTHING;
  for (const atom of object.atoms) {
    found = world.join(found, memberOfAtom(frame, state, object, atom, key, at));
  }
  if (object.marks.length > 0) found = inherit(frame, found, object, key, at);
  return name !== 0 && found.name === 0 && (found.marks.length > 0 || found.atoms.length > 1)
    ? { ...found, name }
    : found;
}

/** Data in an object is in everything below it that the object does not hold by itself. */
function inherit(frame: Frame, found: Value, object: Value, key: string, at: Place): Value {
  const { world } = frame;
  const open = found.atoms.some(
    (it) => it.kind === 'any' || it.kind === 'instance' || it.kind === 'text' || it.kind === 'number',
  );
  if (!open && found.atoms.some((it) => it.kind !== 'constant' || it.type !== 'undefined')) return found;
  const marks = below(frame, object.marks, key, at);
  return { ...found, atoms: open ? found.atoms : [world.atoms.any], marks: joinMarks(found.marks, marks) };
}

/** `request.query` that is read becomes `request.query.id` that is read. */
function below(frame: Frame, marks: Marks, key: string, at: Place): Marks {
  return mapMarks(marks, (mark) => {
    const trace = extended(mark.trace, frame.module, at, key);
    return trace === mark.trace && mark.lead === '' && mark.tail === '' ? mark : { ...mark, trace, lead: '', tail: '' };
  });
}

function extended(trace: Trace | null, module: number, at: Place, key: string): Trace | null {
  if (trace === null || !('before' in trace) || trace.before !== null || !trace.says.endsWith(' is read')) return trace;
  if (/[^\w$-]/.test(key) || key.length > 40 || trace.says.length > 80) return trace;
  return step(null, module, trace.module === module ? trace.at : at, `${trace.says.slice(0, -8)}.${key} is read`);
}

function memberOfAtom(frame: Frame, state: State, object: Value, atom: Atom, key: string, at: Place): Value {
  const { world } = frame;
  switch (atom.kind) {
    case 'object':
      return memberOfThing(frame, state, object, atom.id, key, at);
    case 'function':
      return memberOfFunction(frame, state, atom, key, at);
    case 'namespace':
      return readNamespace(frame, atom.module, key, at);
    case 'folder':
      return readFolder(frame, atom.path, atom.module, key);
    case 'model':
      return memberOfModel(frame, atom, key, at);
    case 'instance':
      return typed(frame, atom.models, atom.type, key, at) ?? unknownMember(frame, key, at);
    case 'any':
      return unknownMember(frame, key, at);
    default: {
      const constant = elementOfText(frame, atom, key);
      if (constant !== null) return constant;
      const builtin = builtinOf(atom);
      const models = world.models(frame.module);
      const type = builtin === null ? null : builtinType(models, builtin);
      const member = type === null ? null : typed(frame, models, type, key, at);
      if (member !== null) return member;
      if (atom.kind === 'constant' && (atom.type === 'undefined' || atom.type === 'null')) return NOTHING;
      return promised(frame, key, at) ?? world.any();
    }
  }
}

/** Values stand for promises of them too: `then` of any value. */
function promised(frame: Frame, key: string, at: Place): Value | null {
  const models = frame.world.models(frame.module);
  const type = builtinType(models, 'promise');
  return type === null ? null : typed(frame, models, type, key, at);
}

function typed(frame: Frame, models: LanguageModels, type: string, key: string, at: Place): Value | null {
  const member = models.member(type, key);
  return member === null ? null : modelValue(frame, models, `${type}.${key}`, member, at, `${shortName(type)}.${key}`);
}

export function unknownMember(frame: Frame, key: string, at: Place): Value {
  const models = frame.world.models(frame.module);
  const guess = models.guess(key);
  if (guess === null) return likely(frame, models, key, at) ?? promised(frame, key, at) ?? frame.world.any();
  const value = modelValue(frame, models, `${GUESSED}${key}`, guess, at, key);
  return guess.call === undefined ? value : frame.world.join(value, frame.world.any());
}

/** A method that only texts or lists of the language have: most values of which nothing is known are one of them. */
function likely(frame: Frame, models: LanguageModels, key: string, at: Place): Value | null {
  for (const builtin of ['text', 'list'] as const) {
    const type = builtinType(models, builtin);
    const member = type === null ? null : models.member(type, key);
    if (type !== null && member?.call !== undefined) return typed(frame, models, type, key, at);
  }
  return null;
}

function memberOfModel(frame: Frame, atom: AtomOf<'model'>, key: string, at: Place): Value {
  const { world } = frame;
  const { models, path, member } = atom;
  if (atom.open) {
    const below = `${path}.${key}`;
    const known = models.value(below);
    if (known !== null) return withOpenPath(frame, models, below, modelValue(frame, models, below, known, at, below));
    if (models.leadsSomewhere(below)) return someOf([world.atoms.model(models, below, null, true)]);
    if (key === 'default') return someOf([atom]);
  }
  if (member?.is !== undefined) {
    const found = typed(frame, models, member.is, key, at);
    if (found !== null) return found;
  }
  const type = builtinType(models, 'function');
  const method = type === null ? null : typed(frame, models, type, key, at);
  if (method !== null) return method;
  if (path.split('.').length > DEEPEST_UNKNOWN_PATH) return unknownMember(frame, key, at);
  return world.join(someOf([world.atoms.model(models, `${path}.${key}`, null, atom.open)]), guessed(frame, key, at));
}

function guessed(frame: Frame, key: string, at: Place): Value {
  return frame.world.models(frame.module).guess(key) === null ? NOTHING : unknownMember(frame, key, at);
}

/** A value of a library may be called and have members of its own. */
function withOpenPath(frame: Frame, models: LanguageModels, path: string, value: Value): Value {
  const atoms = value.atoms.map((it) =>
    it.kind === 'model' && it.path === path ? frame.world.atoms.model(models, path, it.member, true) : it,
  );
  return { ...value, atoms };
}

function memberOfFunction(frame: Frame, state: State, atom: AtomOf<'function'>, key: string, at: Place): Value {
  const { world } = frame;
  const id = world.ids.of('properties', atom.code, atom.env, world.moduleOf(atom.code));
  const thing = world.old.get(id);
  noteRead(frame, state, id, key);
  const own = thing?.fields.get(key) ?? thing?.rest ?? null;
  if (own !== null) return own;
  if (key === 'prototype') return world.object(prototypeOf(frame, atom));
  const models = world.models(frame.module);
  const type = builtinType(models, 'function');
  const member = type === null ? null : typed(frame, models, type, key, at);
  return member ?? world.undefined;
}

/** The object that `new` of a plain function gives its objects as prototype. */
function prototypeOf(frame: Frame, atom: AtomOf<'function'>): number {
  const { world } = frame;
  const id = world.ids.of('prototype', atom.code, atom.env, world.moduleOf(atom.code));
  if (!world.old.has(id)) world.old.set(id, { ...emptyThing(), fields: new Map([['constructor', someOf([atom])]]) });
  return id;
}

function emptyThing(): Thing {
  return {
    owner: 0,
    shape: 'object',
    proto: null,
    type: null,
    models: null,
    fields: new Map(),
    rest: null,
    length: -1,
    single: true,
    bare: false,
    heart: null,
  };
}

function memberOfThing(frame: Frame, state: State, object: Value, id: number, key: string, at: Place): Value {
  const { world } = frame;
  const method = methodBehind(frame, state, id, key, at);
  if (method !== null) return method;
  const found = lookUp(frame, state, id, key, DEEPEST_CHAIN);
  if (found !== null) {
    if (!found.getter) return underWhen(thingOf(frame, state, id), found.value);
    const receiver = { ...object, atoms: [world.atoms.object(id)] };
    return world.machine.call(frame, state, { callee: found.value, receiver, given: [], construct: false, at });
  }
  const thing = thingOf(frame, state, id);
  if (thing === undefined) return world.any();
  if (thing.shape === 'list' && key === 'length' && thing.length >= 0) return world.number(thing.length);
  const inherited = modelMember(frame, state, thing, key, at, DEEPEST_CHAIN);
  if (inherited !== null) return inherited;
  const closed =
    thing.type === null &&
    thing.rest === null &&
    thing.shape !== 'class' &&
    closedChain(frame, state, thing, DEEPEST_CHAIN);
  return closed ? (promisedOnly(frame, key, at) ?? world.undefined) : unknownMember(frame, key, at);
}

/** What stands under keys that nobody knows does not take the place of a method that the models know. */
function methodBehind(frame: Frame, state: State, id: number, key: string, at: Place): Value | null {
  const thing = thingOf(frame, state, id);
  if (thing === undefined || thing.rest === null || thing.fields.has(key)) return null;
  const known = modelMember(frame, state, thing, key, at, DEEPEST_CHAIN);
  const callable = known?.atoms.some((it) => it.kind === 'model' && it.member?.call !== undefined) ?? false;
  return callable ? known : null;
}

/** A field of an object that a function returned carries what was known there. */
function underWhen(thing: Thing | undefined, value: Value): Value {
  if (thing?.when === undefined) return value;
  const may = truth(value);
  return {
    ...value,
    yes: may.yes ? [...(value.yes ?? []), ...thing.when] : null,
    no: may.no ? [...(value.no ?? []), ...thing.when] : null,
  };
}

function promisedOnly(frame: Frame, key: string, at: Place): Value | null {
  return key === 'then' || key === 'catch' || key === 'finally' ? promised(frame, key, at) : null;
}

function closedChain(frame: Frame, state: State, thing: Thing, depth: number): boolean {
  if (thing.proto === null) return true;
  if (depth === 0) return false;
  return thing.proto.atoms.every((atom) => {
    if (atom.kind !== 'object') return false;
    const parent = thingOf(frame, state, atom.id);
    return parent !== undefined && closedChain(frame, state, parent, depth - 1);
  });
}

/** Own field, then what prototypes hold; a class's own fields stand behind its methods. */
export function lookUp(
  frame: Frame,
  state: State,
  id: number,
  key: string,
  depth: number,
): { readonly value: Value; readonly getter: boolean } | null {
  const thing = thingOf(frame, state, id);
  if (thing === undefined || depth === 0) return null;
  noteRead(frame, state, id, key);
  const own = thing.fields.get(key) ?? thing.rest;
  if (own !== null && own !== undefined) return { value: own, getter: false };
  const getter = thing.fields.get(`get ${key}`);
  if (getter !== undefined) return { value: getter, getter: true };
  const parents = [thing.proto, ...(thing.heart?.bases ?? [])];
  for (const parent of parents) {
    for (const atom of parent?.atoms ?? []) {
      const found = atom.kind === 'object' ? lookUp(frame, state, atom.id, key, depth - 1) : null;
      if (found !== null) return found;
    }
  }
  return null;
}

/** A member that the models know of the type of the object, of a library's class above it, or of the language itself. */
function modelMember(frame: Frame, state: State, thing: Thing, key: string, at: Place, depth: number): Value | null {
  const { world } = frame;
  const models = thing.models ?? world.models(frame.module);
  if (thing.type !== null) {
    const found = typed(frame, models, thing.type, key, at);
    if (found !== null) return found;
  }
  for (const parent of [thing.proto, ...(thing.heart?.bases ?? [])]) {
    for (const atom of parent?.atoms ?? []) {
      if (depth === 0) continue;
      const above = atom.kind === 'object' ? thingOf(frame, state, atom.id) : undefined;
      if (above !== undefined) {
        const found = modelMember(frame, state, above, key, at, depth - 1);
        if (found !== null) return found;
      } else if (atom.kind === 'model' || atom.kind === 'instance') {
        const type =
          atom.kind === 'instance'
            ? atom.type
            : (atom.member?.construct?.returns?.is ?? atom.member?.call?.returns?.is ?? atom.member?.is ?? atom.path);
        const found = typed(frame, atom.models, type, key, at);
        if (found !== null) return found;
      }
    }
  }
  if (thing.shape !== 'list' && thing.shape !== 'object') return null;
  const type = builtinType(models, thing.shape);
  return type === null ? null : typed(frame, models, type, key, at);
}

function elementOfText(frame: Frame, atom: Atom, key: string): Value | null {
  if (atom.kind !== 'constant' && atom.kind !== 'text') return null;
  const text =
    atom.kind === 'text' ? null : typeof atom.value === 'string' && atom.type !== 'pattern' ? atom.value : null;
  if (/^\d{1,6}$/.test(key)) {
    if (atom.kind === 'text') return frame.world.someText();
    if (text !== null)
      return Number(key) < text.length ? frame.world.text(text[Number(key)] as string) : frame.world.undefined;
  }
  return text !== null && key === 'length' ? frame.world.number(text.length) : null;
}

function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1).replace(/^[A-Z]/, (first) => first.toLowerCase());
}
