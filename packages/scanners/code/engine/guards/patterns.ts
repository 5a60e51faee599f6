import {
  ALL_CHARACTERS,
  alphabetOf,
  type Characters,
  excludedBy,
  type Flavour,
  harmlessFor,
  NO_CHARACTERS,
  type Pattern,
  type Pinned,
  readPattern,
  slownessOf,
  without,
} from '../../patterns/patterns.ts';
import { BY_CONSTRUCTOR, BY_PROTO, kindMask } from '../flow/sinks.ts';
import type { Atom } from '../values/atom.ts';
import type { Value } from '../values/value.ts';
import { eitherOf } from './alphabets.ts';
import { PATHS } from './paths.ts';

/** Ways in which a path goes up. */
const UPWARD = ['..', '../a', 'a/..', 'a/../b'];
/** How a language spells regular expressions; the others are close enough to the first. */
const FLAVOURS: ReadonlyMap<string, Flavour> = new Map([
  ['javascript', 'javascript'],
  ['python', 'python'],
]);
const known = new Map<string, Pattern | null>();

/** The expressions that a value may be; null when one of them is not known. */
export function patternsOf(value: Value | undefined | null, language: string): Pattern[] | null {
  if (value == null || value.atoms.length === 0 || value.atoms.length > 8) return null;
  const all: Pattern[] = [];
  for (const atom of value.atoms) {
    const pattern = patternOf(atom, language);
    if (pattern === null) return null;
    all.push(pattern);
  }
  return all;
}

function patternOf(atom: Atom, language: string): Pattern | null {
  if (atom.kind !== 'constant' || typeof atom.value !== 'string') return null;
  if (atom.type !== 'pattern' && atom.type !== 'text' && atom.type !== 'bytes') return null;
  const flavour = FLAVOURS.get(language) ?? 'javascript';
  const key = `${flavour} ${atom.flags} ${atom.value}`;
  let pattern = known.get(key);
  if (pattern === undefined) {
    if (known.size > 5000) known.clear();
    pattern = readPattern(atom.value, atom.flags, flavour);
    known.set(key, pattern);
  }
  return pattern;
}

/** Bits of the kinds for which a text is harmless that matched one of these. */
export function whatMatchStops(patterns: readonly Pattern[], pinned: Pinned): number {
  return patterns.reduce((all, pattern) => {
    const alphabet = alphabetOf(pattern, pinned);
    return all & (alphabet === null ? 0 : kindMask(harmlessFor(alphabet)));
  }, -1);
}

/** Bits of the kinds for which a text is harmless in which none of these was found. */
export function whatAbsenceStops(patterns: readonly Pattern[]): number {
  return patterns.reduce((all, pattern) => {
    const { characters, texts } = excludedBy(pattern);
    const path = texts.includes('../') || findsAll(pattern, UPWARD) ? PATHS : 0;
    return all & (kindMask(harmlessFor(without(ALL_CHARACTERS, characters))) | path | whatNamesStop(pattern));
  }, -1);
}

function findsAll(pattern: Pattern, texts: readonly string[]): boolean {
  const expression = runnable(pattern);
  return expression !== null && texts.every((text) => expression.test(text));
}

/** The part of a text at which the expression is found first; null: none, or this machine cannot tell. */
export function foundIn(pattern: Pattern, text: string): string | null {
  return runnable(pattern)?.exec(text)?.[0] ?? null;
}

/** For short texts of our own. */
function runnable({ source, flags }: Pattern): RegExp | null {
  try {
    return new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch {
    return null;
  }
}

/** What is harmless about a key in which the expression was not found. */
function whatNamesStop(pattern: Pattern): number {
  const finds = (text: string) => findsAll(pattern, [text]);
  return (finds('__proto__') ? BY_PROTO : 0) | (finds('constructor') || finds('prototype') ? BY_CONSTRUCTOR : 0);
}

/** Bits of the kinds for which a text is harmless once everything that the pattern matches is replaced by `by`. */
export function whatReplaceStops(
  pattern: Value | undefined,
  by: string | null,
  language: string,
  everywhere: boolean,
): number {
  const patterns = everywhere ? patternsOf(pattern, language) : null;
  // without all pairs of dots no pair is left
  const path = by === '' && patterns?.every(({ source }) => /^(?:\\\.){2}\+?$|^\\\.\{2,?\}$/.test(source)) ? PATHS : 0;
  if (patterns === null || patterns.length === 0 || by === null || !/^[\w &#;.-]*$/.test(by)) return 0;
  return patterns.reduce(
    (all, it) => all & (kindMask(harmlessFor(without(ALL_CHARACTERS, excludedBy(it).characters))) | path),
    -1,
  );
}

/** The characters of a text that matched one of these; null: any. */
export function alphabetOfMatch(patterns: readonly Pattern[], pinned: Pinned): Characters | null {
  let all: Characters | null = NO_CHARACTERS;
  for (const pattern of patterns) all = eitherOf(all, alphabetOf(pattern, pinned));
  return all;
}

/** The characters that are left where none of these was found, or where all that they find was taken away. */
export function alphabetOfAbsence(patterns: readonly Pattern[]): Characters | null {
  let all: Characters | null = NO_CHARACTERS;
  for (const pattern of patterns) all = eitherOf(all, without(ALL_CHARACTERS, excludedBy(pattern).characters));
  return all;
}

/** The part of the expression on which an attacker's text can keep it busy; null: none. */
export function slowPart(patterns: readonly Pattern[]): string | null {
  for (const pattern of patterns) {
    const slow = slownessOf(pattern);
    if (slow !== null) return `${slow.growth} time in ${slow.part}`;
  }
  return null;
}
