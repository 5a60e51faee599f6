import { afterSpace, endOfValue, LARGEST_ITEM, listItems } from './list-items.ts';

const NEW_LINE = 0x0a;
const OPEN_LIST = 0x5b;

/**
 * Hands over each document of a stream, whether there is one a line or not. A list at the beginning is a stream of its
 * items; the answer says so. What is no JSON costs the rest of its line.
 */
export function eachDocument(bytes: Buffer, document: (value: unknown, problem?: string) => void): boolean {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let at = afterSpace(bytes, from);
  if (bytes[at] === OPEN_LIST) {
    listItems(bytes, [''], ({ value, problem }) =>
      document(value, problem === undefined ? undefined : `an entry ${problem}`),
    );
    return true;
  }
  while (at < bytes.length) {
    const read = documentAt(bytes, at);
    document(read.value, read.problem);
    at = afterSpace(bytes, read.end);
  }
  return false;
}

function documentAt(bytes: Buffer, start: number): { value: unknown; end: number; problem?: string } {
  const newLine = bytes.indexOf(NEW_LINE, start);
  const skipped = { value: undefined, end: newLine === -1 ? bytes.length : newLine + 1 };
  const isObject = bytes[start] === 0x7b;
  try {
    const end = isObject ? endOfValue(bytes, start) : skipped.end;
    if (end - start > LARGEST_ITEM) return { value: undefined, end, problem: 'an entry is larger than 16 MB' };
    if (!isObject) return { ...skipped, problem: 'a line is no JSON object' };
    return { value: JSON.parse(bytes.toString('utf8', start, end)), end };
  } catch {
    return { ...skipped, problem: 'a line is not valid JSON' };
  }
}
