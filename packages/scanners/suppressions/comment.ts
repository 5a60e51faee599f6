/** Whether a file is a document (then only HTML comments speak to tools) or anything else that is text. */
export type Role = 'document' | 'source';

export const WORD = 'vauban-ignore';

/** The longest first, so that `///` is not read as `//` after a `/`. */
const LEADERS = ['<!--', '<%--', '{{!--', '{#', '(*', '{-', '/**', '/*', '///', '//', '--', '#', ';', '%', '!', '*'];
const STARTS_COMMENT = /^\s*(?:<!--|<%--|\{\{!--|\{#|\(\*|\{-|\/\*|\*|\/\/|--|#|;|%|!)/;
const ENDS = /\s*(?:\*\/|--%?>|--\}\}|#\}|\*\)|-\})\s*$/;

export interface Comment {
  /** What stands after the word, without the comment's end. */
  readonly text: string;
  /** Nothing but the comment is on the line. */
  readonly alone: boolean;
}

/**
 * The comment that begins with the word at `at` in this line; null when the word does not stand right after a comment's
 * leader, or stands in a string or in the prose of a document.
 */
export function commentAt(line: string, at: number, role: Role): Comment | null {
  const before = line.slice(0, at).trimEnd();
  const leader = (role === 'document' ? ['<!--'] : LEADERS).find((candidate) => before.endsWith(candidate));
  const rest = line.slice(at + WORD.length);
  if (leader === undefined || (rest !== '' && !/^[\s:*#-]/.test(rest))) return null;
  const code = before.slice(0, -leader.length);
  const alone = code.trim() === '';
  // these lead a comment at the start of a line only; elsewhere they are arithmetic, or negation
  if (!alone && (leader === '*' || leader === '!' || leader === '%')) return null;
  if (!alone && isInString(code, rest)) return null;
  return { text: rest.replace(ENDS, '').trim(), alone };
}

/** Whether a line holds nothing but a comment, or nothing at all. */
export function isCommentOrBlank(line: string): boolean {
  return line.trim() === '' || STARTS_COMMENT.test(line);
}

/** A quote is open before the comment and closed behind it; an apostrophe alone opens nothing. */
function isInString(before: string, after: string): boolean {
  let open = '';
  for (let at = 0; at < before.length; at++) {
    const character = before[at] as string;
    if (character === '\\') at++;
    else if (open !== '') open = character === open ? '' : open;
    else if (character === '"' || character === "'" || character === '`') open = character;
  }
  return open !== '' && after.includes(open);
}
