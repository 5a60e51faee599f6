export const LONGEST_SNIPPET = 400;

const CUT = '…';

/**
 * The line without its end, at most 400 UTF-16 units; a cut is shown by `…`.
 * With `column` (from 1) the part around it is kept, so that a finding far into a minified line can be seen.
 * Mask secrets first: a secret that is cut in half is not recognised any more.
 */
export function boundSnippet(line: string, column = 1): string {
  const text = withoutEnd(line);
  if (text.length <= LONGEST_SNIPPET) return text;
  const room = LONGEST_SNIPPET - 2 * CUT.length;
  const wanted = Math.max(0, Math.floor(column) - 1 - Math.floor(room / 4));
  let start = column - 1 < room ? 0 : Math.min(wanted, text.length - room);
  let end = Math.min(text.length, start + room);
  if (isLowSurrogate(text, start)) start++;
  if (isLowSurrogate(text, end)) end--;
  return (start > 0 ? CUT : '') + text.slice(start, end) + (end < text.length ? CUT : '');
}

function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === '\n' || line[end - 1] === '\r')) end--;
  return line.slice(0, end);
}

/** Whether a cut in front of this unit would tear a pair apart. */
function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}
