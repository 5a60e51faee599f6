import { SaxesParser } from 'saxes';
import { Unreadable } from '../../contract/scanner.ts';

/** An element of an XML document; names without their namespace's prefix. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, blanks at both ends left out. */
  readonly text: string;
}

interface Open extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const DEEPEST = 200;
const PIECE = 64 * 1024;

/**
 * The root element. No document type is read, so its entities stay unknown: one that is used makes the file unreadable.
 * Throws `Unreadable` with the line.
 */
export function readXml(bytes: Uint8Array, spend: (steps: number) => void): XmlElement {
  const parser = new SaxesParser({ position: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw new Unreadable(`it is no XML: ${error.message.replace(/^\d+:\d+: /, '').slice(0, 100)}`, parser.line);
  });
  let startLine = 1;
  parser.on('opentagstart', () => {
    startLine = parser.line;
    if (open.length > DEEPEST) throw new Unreadable('its elements nest too deep', parser.line);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = {
      name: localName(name),
      line: startLine,
      attributes: new Map(Object.entries(attributes)),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.text = element.text.trim();
  });
  const text = decoded(bytes);
  for (let at = 0; at < text.length; at += PIECE) {
    spend(PIECE / 16);
    parser.write(text.slice(at, at + PIECE));
  }
  parser.close();
  if (root === undefined) throw new Unreadable('it holds no element');
  return root;
}

export function childOf(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let at = element;
  for (const name of names) at = at?.children.find((child) => child.name === name);
  return at;
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of a child; undefined when there is none or it is empty. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  const text = childOf(element, name)?.text;
  return text === '' ? undefined : text;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** By its byte order mark, else the encoding that its first line names, else UTF-8. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const named = /^<\?xml[^>]*encoding=["']([\w.-]+)["']/i.exec(head)?.[1] ?? 'utf-8';
  const isLatin = /^(?:iso-8859-1|latin1|us-ascii|windows-1252)$/i.test(named);
  return new TextDecoder(isLatin ? 'windows-1252' : 'utf-8').decode(bytes);
}
