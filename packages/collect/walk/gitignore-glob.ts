/** A pattern of gitignore(5), made ready. */
export type IgnoreGlob =
  | { readonly kind: 'literal'; readonly text: string }
  /** `*` and then no special character: the most common of all. */
  | { readonly kind: 'ending'; readonly text: string }
  | { readonly kind: 'general'; readonly steps: readonly Step[] };

type Step =
  | { readonly is: 'character'; readonly code: number }
  | { readonly is: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [number, number])[] }
  | { readonly is: 'one' }
  /** `*`: any characters of one name. */
  | { readonly is: 'in-name' }
  /** A leading or inner `**` with its slash: any number of folders. */
  | { readonly is: 'folders' }
  /** A `**` at the end: everything below. */
  | { readonly is: 'rest' };

const SLASH = 0x2f;
const SPECIAL = /[*?[\\]/;

/** Null for a pattern that git holds for broken and never matches. */
export function compileIgnoreGlob(pattern: string): IgnoreGlob | null {
  if (!SPECIAL.test(pattern)) return { kind: 'literal', text: pattern };
  const rest = pattern.slice(1);
  if (pattern.startsWith('*') && !SPECIAL.test(rest) && !rest.includes('/')) return { kind: 'ending', text: rest };
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; ) {
    const next = stepAt(pattern, at);
    if (next === null) return null;
    steps.push(next.step);
    at = next.end;
  }
  return { kind: 'general', steps };
}

interface StepEnd {
  readonly step: Step;
  readonly end: number;
}

function stepAt(pattern: string, at: number): StepEnd | null {
  const character = pattern[at] as string;
  if (character === '?') return { step: { is: 'one' }, end: at + 1 };
  if (character === '[') return setAt(pattern, at);
  if (character === '*') return starsAt(pattern, at);
  if (character !== '\\') return { step: { is: 'character', code: character.charCodeAt(0) }, end: at + 1 };
  if (at + 1 >= pattern.length) return null;
  return { step: { is: 'character', code: pattern.charCodeAt(at + 1) }, end: at + 2 };
}

function starsAt(pattern: string, at: number): StepEnd {
  let end = at;
  while (pattern[end] === '*') end++;
  // git compares the literal beginning apart, so that what follows it counts as a beginning too
  const begins = pattern[at - 1] === '/' || !SPECIAL.test(pattern.slice(0, at));
  const alone = begins && (end === pattern.length || pattern[end] === '/');
  if (end - at < 2 || !alone) return { step: { is: 'in-name' }, end };
  if (end === pattern.length) return { step: { is: 'rest' }, end };
  return { step: { is: 'folders' }, end: end + 1 };
}

const CLASSES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  alnum: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  alpha: [
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  blank: [
    [0x20, 0x20],
    [0x09, 0x09],
  ],
  cntrl: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: [[0x30, 0x39]],
  graph: [[0x21, 0x7e]],
  lower: [[0x61, 0x7a]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  upper: [[0x41, 0x5a]],
  xdigit: [
    [0x30, 0x39],
    [0x41, 0x46],
    [0x61, 0x66],
  ],
};

function setAt(pattern: string, start: number): StepEnd | null {
  const ranges: (readonly [number, number])[] = [];
  let at = start + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at++;
  for (let first = true; ; first = false) {
    if (at >= pattern.length) return null;
    if (pattern[at] === ']' && !first) return { step: { is: 'set', negated, ranges }, end: at + 1 };
    const named = /^\[:([a-z]*):\]/.exec(pattern.slice(at, at + 16));
    if (named) {
      const known = CLASSES[named[1] as string];
      if (known === undefined) return null;
      ranges.push(...known);
      at += named[0].length;
      continue;
    }
    if (pattern[at] === '\\') at++;
    if (at >= pattern.length) return null;
    const low = pattern.charCodeAt(at++);
    if (pattern[at] !== '-' || pattern[at + 1] === ']' || at + 1 >= pattern.length) {
      ranges.push([low, low]);
      continue;
    }
    at += pattern[at + 1] === '\\' ? 2 : 1;
    if (at >= pattern.length) return null;
    ranges.push([low, pattern.charCodeAt(at++)]);
  }
}

/** Follows all possible ways at once: work is at most steps times characters, whatever the pattern. */
export function matchesIgnoreGlob(glob: IgnoreGlob, text: string, spend: (steps: number) => void): boolean {
  if (glob.kind === 'literal') return text === glob.text;
  if (glob.kind === 'ending')
    return text.endsWith(glob.text) && !text.slice(0, -glob.text.length || undefined).includes('/');
  const { steps } = glob;
  spend(steps.length + text.length);
  let states = enter(steps, 0, new Set());
  for (let at = 0; at < text.length && states.size > 0; at++) {
    spend(states.size);
    const code = text.charCodeAt(at);
    const next = new Set<number>();
    for (const state of states) follow(steps, state, code, next);
    states = next;
  }
  return states.has(steps.length);
}

function enter(steps: readonly Step[], state: number, into: Set<number>): Set<number> {
  for (let at = state; ; at++) {
    into.add(at);
    const is = steps[at]?.is;
    if (is !== 'in-name' && is !== 'folders' && is !== 'rest') return into;
  }
}

function follow(steps: readonly Step[], state: number, code: number, into: Set<number>): void {
  const step = steps[state];
  if (step === undefined) return;
  if (step.is === 'folders') {
    into.add(state);
    if (code === SLASH) enter(steps, state + 1, into);
  } else if (step.is === 'rest') {
    enter(steps, state, into);
  } else if (step.is === 'in-name') {
    if (code !== SLASH) enter(steps, state, into);
  } else if (accepts(step, code)) {
    enter(steps, state + 1, into);
  }
}

function accepts(step: Extract<Step, { is: 'character' | 'set' | 'one' }>, code: number): boolean {
  if (step.is === 'character') return step.code === code;
  if (code === SLASH) return false;
  return step.is === 'one' || step.ranges.some(([low, high]) => code >= low && code <= high) !== step.negated;
}
