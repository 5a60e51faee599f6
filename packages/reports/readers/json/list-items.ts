import { ReportUnreadable } from '../../json/report-unreadable.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;
const DEEPEST = 200;
const LARGEST_SKELETON = 64 * 1024 * 1024;
export const LARGEST_ITEM = 16 * 1024 * 1024;

export interface ListedItem {
  /** The pattern that it was found under. */
  readonly list: string;
  /** Index of each list on the way, the item's own last: `runs.*.results.*` has two. */
  readonly indices: readonly number[];
  /** Undefined when the item is too large or is no JSON; `problem` says why. */
  readonly value: unknown;
  readonly problem?: string;
}

interface Level {
  readonly isList: boolean;
  key: string;
  index: number;
}

/**
 * Reads a JSON document whose lists are too long to be held: each item of a list named by `patterns` (`runs.*.results`)
 * is handed over on its own, and the answer is the document with those lists empty. Memory is bounded by the largest item
 * and by the rest; without `item` the lists are passed over. A document that is cut hands over what is whole and then throws `ReportUnreadable`.
 */
export function listItems(
  bytes: Buffer,
  patterns: readonly string[],
  item: ((item: ListedItem) => void) | null,
): unknown {
  const wanted = new Map(patterns.map((pattern) => [pattern === '' ? '*' : `${pattern}.*`, pattern]));
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let from = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const levels: Level[] = [];
  let expectsKey = false;
  const keep = (until: number): void => {
    keptBytes += until - from;
    if (keptBytes > LARGEST_SKELETON)
      throw new ReportUnreadable('The report holds more beside its findings than is read.');
    kept.push(bytes.subarray(from, until));
  };
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) {
      const end = endOfText(bytes, at);
      const level = levels.at(-1);
      if (expectsKey && level !== undefined && !level.isList) {
        level.key = keyOf(bytes, at, end);
        expectsKey = false;
      }
      at = end - 1;
    } else if (byte === OPEN_LIST || byte === OPEN_MAP) {
      if (levels.length >= DEEPEST) throw new ReportUnreadable(`The report nests deeper than ${DEEPEST} levels.`);
      levels.push({ isList: byte === OPEN_LIST, key: '', index: 0 });
      expectsKey = byte === OPEN_MAP;
      const path = byte === OPEN_LIST ? pathOf(levels) : '';
      const list = wanted.get(path);
      if (list !== undefined) {
        keep(at + 1);
        const outer = levels.filter(({ isList }) => isList).map(({ index }) => index);
        at = eachItem(bytes, at + 1, list, outer.slice(0, -1), item);
        from = at;
        levels.pop();
      }
    } else if (byte === CLOSE_LIST || byte === CLOSE_MAP) {
      levels.pop();
      expectsKey = false;
    } else if (byte === COMMA) {
      const level = levels.at(-1);
      if (level?.isList) level.index++;
      else expectsKey = true;
    }
  }
  keep(bytes.length);
  return parsed(Buffer.concat(kept));
}

/** Hands over the items of the list that begins at `at`; answers the place of its closing bracket. */
function eachItem(
  bytes: Buffer,
  at: number,
  list: string,
  outer: readonly number[],
  item: ((item: ListedItem) => void) | null,
): number {
  let place = at;
  for (let index = 0; ; index++) {
    place = afterSpace(bytes, place);
    if (bytes[place] === CLOSE_LIST) return place;
    const end = endOfValue(bytes, place);
    if (end === place) throw cut();
    item?.({ list, indices: [...outer, index], ...itemOf(bytes, place, end) });
    place = afterSpace(bytes, end);
    if (bytes[place] === COMMA) place++;
    else if (bytes[place] !== CLOSE_LIST) throw cut();
  }
}

function itemOf(bytes: Buffer, start: number, end: number): Pick<ListedItem, 'value' | 'problem'> {
  if (end - start > LARGEST_ITEM) return { value: undefined, problem: 'is larger than 16 MB' };
  try {
    return { value: JSON.parse(bytes.toString('utf8', start, end)) };
  } catch {
    return { value: undefined, problem: 'is not valid JSON' };
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw cut();
  }
}

function cut(): ReportUnreadable {
  return new ReportUnreadable('The report is not valid JSON (is it whole?).');
}

/** `runs.*.results.*` for an item inside: keys of maps, stars for places in lists. */
function pathOf(levels: readonly Level[]): string {
  return levels.map(({ isList, key }) => (isList ? '*' : key)).join('.');
}

/** Keys are compared, never used: a long or odd one matches nothing. */
function keyOf(bytes: Buffer, start: number, end: number): string {
  return end - start > 200 ? '' : bytes.toString('utf8', start + 1, end - 1);
}

function endOfText(bytes: Buffer, start: number): number {
  let at = start + 1;
  for (; at < bytes.length && bytes[at] !== QUOTE; at++) if (bytes[at] === BACKSLASH) at++;
  return at + 1;
}

export function endOfValue(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) at = endOfText(bytes, at) - 1;
    else if (byte === OPEN_LIST || byte === OPEN_MAP) {
      if (++depth > DEEPEST) throw new ReportUnreadable(`The report nests deeper than ${DEEPEST} levels.`);
    } else if (byte === CLOSE_LIST || byte === CLOSE_MAP) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (byte === COMMA || byte === COLON)) return at;
  }
  throw cut();
}

export function afterSpace(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++;
  return at;
}
