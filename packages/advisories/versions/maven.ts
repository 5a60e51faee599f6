import { orderFrom } from './version-order.ts';
import { inOrderOf, type WholeNumber, wholeNumber } from './whole-number.ts';

/** Null at the end of a list counts as nothing: 0, the release itself, or an empty list. */
type Item = WholeNumber | string | ItemList;
interface ItemList extends Array<Item> {}

/** Of qualifiers, oldest first; those without a name here come after all of them, by their text. */
const QUALIFIERS = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const RELEASE = `${QUALIFIERS.indexOf('')}`;
const KNOWN: ReadonlyMap<string, string> = new Map([
  ...QUALIFIERS.map((word, rank): [string, string] => [word, `${rank}`]),
  ['ga', RELEASE],
  ['final', RELEASE],
  ['release', RELEASE],
  ['cr', `${QUALIFIERS.indexOf('rc')}`],
]);
/** `1a1` is `1-alpha-1`: one letter before a digit is short for a word. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

/** What a repository can hold as one version: no ranges, no properties, no names that stand for "newest". */
const VERSION = /^(?!(?:latest|release)$)[^\s$()[\]{},/\\:;"'<>|?*%&=@`!\p{Cc}]+$/iu;
const OTHER_DIGITS = /(?![0-9])\p{Nd}/u;

const qualifier = (word: string): string => KNOWN.get(word) ?? `${QUALIFIERS.length}-${word}`;
const isNothing = (item: Item): boolean =>
  typeof item === 'object' ? item.length === 0 : typeof item === 'string' ? item === RELEASE : item === 0;

function parse(text: string): ItemList | null {
  if (!VERSION.test(text) || OTHER_DIGITS.test(text)) return null;
  const version = text.toLowerCase();
  const lists: ItemList[] = [[]];
  let list = lists[0] as ItemList;
  let start = 0;
  let digits = false;
  const deeper = (): void => {
    const inner: ItemList = [];
    list.push(inner);
    lists.push(inner);
    list = inner;
  };
  const item = (end: number): Item => {
    const part = version.slice(start, end);
    return digits ? wholeNumber(part) : qualifier(part);
  };
  for (let i = 0; i < version.length; i++) {
    const code = version.charCodeAt(i);
    if (code === DOT || code === HYPHEN) {
      list.push(i === start ? 0 : item(i));
      start = i + 1;
      if (code === HYPHEN) deeper();
    } else if (code >= ZERO && code <= NINE) {
      if (!digits && i > start) {
        if (list.length > 0) deeper();
        const word = version.slice(start, i);
        list.push(qualifier(SHORT.get(word) ?? word));
        start = i;
        deeper();
      }
      digits = true;
    } else {
      if (digits && i > start) {
        list.push(item(i));
        start = i;
        deeper();
      }
      digits = false;
    }
  }
  if (version.length > start) {
    if (!digits && list.length > 0) deeper();
    list.push(item(version.length));
  }
  for (const each of lists.reverse()) withoutNothingAtEnd(each);
  return lists.at(-1) as ItemList;
}

const [ZERO, NINE, DOT, HYPHEN] = [48, 57, 46, 45];

/** Looks through lists at the end: in `1.0-rc` the zero goes too. */
function withoutNothingAtEnd(list: ItemList): void {
  for (let i = list.length - 1; i >= 0; i--) {
    const item = list[i] as Item;
    if (isNothing(item)) list.splice(i, 1);
    else if (typeof item !== 'object') break;
  }
}

/** A word stands before a list, a list before a number. */
const kind = (item: Item): number => (typeof item === 'string' ? 0 : typeof item === 'object' ? 1 : 2);

function compareItems(a: Item, b: Item): number {
  if (typeof a === 'object' && typeof b === 'object') return compareLists(a, b);
  return kind(a) - kind(b) || inOrderOf(a as string, b as string);
}

function toNothing(item: Item): number {
  if (typeof item === 'string') return inOrderOf(item, RELEASE);
  if (typeof item !== 'object') return item === 0 ? 0 : 1;
  for (const inner of item) {
    const step = toNothing(inner);
    if (step !== 0) return step;
  }
  return 0;
}

function compareLists(a: ItemList, b: ItemList): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const left = a[i];
    const right = b[i];
    const step =
      left === undefined
        ? -toNothing(right as Item)
        : right === undefined
          ? toNothing(left)
          : compareItems(left, right);
    if (step !== 0) return step;
  }
  return 0;
}

const canonical = (list: ItemList): string =>
  list.map((item) => (typeof item === 'object' ? `(${canonical(item)})` : `${item}`)).join('.');

/** Maven 3's order (`ComparableVersion`, https://maven.apache.org/pom.html#version-order-specification). */
export const mavenOrder = orderFrom(parse, compareLists, canonical, (text) => text);
