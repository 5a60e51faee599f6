import type { Location } from '@vauban/domain';
import { markedRange } from '../overview/marked-range.ts';
import { columns, cut } from '../text/columns.ts';
import { safeText } from '../text/safe-text.ts';
import type { Page } from './page.ts';

/** Longer than any that a scanner makes. */
const MAX_SNIPPET = 1000;

/** The source line with its number, and a caret line below where the column is known and inside the snippet. */
export function* snippet(page: Page, indent: number, location: Location): Generator<string> {
  if (location.snippet === undefined || location.snippet.trim() === '') return;
  const number = String(location.line ?? '');
  const room = Math.max(20, page.width - indent - number.length - 4);
  const { text, caret } = excerpt(location, room);
  const margin = ' '.repeat(indent);
  yield `${margin}${page.paint('dim', `${number} │`)} ${text}\n`;
  if (caret) {
    const marks = '^'.repeat(caret.length);
    yield `${margin}${page.paint('dim', `${' '.repeat(number.length)} │`)} ${' '.repeat(caret.start)}${page.paint('red', marks)}\n`;
  }
}

/** The source line on one line of at most `room` columns. */
export function excerpt(location: Location, room: number): { text: string; caret?: { start: number; length: number } } {
  const source = (location.snippet ?? '').slice(0, MAX_SNIPPET);
  const trimmed = source.trimStart();
  const cutAway = source.length - trimmed.length;
  const marked = markedRange(location, source);
  const from = marked ? Math.max(0, marked.start - cutAway) : 0;
  const to = marked ? Math.max(from, marked.end - cutAway) : 0;
  const [before, inside, after] = [trimmed.slice(0, from), trimmed.slice(from, to), trimmed.slice(to)].map(shown);
  const window = fit(before ?? '', inside ?? '', after ?? '', room);
  const start = columns(window.before);
  const length = Math.min(Math.max(1, columns(window.inside)), room - start);
  const text = window.before + window.inside + window.after;
  return marked && length > 0 ? { text, caret: { start, length } } : { text };
}

function shown(text: string): string {
  return safeText(text.replaceAll('\t', '  '));
}

/** Cuts the end first, then the beginning, so that what is marked stays visible. */
function fit(before: string, inside: string, after: string, room: number) {
  let [left, middle, right] = [before, inside, after];
  if (columns(left + middle + right) <= room) return { before: left, inside: middle, after: right };
  const lead = Math.max(0, room - Math.min(columns(middle), Math.floor(room / 2)) - 12);
  if (columns(left) > lead) left = `…${tail(left, Math.max(0, lead - 1))}`;
  middle = cut(middle, room - columns(left));
  right = cut(right, room - columns(left) - columns(middle));
  return { before: left, inside: middle, after: right };
}

function tail(text: string, room: number): string {
  const characters = [...text];
  let start = characters.length;
  let used = 0;
  while (start > 0) {
    used += columns(characters[start - 1] ?? '');
    if (used > room) break;
    start--;
  }
  return characters.slice(start).join('');
}
