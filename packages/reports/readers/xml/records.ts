import { SaxesParser } from 'saxes';
import { ReportUnreadable } from '../../json/report-unreadable.ts';
import type { XmlElement } from './element.ts';

const DEEPEST = 200;
const LARGEST_RECORD = 16 * 1024 * 1024;
const PIECE = 256 * 1024;
const MOST_SAID = 500;

/** An element around a record: what it is called and what it says of itself. */
export type XmlOutside = Pick<XmlElement, 'name' | 'attributes'>;

export interface XmlRecord {
  readonly element: XmlElement;
  /** From the root inwards. */
  readonly outside: readonly XmlOutside[];
}

export interface XmlRest {
  readonly root: XmlOutside;
  /** The first text of each element outside the records, by its name. */
  readonly said: ReadonlyMap<string, string>;
}

interface Growing {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Growing[];
  text: string;
}

/**
 * Hands over each element that is called one of `names`, whole; memory is bounded by the largest of them. No document
 * type is followed, so no entity grows. Throws `ReportUnreadable` for what is no XML or is cut.
 */
export function xmlRecords(
  bytes: Buffer,
  names: ReadonlySet<string>,
  record: (record: XmlRecord | null, problem?: string) => void,
): XmlRest {
  const parser = new SaxesParser({ position: false });
  const outside: XmlOutside[] = [];
  const inside: Growing[] = [];
  const said = new Map<string, string>();
  let root: XmlOutside | undefined;
  let size = 0;
  let isTooLarge = false;
  let outer = '';
  parser.on('error', ({ message }) => {
    if (!/disallowed character|undefined entity|invalid character entity/.test(message)) throw broken();
    record(null, 'a character or an entity is not one of XML');
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    if (outside.length + inside.length >= DEEPEST) {
      throw new ReportUnreadable(`The report nests deeper than ${DEEPEST} elements.`);
    }
    const name = tag.slice(tag.indexOf(':') + 1);
    const element: Growing = { name, attributes: new Map(Object.entries(attributes)), children: [], text: '' };
    root ??= element;
    outer = '';
    for (const value of element.attributes.values()) size += value.length;
    if (inside.length === 0 && !names.has(name)) {
      outside.push(element);
      return;
    }
    size = inside.length === 0 ? name.length : size + name.length + 64;
    if (inside.length === 0) isTooLarge = false;
    isTooLarge ||= size > LARGEST_RECORD;
    if (!isTooLarge) inside.at(-1)?.children.push(element);
    inside.push(element);
  });
  const add = (text: string): void => {
    const element = inside.at(-1);
    size += text.length;
    if (element === undefined) {
      if (outer.length < 1000) outer += text;
    } else if (size > LARGEST_RECORD) isTooLarge = true;
    else element.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const element = inside.pop();
    if (element === undefined) {
      const name = outside.pop()?.name ?? '';
      const text = outer.trim();
      if (text !== '' && said.size < MOST_SAID && !said.has(name)) said.set(name, text);
      outer = '';
      return;
    }
    element.text = element.text.trim();
    if (inside.length > 0) return;
    if (isTooLarge) record(null, 'an entry is larger than 16 MB');
    else record({ element, outside: [...outside] });
  });
  write(parser, bytes);
  if (root === undefined) throw broken();
  return { root, said };
}

function write(parser: SaxesParser, bytes: Buffer): void {
  const named = /^[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(bytes.toString('latin1', 0, 300))?.[1];
  const decoder = decoderOf(named ?? 'utf-8');
  for (let at = 0; at < bytes.length; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

/** UTF-16 has become UTF-8 before anybody looks at the declaration. */
function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(/^utf-?16/i.test(label) ? 'utf-8' : label);
  } catch {
    return new TextDecoder();
  }
}

function broken(): ReportUnreadable {
  return new ReportUnreadable('The report is not valid XML (is it whole?).');
}
