import { orderFrom } from './version-order.ts';
import { inOrderOf, type WholeNumber, wholeNumber } from './whole-number.ts';

/** Ranks of words are strings of one letter, in the order in which PHP has them; a number has `n`'s place. */
type Part = WholeNumber | string;

const MODIFIER = String.raw`[._-]?(?:(stable|beta|b|rc|alpha|a|patch|pl|p)((?:[.-]?\d)*))?([.-]?dev)?`;
const CLASSICAL = new RegExp(String.raw`^v?(\d{1,5})(\.\d+)?(\.\d+)?(\.\d+)?${MODIFIER}$`, 'i');
const DATED = new RegExp(String.raw`^v?(\d{4}(?:[.:-]?\d{2}){1,6}(?:[.:-]?\d{1,3})?)${MODIFIER}$`, 'i');
const BRANCH = /^v?(\d+)(\.(?:\d+|[x*]))?(\.(?:\d+|[x*]))?(\.(?:\d+|[x*]))?[.-]?dev$/i;
const STABILITY = /@(?:stable|rc|beta|alpha|dev)$/i;
/** What `x` is in the version of a branch. */
const ANY = 9999999;

const RANKS: ReadonlyMap<string, string> = new Map([
  ['dev', 'b'],
  ['a', 'c'],
  ['alpha', 'c'],
  ['b', 'd'],
  ['beta', 'd'],
  ['rc', 'e'],
  ['p', 'o'],
  ['pl', 'o'],
  ['patch', 'o'],
]);
const NUMBER = 'n';
/** `STABLE` in capitals: Composer takes only the small letters out. */
const UNKNOWN = 'a';

/** As Composer normalises them; null for what is no version and for branches without a number, which have no order. */
function parse(text: string): readonly Part[] | null {
  let version = text.trim();
  if (version.includes('@')) version = version.replace(STABILITY, '');
  if (version.includes('+') && /^[^,\s+]+\+\S+$/.test(version)) version = version.slice(0, version.indexOf('+'));
  const classical = CLASSICAL.exec(version);
  if (classical !== null) {
    const parts: Part[] = [wholeNumber(classical[1] as string)];
    for (let group = 2; group <= 4; group++) parts.push(wholeNumber(classical[group]?.slice(1) ?? '0'));
    return modified(parts, classical[5], classical[6], classical[7]);
  }
  const dated = DATED.exec(version);
  if (dated !== null) {
    const numbers: Part[] = (dated[1] as string).split(/\D/).map(wholeNumber);
    return modified(numbers, dated[2], dated[3], dated[4]);
  }
  const branch = BRANCH.exec(version);
  if (branch === null) return null;
  const numbers = [1, 2, 3, 4].map((group) => {
    const digits = branch[group]?.replace('.', '') ?? 'x';
    return /^\d/.test(digits) ? wholeNumber(digits) : ANY;
  });
  return [...numbers, RANKS.get('dev') as string];
}

/** Adds what follows the numbers. */
function modified(parts: Part[], stability?: string, numbers?: string, dev?: string): Part[] {
  if (stability === 'stable') return parts;
  if (stability !== undefined) parts.push(RANKS.get(stability.toLowerCase()) ?? UNKNOWN);
  for (const digits of numbers?.match(/\d+/g) ?? []) parts.push(wholeNumber(digits));
  if (dev !== undefined) parts.push(RANKS.get('dev') as string);
  return parts;
}

const rank = (part: Part): string => (typeof part === 'string' ? part : NUMBER);

/** `version_compare` of PHP: more numbers are newer, more words as their rank is beside a number. */
function compareParts(a: readonly Part[], b: readonly Part[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const left = a[i];
    const right = b[i];
    if (left === undefined) return typeof right === 'string' ? inOrderOf(NUMBER, right) : -1;
    if (right === undefined) return typeof left === 'string' ? inOrderOf(left, NUMBER) : 1;
    const bothNumbers = typeof left !== 'string' && typeof right !== 'string';
    const step = bothNumbers ? inOrderOf(left, right) : inOrderOf(rank(left), rank(right));
    if (step !== 0) return step;
  }
  return 0;
}

/** Composer's order (`composer/semver`). */
export const packagistOrder = orderFrom(
  parse,
  compareParts,
  (parts) => parts.join('.'),
  (text) => text,
);
