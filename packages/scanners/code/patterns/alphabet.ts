import type { AST } from '@eslint-community/regexpp';
import { ALL_CHARACTERS, type Characters, charactersOf, charactersWhere, NO_CHARACTERS, union } from './characters.ts';
import type { Pattern } from './read-pattern.ts';

/** Where the call itself pins the match: Python's `match` at the start, `fullmatch` at both ends. */
export type Pinned = 'nowhere' | 'start' | 'both';

/**
 * The characters that a text may hold when the whole of it matched; null when the expression only looks at a part of it.
 * Over-approximated: every character that stands anywhere in the expression.
 */
export function alphabetOf(pattern: Pattern, pinned: Pinned): Characters | null {
  const { alternatives } = pattern.tree;
  if (pattern.flags.includes('m')) return null;
  if (pinned === 'nowhere' && !alternatives.every((one) => isPinned(one, 'start'))) return null;
  if (pinned !== 'both' && !alternatives.every((one) => isPinned(one, 'end'))) return null;
  const letters = alternatives.map((one) => charactersIn(one, pattern)).reduce(union, NO_CHARACTERS);
  const mayEndEarly = pattern.endsBeforeNewline && pinned !== 'both' && /\$\)*$/.test(pattern.source);
  return mayEndEarly ? union(letters, charactersOf('\n')) : letters;
}

/** What a text cannot hold where the expression was found nowhere in it. */
export interface Excluded {
  readonly characters: Characters;
  /** Sequences such as `..`. */
  readonly texts: readonly string[];
}

/**
 * Alternatives that are one character, or one fixed text: where nothing matched, none of them is there. A global
 * replacement of the expression removes the same characters (not the sequences: `....//` becomes `../`).
 */
export function excludedBy(pattern: Pattern): Excluded {
  let characters = NO_CHARACTERS;
  const texts: string[] = [];
  for (const { elements } of unwrapped(pattern.tree.alternatives)) {
    const [element] = elements;
    const single = elements.length === 1 && element !== undefined ? singleOf(element) : null;
    if (single !== null) characters = union(characters, ofElement(single, pattern));
    else if (elements.length > 1 && elements.every((one) => one.type === 'Character')) {
      texts.push(elements.map((one) => String.fromCodePoint((one as AST.Character).value)).join(''));
    }
  }
  return { characters, texts };
}

/** `(?:a|b)` alone means `a|b`. */
function unwrapped(alternatives: readonly AST.Alternative[]): readonly AST.Alternative[] {
  const [only] = alternatives;
  const [element] = only?.elements ?? [];
  const isGroup = element?.type === 'Group' || element?.type === 'CapturingGroup';
  return alternatives.length === 1 && only?.elements.length === 1 && isGroup
    ? unwrapped(element.alternatives)
    : alternatives;
}

/** A class, or one that may repeat. */
function singleOf(element: AST.Element): AST.QuantifiableElement | null {
  if (element.type === 'Quantifier') return element.min <= 1 ? singleOf(element.element) : null;
  const isSingle = ['Character', 'CharacterClass', 'CharacterSet', 'ExpressionCharacterClass'].includes(element.type);
  return isSingle ? (element as AST.QuantifiableElement) : null;
}

function isPinned(alternative: AST.Alternative, kind: 'start' | 'end'): boolean {
  const element = alternative.elements.at(kind === 'start' ? 0 : -1);
  if (element === undefined) return false;
  if (element.type === 'Assertion') {
    if (element.kind === kind) return true;
    // `(?<![\s\S])` and `(?![\s\S])`: Python's \A and \Z
    const around = kind === 'start' ? 'lookbehind' : 'lookahead';
    return element.kind === around && element.negate && /^\(\?<?!\[\\s\\S\]\)$/.test(element.raw);
  }
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return false;
  return element.alternatives.every((one) => isPinned(one, kind));
}

function charactersIn(alternative: AST.Alternative, pattern: Pattern): Characters {
  return alternative.elements.map((element) => charactersOfElement(element, pattern)).reduce(union, NO_CHARACTERS);
}

function charactersOfElement(element: AST.Element, pattern: Pattern): Characters {
  switch (element.type) {
    case 'Assertion':
      return NO_CHARACTERS;
    case 'Quantifier':
      return element.max === 0 ? NO_CHARACTERS : charactersOfElement(element.element, pattern);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.map((one) => charactersIn(one, pattern)).reduce(union, NO_CHARACTERS);
    case 'Backreference':
      return NO_CHARACTERS;
    default:
      return ofElement(element, pattern);
  }
}

const BEYOND = ['é', 'ß', '\u00a0', '中', '\u2028', 'ſ', '\u212a', '😀', '́', 'Ω'];

/** Asks the machine's own engine, so that classes mean exactly what they mean there. */
export function ofElement(element: AST.Element, { flags }: Pattern): Characters {
  if (element.type === 'CharacterSet' && element.kind === 'any' && flags.includes('s')) return ALL_CHARACTERS;
  try {
    const alone = new RegExp(`^(?:${element.raw})$`, flags.replace(/[mgy]/g, ''));
    const beyond = element.type === 'CharacterClass' && element.negate ? true : BEYOND.some((one) => alone.test(one));
    return charactersWhere((character) => alone.test(character), beyond || hasWide(element));
  } catch {
    return ALL_CHARACTERS;
  }
}

function hasWide(element: AST.Element): boolean {
  return /\\u|\\x[89a-f]|\\p/i.test(element.raw) || Array.from(element.raw).some((one) => one > '\x7f');
}
