import { columns, cut, padded, wrap } from '../text/columns.ts';
import { safeText } from '../text/safe-text.ts';
import { type Paint, paintWith, type Style } from './paint.ts';

export interface TerminalOptions {
  /** False when absent. */
  readonly colour?: boolean;
  /** Columns; 100 when absent, 60 at least, 200 at most. */
  readonly width?: number;
  /** Whether advisories are links (OSC 8); false when absent. */
  readonly links?: boolean;
}

/** Safe text and how it is drawn; `whole` when it may not be broken, as a path that a person copies. */
export interface Styled {
  readonly text: string;
  readonly style?: Style;
  readonly whole?: boolean;
}

/** Longer texts are cut before they are laid out. */
const MAX_TEXT = 2000;

/** What the parts of the terminal's report draw with: width, colour and layout. */
export class Page {
  readonly width: number;
  readonly paint: Paint;
  readonly #links: boolean;

  constructor(options: TerminalOptions) {
    this.width = Math.min(Math.max(Math.floor(options.width ?? 100), 60), 200);
    this.paint = paintWith(options.colour === true);
    this.#links = options.links === true;
  }

  /** A heading with a count on its right side and a rule below. */
  *heading(title: string, aside: string): Generator<string> {
    const gap = Math.max(1, this.width - 2 - columns(title) - columns(aside));
    yield `\n ${this.paint('bold', title)}${' '.repeat(gap)}${this.paint('dim', aside)}\n`;
    yield ` ${this.paint('dim', '─'.repeat(this.width - 2))}\n`;
  }

  /** A sentence behind a label, wrapped, the label's column kept free below it. */
  *labelled(indent: number, label: string, labelWidth: number, text: string, style: Style = 'dim'): Generator<string> {
    const lines = wrap(shortened(text), Math.max(20, this.width - indent - labelWidth - 3));
    for (const [index, line] of lines.entries()) {
      const head = padded(index === 0 ? label : '', labelWidth);
      yield `${' '.repeat(indent)}${this.paint(style, head)}  ${line}\n`;
    }
  }

  /** One line that is cut when it does not fit. */
  line(indent: number, text: string): string {
    return cut(shortened(text), Math.max(10, this.width - indent - 1));
  }

  /** Something on the left and something on the right, below each other where one line is too short for both. */
  *pair(indent: number, head: Styled, left: Styled, right: Styled): Generator<string> {
    const start = indent + columns(head.text);
    const margin = ' '.repeat(indent);
    const spare = this.width - 1 - start - columns(left.text) - columns(right.text);
    const paint = ({ text, style }: Styled) => (style === undefined ? text : this.paint(style, text));
    if (spare >= (right.text === '' ? 0 : 2)) {
      const gap = right.text === '' ? '' : ' '.repeat(spare);
      yield `${margin}${paint(head)}${paint(left)}${gap}${paint(right)}\n`;
      return;
    }
    const lines = left.whole === true ? [left.text] : wrap(left.text, Math.max(20, this.width - 1 - start));
    for (const [index, text] of lines.entries()) {
      yield `${margin}${index === 0 ? paint(head) : ' '.repeat(start - indent)}${paint({ ...left, text })}\n`;
    }
    if (right.text !== '') yield `${' '.repeat(start)}${paint(right)}\n`;
  }

  /** Text that leads to an address where the terminal can follow links. */
  link(text: string, address: string | undefined): string {
    if (!this.#links || address === undefined || !/^https?:\/\/[\x21-\x7e]{1,500}$/.test(address)) return text;
    return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
  }
}

/** A name that a person may copy: every character is shown, none is added or left out, but for a bounded length. */
export function exact(name: string): string {
  return safeText(name.length > MAX_TEXT ? `${name.slice(0, MAX_TEXT)}…` : name);
}

/** Safe, on one line, and of bounded length. */
export function shortened(text: string): string {
  const bounded = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return safeText(bounded.trim().replace(/\s+/g, ' '));
}
