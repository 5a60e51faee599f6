import { columns, cut, padded, wrap } from '../text/columns.ts';
import { safeText } from '../text/safe-text.ts';
import { type Paint, paintWith } from './paint.ts';

export interface TerminalOptions {
  /** False when absent. */
  readonly colour?: boolean;
  /** Columns; 100 when absent, never below 40. */
  readonly width?: number;
  /** Whether advisories are links (OSC 8); false when absent. */
  readonly links?: boolean;
}

/** Longer texts are cut before they are laid out. */
const MAX_TEXT = 2000;

/** What the parts of the terminal's report draw with: width, colour and layout. */
export class Page {
  readonly width: number;
  readonly paint: Paint;
  readonly #links: boolean;

  constructor(options: TerminalOptions) {
    this.width = Math.min(Math.max(Math.floor(options.width ?? 100), 40), 200);
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
  *labelled(indent: number, label: string, labelWidth: number, text: string): Generator<string> {
    const lines = wrap(shortened(text), Math.max(20, this.width - indent - labelWidth - 2));
    for (const [index, line] of lines.entries()) {
      const head = padded(index === 0 ? label : '', labelWidth);
      yield `${' '.repeat(indent)}${this.paint('dim', head)}  ${line}\n`;
    }
  }

  /** One line that never wraps: `left` is cut so that `right` still fits. */
  line(indent: number, left: string, right = ''): { left: string; right: string; gap: string } {
    const room = this.width - indent - 1 - (right === '' ? 0 : columns(right) + 2);
    const shown = cut(safeText(left), Math.max(10, room));
    const gap = right === '' ? '' : ' '.repeat(Math.max(2, this.width - indent - 1 - columns(shown) - columns(right)));
    return { left: shown, right, gap };
  }

  /** Text that leads to an address where the terminal can follow links. */
  link(text: string, address: string | undefined): string {
    if (!this.#links || address === undefined || !/^https?:\/\/[\x21-\x7e]{1,500}$/.test(address)) return text;
    return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
  }
}

/** Safe, on one line, and of bounded length. */
export function shortened(text: string): string {
  const bounded = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return safeText(bounded.trim().replace(/\s+/g, ' '));
}
