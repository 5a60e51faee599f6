/** One instruction of a requirements file, its continuation lines joined, without its comment. */
export interface LogicalLine {
  /** Of its first physical line, from 1. */
  readonly line: number;
  readonly text: string;
  /** The comment at its end and those on lines of their own that follow, without `#`. */
  readonly comments: string[];
}

/** As pip joins and strips them: a backslash at the end continues a line, unless the line is a comment. */
export function logicalLines(text: string, spend: (steps: number) => void): LogicalLine[] {
  const logical: LogicalLine[] = [];
  let parts: string[] = [];
  let start = 0;
  const physical = text.split(/\r\n|\n|\r/);
  spend(physical.length);
  for (let i = 0; i < physical.length; i++) {
    const line = physical[i] as string;
    const isComment = /^\s*#/.test(line);
    if (parts.length === 0) start = i + 1;
    if (isComment) {
      if (parts.length > 0) emit(logical, parts.join(''), start);
      parts = [];
      logical.at(-1)?.comments.push(line.trim().slice(1));
    } else if (line.endsWith('\\') && i < physical.length - 1) {
      parts.push(line.slice(0, -1));
    } else {
      parts.push(line);
      emit(logical, parts.join(''), start);
      parts = [];
    }
  }
  if (parts.length > 0) emit(logical, parts.join(''), start);
  return logical;
}

function emit(logical: LogicalLine[], joined: string, line: number): void {
  const mark = /(?:^|\s)#/.exec(joined);
  const text = (mark === null ? joined : joined.slice(0, mark.index)).trim();
  const comments = mark === null ? [] : [joined.slice(mark.index).trim().slice(1)];
  if (text !== '') logical.push({ line, text, comments });
}
