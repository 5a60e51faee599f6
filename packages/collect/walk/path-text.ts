import { isUtf8 } from 'node:buffer';
import type { PathText } from '@vauban/scanners';

/** A name as the file system gave it. `bytes` only where the text is not the name itself. */
export interface Name {
  readonly text: PathText;
  readonly bytes: Buffer | null;
}

const BACKSLASH = 0x5c;

export function nameFromBytes(bytes: Buffer): Name {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), bytes: null };
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += bytes.toString('utf8', from, at) + escaped(bytes[at] as number);
    from = ++at;
  }
  return { text: text + bytes.toString('utf8', from), bytes };
}

/** 0 for a byte that begins no valid sequence, and for a backslash, which must be told from the escapes. */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return first === BACKSLASH ? 0 : 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

function escaped(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

/** Where `text` lies below `root`, in the form that `fs` takes. */
export function pathBelow(root: string, name: Name): string | Buffer {
  if (name.bytes === null) return `${root}/${name.text}`;
  return Buffer.concat([Buffer.from(`${root}/`), name.bytes]);
}

/** NUL-ended records (what is cut off at the end is none); text where the whole output is UTF-8, else bytes for each. */
export function records(output: Buffer): (string | Buffer)[] {
  if (isUtf8(output)) {
    const texts = output.toString('utf8').split('\0');
    texts.pop();
    return texts;
  }
  const found: Buffer[] = [];
  let from = 0;
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, from)) {
    found.push(output.subarray(from, end));
    from = end + 1;
  }
  return found;
}

/** The name that starts at `from` inside a record. */
export function nameInRecord(record: string | Buffer, from: number): Name {
  if (typeof record === 'string') return { text: record.slice(from), bytes: null };
  const name = nameFromBytes(record.subarray(from));
  return name.bytes === null ? name : { text: name.text, bytes: Buffer.from(name.bytes) };
}
