import type { ModelCall } from '../calls/model-call.ts';
import { spelled } from '../calls/spelled.ts';
import { HARMLESS_AS_NUMBER, HARMLESS_AS_TEXT, textAtom } from '../flow/fold.ts';
import { BY_CONSTRUCTOR, BY_PROTO } from '../flow/sinks.ts';
import { chosenFrom, TAG } from '../guards/compare.ts';
import { PARSED } from '../guards/facts.ts';
import { namespaceNamed } from '../heap/namespace.ts';
import { thingOf } from '../heap/old.ts';
import type { Atom } from '../values/atom.ts';
import { type Builtin, builtinNamed, builtinOf } from '../values/builtin.ts';
import { stop, walk } from '../values/mark.ts';
import { someOf, type Value } from '../values/value.ts';
import { constantText, onlyThing, subject } from './subject.ts';

/** A text made from another, all of which can be had back. */
function coded(call: ModelCall, change: (text: string) => string | null): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, site } = call;
  const known = constantText(it.value);
  const result = known === null ? null : change(known);
  const marks = walk(it.value.marks, frame.module, site.at, `goes through ${spelled(call.atom.path)}`);
  return someOf([result === null ? frame.world.atoms.text('\0') : textAtom(frame, result)], marks);
}

/** The same text in other clothes: bytes of a text, text of bytes. */
function same(call: ModelCall): Value | null {
  const it = subject(call);
  return it === null
    ? null
    : {
        ...it.value,
        atoms: it.value.atoms.map((atom) => (atom.kind === 'any' ? call.frame.world.atoms.text('\0') : atom)),
      };
}

function lengthOf(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { world } = call.frame;
  const text = constantText(it.value);
  if (text !== null) return world.number(text.length);
  const thing = onlyThing(call, it.value)?.thing;
  if (thing !== undefined && thing.rest === null && thing.shape === 'list' && thing.length >= 0)
    return world.number(thing.length);
  return someOf([world.atoms.number], stop(it.value.marks, HARMLESS_AS_NUMBER));
}

function codeOf(call: ModelCall): Value | null {
  const it = subject(call);
  const text = constantText(it?.value);
  const { world } = call.frame;
  return text === null || text === '' ? someOf([world.atoms.number]) : world.number(text.codePointAt(0) as number);
}

/** `isinstance(value, type)`. */
function isOfType(call: ModelCall): Value | null {
  const { frame, spread } = call;
  const { world } = frame;
  const [value, type] = spread.positional;
  if (value === undefined || type === undefined) return null;
  const names = typeNames(call, type);
  if (names.length === 0) return world.someBoolean();
  const builtins = names.map((name) => builtinNamed(name));
  const answers = value.atoms.map((atom) => isOne(atom, builtins));
  const sure = answers.every((it) => it === true) || answers.every((it) => it === false);
  if (sure && answers.length > 0) return world.boolean(answers[0] === true);
  const numeric = builtins.every((it) => it === 'number' || it === 'boolean');
  const stops = numeric ? HARMLESS_AS_NUMBER : builtins.every((it) => it === 'text') ? HARMLESS_AS_TEXT : 0;
  return { ...world.someBoolean(), yes: stops === 0 || value.name === 0 ? [] : [{ name: value.name, stops }] };
}

function isOne(atom: Atom, types: readonly (Builtin | null)[]): boolean | null {
  const own = builtinOf(atom);
  if (own === null || types.includes(null)) return null;
  return types.includes(own);
}

/** Names of model types that a value (or each in a list) stands for. */
function typeNames(call: ModelCall, type: Value): string[] {
  return type.atoms.flatMap((atom) => {
    if (atom.kind === 'model') return [(atom.member?.is ?? atom.path).replace(/^type\.|^global\./, '')];
    const thing = atom.kind === 'object' ? thingOf(call.frame, call.state, atom.id) : undefined;
    return thing?.shape === 'list' ? [...thing.fields.values()].flatMap((it) => typeNames(call, it)) : [];
  });
}

function importModule(call: ModelCall): Value | null {
  const name = constantText(call.spread.positional[0]);
  return name === null ? null : namespaceNamed(call.frame, call.frame.module, name);
}

/** `Object.hasOwn(object, key)`, `object.hasOwnProperty(key)`: true shows that what stands there is no prototype. */
function hasOwn(call: ModelCall): Value | null {
  const { site, spread, frame, state } = call;
  const plain = site.receiver === null || site.receiver.atoms.every((it) => it.kind === 'model');
  const object = plain ? spread.positional[0] : site.receiver;
  const key = plain ? spread.positional[1] : spread.positional[0];
  if (object == null || key === undefined) return null;
  const chosen = chosenFrom(frame, state, key, object) ?? [];
  const own = [{ name: frame.world.names.keyed(object.name, key.name), stops: BY_PROTO | BY_CONSTRUCTOR }];
  return { ...frame.world.someBoolean(), yes: [...chosen, ...own] };
}

/** `Object.prototype.toString.call(x)`: what sort of thing it is. */
function tagOf(call: ModelCall): Value | null {
  const { receiver } = call.site;
  const { world } = call.frame;
  return receiver === null ? null : { ...world.someText(), name: world.names.field(receiver.name, TAG) };
}

/** An address taken apart: what a test shows of its host holds for the whole. */
function parsedUrl(call: ModelCall): Value | null {
  const { frame, spread, site } = call;
  const text = spread.positional[0];
  if (text === undefined) return null;
  const type = (site.construct ? call.atom.member?.construct : call.atom.member?.call)?.returns?.is;
  const atom = type === undefined ? frame.world.atoms.any : frame.world.atoms.instance(call.models, type);
  const marks = walk(text.marks, frame.module, site.at, 'parsed as an address');
  const name = text.name === 0 ? 0 : frame.world.names.field(text.name, PARSED);
  return { ...someOf([atom], marks), name };
}

/** What a container of dependencies gives for a class or a name of a type. */
function given(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  const type = spread.positional[0];
  if (type === undefined) return null;
  for (const atom of type.atoms) {
    if (atom.kind === 'object') return frame.world.machine.instance(frame, state, type, site.at);
    if (atom.kind === 'model' && call.models.knowsType(atom.path))
      return someOf([frame.world.atoms.instance(call.models, atom.path)]);
  }
  return null;
}

const ALPHABET = 'utf8';

export const CODECS = {
  'base64.encode': (call: ModelCall) => coded(call, (text) => Buffer.from(text, ALPHABET).toString('base64')),
  'base64.decode': (call: ModelCall) => coded(call, (text) => Buffer.from(text, 'base64').toString(ALPHABET)),
  'text.encode': same,
  'text.decode': same,
  'text.code': codeOf,
  'url.decode': (call: ModelCall) => coded(call, decoded),
  'url.parse': parsedUrl,
  'type.given': given,
  'length.of': lengthOf,
  'type.is': isOfType,
  'module.import': importModule,
  'object.has': hasOwn,
  'object.tag': tagOf,
};

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
