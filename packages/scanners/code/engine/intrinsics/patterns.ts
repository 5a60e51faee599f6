import type { Characters, Pattern, Pinned } from '../../patterns/patterns.ts';
import type { ModelCall } from '../calls/model-call.ts';
import { HARMLESS_AS_TEXT } from '../flow/fold.ts';
import { newList } from '../flow/lists.ts';
import { foundSink } from '../flow/sinks.ts';
import {
  alphabetOfAbsence,
  alphabetOfMatch,
  patternsOf,
  slowPart,
  whatAbsenceStops,
  whatMatchStops,
  whatReplaceStops,
} from '../guards/patterns.ts';
import { joinMarks, stop, surround, walk } from '../values/mark.ts';
import { type Fact, someOf, type Value, withMarks } from '../values/value.ts';
import { constantText } from './subject.ts';

interface Matching {
  readonly pattern: Value;
  readonly text: Value;
  readonly patterns: Pattern[] | null;
  /** Arguments behind both. */
  readonly given: readonly Value[];
}

/** `pattern.test(text)`, `text.match(pattern)`, `match(pattern, text)`. */
function matching(call: ModelCall): Matching | null {
  const { site, spread, frame } = call;
  const { language } = frame.world.program.module(frame.module);
  const [first, second, third] = spread.positional;
  const text1 = spread.named.get('string');
  const { receiver } = site;
  if (receiver !== null && isPattern(call, receiver)) {
    if (first === undefined) return null;
    return {
      pattern: receiver,
      text: first,
      patterns: patternsOf(receiver, language),
      given: spread.positional.slice(1),
    };
  }
  const isFunction = receiver === null || receiver.atoms.every((it) => it.kind === 'model');
  const text = isFunction ? (text1 ?? (call.atom.path.includes('sub') ? third : second)) : receiver;
  if (first === undefined || text == null) return null;
  return { pattern: first, text, patterns: patternsOf(first, language), given: spread.positional.slice(1) };
}

function isPattern(call: ModelCall, value: Value): boolean {
  return (
    value.atoms.length > 0 &&
    (value.atoms.some((it) => it.kind === 'constant' && it.type === 'pattern') ||
      /(?:^|\.)(?:RegExp|Pattern)\./.test(call.atom.path))
  );
}

/** A slow expression that the attacker's text is given to. */
export function reportSlow(call: ModelCall, patterns: readonly Pattern[] | null, text: Value): void {
  if (patterns === null || text.marks.length === 0) return;
  const slow = slowPart(patterns);
  if (slow === null) return;
  const { frame, site } = call;
  for (const mark of walk(text.marks, frame.module, site.at, 'matched against a regular expression')) {
    foundSink(frame, { kind: 'redos', note: slow }, mark, site.at, 0);
  }
}

function tested(call: ModelCall, pinned: Pinned, answer: (it: Matching) => Value): Value | null {
  const it = matching(call);
  if (it === null) return null;
  reportSlow(call, it.patterns, it.text);
  const value = answer(it);
  const { name } = it.text;
  if (name === 0 || it.patterns === null) return value;
  const yes: Fact[] = [factOf(name, whatMatchStops(it.patterns, pinned), alphabetOfMatch(it.patterns, pinned))];
  const no: Fact[] = [factOf(name, whatAbsenceStops(it.patterns), alphabetOfAbsence(it.patterns))];
  return { ...value, yes, no };
}

function factOf(name: number, stops: number, alphabet: Characters | null): Fact {
  return { name, stops, ...(alphabet === null ? {} : { alphabet }) };
}

function test(call: ModelCall): Value | null {
  return tested(
    call,
    'nowhere',
    ({ patterns, text }) => folded(call, patterns, text) ?? call.frame.world.someBoolean(),
  );
}

function folded(call: ModelCall, patterns: readonly Pattern[] | null, text: Value): Value | null {
  const known = constantText(text);
  const only = patterns?.length === 1 ? patterns[0] : undefined;
  if (known === null || only === undefined || known.length > 200 || slowPart([only]) !== null) return null;
  try {
    return call.frame.world.boolean(new RegExp(only.source, only.flags.replace(/[gy]/g, '')).test(known));
  } catch {
    return null;
  }
}

/** What is found: a list of texts, or nothing. */
function found(call: ModelCall, pinned: Pinned): Value | null {
  return tested(call, pinned, ({ patterns, text }) => {
    const { frame, state, site } = call;
    const { world } = frame;
    let { marks } = text;
    if (marks.length > 0) {
      marks = stop(
        surround(walk(marks, frame.module, site.at, 'matched against a regular expression'), '\0', ''),
        HARMLESS_AS_TEXT,
      );
      if (patterns !== null) marks = stop(marks, whatMatchStops(patterns, 'both'));
    }
    const groups = newList(frame, state, `groups ${site.at}`, null, world.someText(marks));
    return withMarks({ ...groups, atoms: [...groups.atoms, world.atoms.null].sort((a, b) => a.n - b.n) }, marks);
  });
}

/** `re.match(…)` answers an object of its own type, with the text's data in it. */
function matchObject(call: ModelCall, pinned: Pinned): Value | null {
  return tested(call, pinned, ({ patterns, text }) => {
    const { frame, site } = call;
    const { world } = frame;
    let marks = walk(text.marks, frame.module, site.at, 'matched against a regular expression');
    if (patterns !== null) marks = stop(marks, whatMatchStops(patterns, pinned));
    const type = call.atom.member?.call?.returns?.is;
    const match = type === undefined ? world.atoms.any : world.atoms.instance(call.models, type);
    return someOf(
      [match, world.atoms.null].sort((a, b) => a.n - b.n),
      marks,
    );
  });
}

function compile(call: ModelCall): Value | null {
  const { spread, frame } = call;
  const [source, flags] = spread.positional;
  if (source === undefined || source.marks.length > 0) return null;
  const atoms = source.atoms.map((atom) => {
    if (atom.kind !== 'constant' || typeof atom.value !== 'string') return null;
    return atom.type === 'pattern'
      ? atom
      : frame.world.atoms.constant('pattern', atom.value, constantText(flags) ?? '');
  });
  if (atoms.length === 0 || atoms.some((atom) => atom === null)) return null;
  return someOf(atoms.filter((atom) => atom !== null).sort((a, b) => a.n - b.n));
}

/** `re.sub(pattern, by, text)`, `pattern.sub(by, text)`. */
function replace(call: ModelCall): Value | null {
  const { frame, spread, site } = call;
  const { world } = frame;
  const { language } = world.program.module(frame.module);
  const own = site.receiver !== null && isPattern(call, site.receiver);
  const pattern = own ? site.receiver : spread.positional[0];
  const by = spread.positional[own ? 0 : 1] ?? spread.named.get('repl');
  const text = spread.positional[own ? 1 : 2] ?? spread.named.get('string');
  if (pattern == null || by === undefined || text === undefined) return null;
  reportSlow(call, patternsOf(pattern, language), text);
  const asPatterns = {
    ...pattern,
    atoms: pattern.atoms.map((it) =>
      it.kind === 'constant' && it.type === 'text' ? world.atoms.constant('pattern', it.value) : it,
    ),
  };
  const stops = whatReplaceStops(asPatterns, constantText(by), language, true) | HARMLESS_AS_TEXT;
  const marks = stop(walk(text.marks, frame.module, site.at, 'replaced in'), stops);
  return world.someText(joinMarks(marks, by.atoms.some((it) => it.kind === 'function') ? [] : by.marks));
}

export const PATTERNS = {
  'pattern.test': test,
  'pattern.exec': (call: ModelCall) => found(call, 'nowhere'),
  'text.match': (call: ModelCall) => found(call, 'nowhere'),
  'text.search': (call: ModelCall) => tested(call, 'nowhere', () => someOf([call.frame.world.atoms.number])),
  'pattern.match': (call: ModelCall) => matchObject(call, 'start'),
  'pattern.fullmatch': (call: ModelCall) => matchObject(call, 'both'),
  'pattern.search': (call: ModelCall) => matchObject(call, 'nowhere'),
  'pattern.compile': compile,
  'pattern.replace': replace,
};
