/** Which of the 128 ASCII characters a text may hold, and whether it may hold others. */
export interface Characters {
  /** Four words of 32 bits. */
  readonly ascii: readonly [number, number, number, number];
  readonly beyond: boolean;
}

export const NO_CHARACTERS: Characters = { ascii: [0, 0, 0, 0], beyond: false };
export const ALL_CHARACTERS: Characters = { ascii: [-1, -1, -1, -1], beyond: true };

export function charactersOf(text: string): Characters {
  return charactersWhere((character) => text.includes(character), hasBeyond(text));
}

export function charactersWhere(holds: (character: string) => boolean, beyond: boolean): Characters {
  const ascii: [number, number, number, number] = [0, 0, 0, 0];
  for (let code = 0; code < 128; code++) {
    if (holds(String.fromCharCode(code))) ascii[code >> 5] = (ascii[code >> 5] as number) | (1 << (code & 31));
  }
  return { ascii, beyond };
}

export function union(a: Characters, b: Characters): Characters {
  return { ascii: joined(a, b, (x, y) => x | y), beyond: a.beyond || b.beyond };
}

/** Those of `a` that are not in `b`. */
export function without(a: Characters, b: Characters): Characters {
  return { ascii: joined(a, b, (x, y) => x & ~y), beyond: a.beyond && !b.beyond };
}

export function overlaps(a: Characters, b: Characters): boolean {
  return a.ascii.some((word, i) => (word & (b.ascii[i] as number)) !== 0) || (a.beyond && b.beyond);
}

export function hasCharacter({ ascii, beyond }: Characters, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 128 ? ((ascii[code >> 5] as number) & (1 << (code & 31))) !== 0 : beyond;
}

function hasBeyond(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return true;
  return false;
}

function joined(a: Characters, b: Characters, how: (x: number, y: number) => number): [number, number, number, number] {
  const word = (i: 0 | 1 | 2 | 3) => how(a.ascii[i], b.ascii[i]);
  return [word(0), word(1), word(2), word(3)];
}
