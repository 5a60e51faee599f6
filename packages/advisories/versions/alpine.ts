import { orderFrom } from './version-order.ts';
import { inOrderOf, type WholeNumber, wholeNumber } from './whole-number.ts';

/** In the order in which they may follow one another; the one that may come earlier is the newer. */
const KINDS = { first: 0, digits: 1, letter: 2, suffix: 3, suffixNumber: 4, hash: 5, revision: 6, end: 7 } as const;

interface Token {
  readonly kind: number;
  readonly value: WholeNumber | string;
  /** Of digits with a zero in front: these compare as text. */
  readonly text?: string;
}

const VERSION =
  /^(\d+)((?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~([0-9a-f]+))?(?:-r(\d+))?$/;
/** Those below zero are before the version without one. */
const SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['alpha', -4],
  ['beta', -3],
  ['pre', -2],
  ['rc', -1],
  ['cvs', 1],
  ['svn', 2],
  ['git', 3],
  ['hg', 4],
  ['p', 5],
]);
const END: Token = { kind: KINDS.end, value: 0 };

function parse(text: string): readonly Token[] | null {
  const match = VERSION.exec(text);
  if (match === null) return null;
  const [, first = '', more = '', letter = '', suffixes = '', hash, revision] = match;
  const tokens: Token[] = [{ kind: KINDS.first, value: wholeNumber(first) }];
  for (const digits of more.split('.').slice(1)) {
    tokens.push({ kind: KINDS.digits, value: wholeNumber(digits), text: digits });
  }
  if (letter !== '') tokens.push({ kind: KINDS.letter, value: letter });
  for (const suffix of suffixes.split('_').slice(1)) {
    const name = suffix.replace(/\d+$/, '');
    tokens.push({ kind: KINDS.suffix, value: SUFFIXES.get(name) as number });
    if (name !== suffix) tokens.push({ kind: KINDS.suffixNumber, value: wholeNumber(suffix.slice(name.length)) });
  }
  if (hash !== undefined) tokens.push({ kind: KINDS.hash, value: hash });
  if (revision !== undefined) tokens.push({ kind: KINDS.revision, value: wholeNumber(revision) });
  return tokens;
}

function compareTokens(a: readonly Token[], b: readonly Token[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const left = a[i] ?? END;
    const right = b[i] ?? END;
    const step = left.kind === right.kind ? compareValues(left, right) : compareKinds(left, right);
    if (step !== 0) return step;
  }
  return 0;
}

function compareValues(a: Token, b: Token): number {
  if (a.text !== undefined && b.text !== undefined && (a.text.startsWith('0') || b.text.startsWith('0'))) {
    return inOrderOf(a.text, b.text);
  }
  return inOrderOf(a.value, b.value);
}

function compareKinds(a: Token, b: Token): number {
  if (isBefore(a)) return -1;
  if (isBefore(b)) return 1;
  return b.kind - a.kind;
}

const isBefore = ({ kind, value }: Token): boolean => kind === KINDS.suffix && (value as number) < 0;

const canonical = (tokens: readonly Token[]): string =>
  tokens.map(({ kind, value, text }) => `${kind}:${text ?? value}`).join(' ');

/** apk's order (https://wiki.alpinelinux.org/wiki/Package_policies, `apk version -t`). */
export const alpineOrder = orderFrom(parse, compareTokens, canonical, (text) => text);
