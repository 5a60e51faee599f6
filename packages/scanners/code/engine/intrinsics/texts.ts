import { ALL_CHARACTERS, type Characters, charactersOf, union, without } from '../../patterns/patterns.ts';
import { knownItems } from '../calls/arguments.ts';
import type { ModelCall } from '../calls/model-call.ts';
import { spelled } from '../calls/spelled.ts';
import { concat, HARMLESS_AS_NUMBER, HARMLESS_AS_TEXT, shapesOf, textAtom } from '../flow/fold.ts';
import { newList } from '../flow/lists.ts';
import { MADE, PATHS } from '../guards/paths.ts';
import { alphabetOfAbsence, foundIn, patternsOf, whatReplaceStops } from '../guards/patterns.ts';
import { deepMarks, readElement } from '../heap/elements.ts';
import { readMember } from '../heap/read.ts';
import { narrow, stop, surround, walk } from '../values/mark.ts';
import { someOf, type Value, withMarks } from '../values/value.ts';
import { reportSlow } from './patterns.ts';
import { constantNumber, constantText, subject } from './subject.ts';

const MOST_TEXTS = 8;

/** A text computed from the texts that the subject may be; `cut`: not all of it remains. */
function mapped(call: ModelCall, change: (text: string) => string | null, cut: boolean): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, site } = call;
  const atoms = it.value.atoms.map((atom) => {
    const known =
      atom.kind === 'constant' && typeof atom.value === 'string' && atom.type !== 'pattern' ? change(atom.value) : null;
    return known === null ? frame.world.atoms.text('\0') : textAtom(frame, known);
  });
  let { marks } = it.value;
  if (marks.length > 0) {
    marks = walk(marks, frame.module, site.at, `goes through ${spelled(call.atom.path)}`);
    if (cut) marks = surround(marks, '\0', '');
  }
  const unique = [...new Set(atoms)].sort((a, b) => a.n - b.n);
  return someOf(unique.length > MOST_TEXTS ? [frame.world.atoms.text('\0')] : unique, stop(marks, HARMLESS_AS_TEXT));
}

function at(call: ModelCall): Value | null {
  const index = constantNumber(subject(call)?.given[0]);
  return mapped(call, (text) => (index === null ? null : (text.at(index) ?? '')), true);
}

function slice(call: ModelCall): Value | null {
  const it = subject(call);
  const given = it?.given ?? [];
  const [from, to] = given.map((each) => constantNumber(each));
  const cut = mapped(
    call,
    (text) => (from == null || (given.length > 1 && to == null) ? null : text.slice(from, to ?? undefined)),
    true,
  );
  if (cut === null || it === null || from !== 0 || it.value.canonical !== true) return cut;
  return { ...cut, canonical: true, name: call.frame.world.names.field(it.value.name, MADE.start) };
}

function split(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, state, site } = call;
  const text = constantText(it.value);
  const by = constantText(it.given[0]);
  if (text !== null && by !== null) {
    const parts = text.split(by);
    if (parts.length <= 64)
      return newList(
        frame,
        state,
        `split ${site.at}`,
        parts.map((part) => frame.world.text(part)),
        null,
      );
  }
  const marks = walk(it.value.marks, frame.module, site.at, 'split');
  const parts = newList(frame, state, `split ${site.at}`, null, frame.world.someText(marks));
  const separates = by === '/' || by === '\\' || by === null;
  return separates ? { ...parts, name: frame.world.names.field(it.value.name, MADE.parts) } : parts;
}

function replaceText(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, site, state } = call;
  const [pattern, by] = it.given;
  const from = constantText(pattern);
  const to = constantText(by);
  const all = call.atom.path.endsWith('replaceAll') || call.atom.path.startsWith('str.');
  const known = mapped(
    call,
    (text) =>
      from === null || to === null ? null : all ? text.replaceAll(from, () => to) : text.replace(from, () => to),
    false,
  );
  if (known === null) return null;
  const { language } = frame.world.program.module(frame.module);
  reportSlow(
    call,
    pattern?.atoms.some((atom) => atom.kind === 'constant' && atom.type === 'pattern')
      ? patternsOf(pattern, language)
      : null,
    it.value,
  );
  const stops = whatReplaceStops(pattern, to, language, isGlobal(pattern));
  const upward = it.value.canonical === true && to === '' && cutsWayUp(pattern) ? PATHS : 0;
  let value = withMarks(known, narrow(stop(known.marks, stops | upward), leftOver(pattern, from, to, all, language)));
  if (by !== undefined) {
    const functions = by.atoms.some((atom) => atom.kind === 'function');
    const put = functions
      ? frame.world.machine.call(frame, state, {
          callee: by,
          receiver: null,
          given: [{ value: it.value }],
          construct: false,
          at: site.at,
        })
      : by;
    if (put.marks.length > 0)
      value = frame.world.join(
        value,
        frame.world.someText(surround(walk(put.marks, frame.module, site.at, 'put into a text'), '\0', '\0')),
      );
  }
  return value;
}

/** `/^(\.\.[/\\])+/`: all that leads up from the start of a canonical path. */
function cutsWayUp(pattern: Value | undefined): boolean {
  return (
    pattern?.atoms.every((it) => {
      if (it.kind !== 'constant' || it.type !== 'pattern') return false;
      const found = patternsOf({ ...pattern, atoms: [it] }, 'javascript')?.[0];
      return found !== undefined && foundIn(found, '../../a') === '../../';
    }) ?? false
  );
}

/** The characters that are left when what the pattern finds is replaced. */
function leftOver(
  pattern: Value | undefined,
  from: string | null,
  to: string | null,
  all: boolean,
  language: string,
): Characters | null {
  if (to === null) return null;
  if (from !== null)
    return all && [...from].length === 1 && !to.includes(from) ? without(ALL_CHARACTERS, charactersOf(from)) : null;
  const patterns = isGlobal(pattern) ? patternsOf(pattern, language) : null;
  const left = patterns === null ? null : alphabetOfAbsence(patterns);
  return left === null ? null : union(left, charactersOf(to));
}

function isGlobal(pattern: Value | undefined): boolean {
  return (
    pattern?.atoms.every((it) => it.kind === 'constant' && it.type === 'pattern' && it.flags.includes('g')) ?? false
  );
}

function joined(call: ModelCall): Value | null {
  const { frame, state, site, spread } = call;
  // `separator.join(list)` and `list.join(separator)`
  const receiver = site.receiver;
  const first = spread.positional[0];
  if (receiver === null) return null;
  const textFirst = receiver.atoms.every(
    (atom) => atom.kind === 'text' || (atom.kind === 'constant' && typeof atom.value === 'string'),
  );
  const list = textFirst ? first : receiver;
  const separator = textFirst ? receiver : (first ?? frame.world.text(','));
  if (list === undefined) return null;
  const items = knownItems(frame, state, list);
  if (items === null) {
    const element = readElement(frame, state, list, site.at);
    const marks = surround(walk(element.marks, frame.module, site.at, 'joined into a text'), '\0', '\0');
    return frame.world.someText(stop(marks, HARMLESS_AS_TEXT));
  }
  const parts = items.flatMap((item, i) => (i === 0 ? [item] : [separator, item]));
  return parts.length === 0 ? frame.world.text('') : concat(frame, parts, site.at);
}

function concatenated(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null || call.spread.more !== null) return null;
  return concat(call.frame, [it.value, ...it.given.map((value) => value ?? call.frame.world.undefined)], call.site.at);
}

/** `String(x)`, `str(x)`. */
function textOf(call: ModelCall): Value | null {
  const { frame, spread, site, state } = call;
  const value = spread.positional[0] ?? site.receiver;
  if (value == null) return frame.world.text('');
  const atoms = shapesOf(value).map((shape) => textAtom(frame, shape));
  const text = someOf(
    [...new Set(atoms)].sort((a, b) => a.n - b.n),
    stop(deepMarks(frame, state, value, 2), HARMLESS_AS_TEXT),
  );
  // what a test shows about the text of a path holds for the path
  return value.canonical === true ? { ...text, name: value.name, canonical: true } : text;
}

function numberOf(call: ModelCall): Value | null {
  const { frame, spread, site } = call;
  const value = spread.positional[0] ?? site.receiver;
  if (value == null) return frame.world.number(0);
  const text = constantText(value);
  const known = constantNumber(value) ?? (text === null || text.trim() === '' ? null : Number(text));
  if (known !== null && Number.isFinite(known))
    return frame.world.number(call.atom.path.includes('nt') ? Math.trunc(known) : known);
  return someOf([frame.world.atoms.number], stop(value.marks, HARMLESS_AS_NUMBER));
}

function format(call: ModelCall): Value | null {
  const it = subject(call);
  if (it === null) return null;
  const { frame, spread, site } = call;
  const template = constantText(it.value);
  if (template === null || spread.more !== null) return null;
  let next = 0;
  const parts: Value[] = [];
  for (const piece of template.split(/(\{\w*(?:\[\w+\]|\.\w+)*(?:[:!][^{}]*)?\}|%[sdifr])/)) {
    const field = /^\{(\w*)/.exec(piece);
    if (field === null && !/^%[sdifr]$/.test(piece)) parts.push(frame.world.text(piece));
    else {
      const name = field?.[1] ?? '';
      const value =
        name === '' ? it.given[next++] : /^\d+$/.test(name) ? it.given[Number(name)] : spread.named.get(name);
      let part = value ?? spread.moreNamed ?? frame.world.someText();
      for (const [, key] of piece.matchAll(/[[.](\w+)/g))
        part = readMember(frame, call.state, part, key as string, site.at);
      parts.push(part);
    }
  }
  return concat(frame, parts, site.at);
}

/** `format('%s of %d', a, b, more)`: what has no place in the template follows it. */
function printf(call: ModelCall): Value | null {
  const { frame, spread, site } = call;
  const [first, ...given] = spread.positional;
  if (first === undefined) return null;
  const template = constantText(first);
  const parts: Value[] = template === null ? [first] : [];
  for (const piece of template?.split(/(%[sdifjoO])/) ?? []) {
    const value = /^%[sdifjoO]$/.test(piece) ? (given.shift() ?? spread.more) : null;
    parts.push(value ?? frame.world.text(piece));
  }
  const more = spread.more === null ? given : [...given, spread.more];
  for (const value of more) parts.push(frame.world.text(' '), value);
  return concat(frame, parts, site.at);
}

function charOf(call: ModelCall): Value | null {
  const codes = call.spread.positional.map(constantNumber);
  if (codes.length > 0 && codes.every((code) => code !== null && code >= 0 && code <= 0x10ffff)) {
    return call.frame.world.text(String.fromCodePoint(...(codes as number[])));
  }
  return null;
}

function repeat(call: ModelCall): Value | null {
  const times = constantNumber(subject(call)?.given[0]);
  return mapped(
    call,
    (text) => (times === null || times < 0 || times * text.length > 2000 ? null : text.repeat(times)),
    false,
  );
}

export const TEXTS = {
  'text.at': at,
  'text.slice': slice,
  'text.substr': (call: ModelCall) => (constantNumber(subject(call)?.given[0]) === 0 ? slice(call) : null),
  'text.upper': (call: ModelCall) => mapped(call, (text) => text.toUpperCase(), false),
  'text.lower': (call: ModelCall) => mapped(call, (text) => text.toLowerCase(), false),
  'text.trim': (call: ModelCall) => mapped(call, (text) => text.trim(), false),
  'text.split': split,
  'text.replace': replaceText,
  'text.join': joined,
  'list.join': joined,
  'text.concat': concatenated,
  'text.repeat': repeat,
  'text.of': textOf,
  'text.char': charOf,
  'text.format': format,
  'text.printf': printf,
  'number.of': numberOf,
};
