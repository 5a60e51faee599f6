/** The column of the first character at or after `from` that is no blank; the line's length when there is none. */
export function pastBlanks(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ' || line[at] === '\t') at++;
  return at;
}

/** A blank or the end of the line. */
export function isBlank(character: string | undefined): boolean {
  return character === undefined || character === ' ' || character === '\t';
}
