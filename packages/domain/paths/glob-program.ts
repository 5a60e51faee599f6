import { characterSet, endOfSet, type SetRange } from './glob-set.ts';

export type Step =
  | { readonly op: 'character'; readonly code: number }
  | { readonly op: 'set'; readonly negated: boolean; readonly ranges: readonly SetRange[] }
  | { readonly op: 'in-name' }
  | { readonly op: 'any' }
  | { readonly op: 'split'; readonly to: number; also: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'match' };

/** A program for the machine in `glob-machine.ts`. */
export type GlobProgram = readonly Step[];

export const SLASH = 0x2f;
const DEEPEST_BRACES = 16;

export function compileGlob(glob: string): GlobProgram {
  const steps: Step[] = [];
  compileRange({ glob, braces: matchingBraces(glob), steps }, 0, glob.length, 0, true);
  steps.push({ op: 'match' });
  return steps;
}

interface Source {
  readonly glob: string;
  readonly braces: ReadonlyMap<number, Braces>;
  readonly steps: Step[];
}

/** `nameStart`: whether the range begins where a name begins, so that `**` can be a whole name. */
function compileRange(source: Source, from: number, to: number, depth: number, nameStart: boolean): void {
  const { glob, steps } = source;
  let startsName = nameStart;
  for (let at = from; at < to; ) {
    const character = glob[at] as string;
    const setEnd = character === '[' ? endOfSet(glob, at, to) : -1;
    const braces = character === '{' && depth < DEEPEST_BRACES ? source.braces.get(at) : undefined;
    if (character === '*') {
      const stars = starsAt(glob, at, to);
      const wholeName = startsName && stars === 2;
      startsName = wholeName && glob[at + 2] === '/' && at + 2 < to;
      if (startsName) folders(steps);
      else star(steps, wholeName && at + 2 === to ? 'any' : 'in-name');
      at += startsName ? 3 : stars;
    } else if (character === '?') {
      steps.push({ op: 'in-name' });
      startsName = false;
      at++;
    } else if (setEnd > 0) {
      steps.push({ op: 'set', ...characterSet(glob.slice(at + 1, setEnd)) });
      startsName = false;
      at = setEnd + 1;
    } else if (braces) {
      alternatives(source, at, braces, depth + 1, startsName);
      startsName = [...braces.commas, braces.end].every((end) => glob[end - 1] === '/');
      at = braces.end + 1;
    } else {
      if (character === '\\' && at + 1 < to) at++;
      const code = glob.codePointAt(at) as number;
      steps.push({ op: 'character', code });
      startsName = code === SLASH;
      at += code > 0xffff ? 2 : 1;
    }
  }
}

function starsAt(glob: string, at: number, to: number): number {
  let end = at;
  while (end < to && glob[end] === '*') end++;
  return end - at;
}

function star(steps: Step[], op: 'any' | 'in-name'): void {
  const split = steps.length;
  steps.push({ op: 'split', to: split + 1, also: split + 3 }, { op }, { op: 'jump', to: split });
}

/** Nothing, or anything that ends in a slash. */
function folders(steps: Step[]): void {
  const start = steps.length;
  steps.push({ op: 'split', to: start + 1, also: start + 5 });
  star(steps, 'any');
  steps.push({ op: 'character', code: SLASH });
}

function alternatives(source: Source, at: number, braces: Braces, depth: number, startsName: boolean): void {
  const { steps } = source;
  const ends: { to: number }[] = [];
  let from = at + 1;
  for (const comma of braces.commas) {
    const split = { op: 'split' as const, to: steps.length + 1, also: 0 };
    steps.push(split);
    compileRange(source, from, comma, depth, startsName);
    const jump = { op: 'jump' as const, to: 0 };
    steps.push(jump);
    ends.push(jump);
    split.also = steps.length;
    from = comma + 1;
  }
  compileRange(source, from, braces.end, depth, startsName);
  for (const jump of ends) jump.to = steps.length;
}

interface Braces {
  readonly end: number;
  readonly commas: readonly number[];
}

/** Only braces that are closed and hold a comma; the others are characters. One pass, whatever the nesting. */
function matchingBraces(glob: string): Map<number, Braces> {
  const found = new Map<number, Braces>();
  const open: { start: number; commas: number[] }[] = [];
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at];
    if (character === '\\') at++;
    else if (character === '[') at = Math.max(at, endOfSet(glob, at, glob.length));
    else if (character === '{') open.push({ start: at, commas: [] });
    else if (character === ',') open.at(-1)?.commas.push(at);
    else if (character === '}') {
      const group = open.pop();
      if (group && group.commas.length > 0) found.set(group.start, { end: at, commas: group.commas });
    }
  }
  return found;
}
