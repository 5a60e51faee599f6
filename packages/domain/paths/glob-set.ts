export type SetRange = readonly [low: number, high: number];

/** Where the set that opens at `start` closes, or -1: then the bracket is a character. A leading `]` is a member. */
export function endOfSet(glob: string, start: number, to: number): number {
  let at = start + 1;
  if (glob[at] === '!' || glob[at] === '^') at++;
  if (glob[at] === ']') at++;
  while (at < to && glob[at] !== ']') at++;
  return at < to ? at : -1;
}

/** Members of a set, `a-z` as a range; `!` or `^` in front turns it round. */
export function characterSet(body: string): { negated: boolean; ranges: SetRange[] } {
  const negated = body[0] === '!' || body[0] === '^';
  const codes = Array.from(negated ? body.slice(1) : body, (character) => character.codePointAt(0) as number);
  const ranges: SetRange[] = [];
  for (let at = 0; at < codes.length; at++) {
    const low = codes[at] as number;
    const high = codes[at + 2];
    if (codes[at + 1] === 0x2d && high !== undefined) {
      ranges.push([low, high]);
      at += 2;
    } else ranges.push([low, low]);
  }
  return { negated, ranges };
}
