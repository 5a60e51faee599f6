import type { Characters } from '../../patterns/patterns.ts';
import { eitherOf, intersection } from '../guards/alphabets.ts';
import { follow, step, type Trace } from './trace.ts';

/** Why a way is less sure than others; bits. */
export const DOUBT = { unresolved: 1, guessed: 2, widened: 4, reflected: 8, handler: 16 } as const;

export const DOUBT_WORDS: readonly (readonly [number, string])[] = [
  [DOUBT.unresolved, 'goes through a call that was not resolved'],
  [DOUBT.guessed, 'rests on the name of a method whose receiver is not known'],
  [DOUBT.widened, 'goes through a function that was analysed for all its callers at once'],
  [DOUBT.reflected, 'goes through a value that is read by a name known only when it runs'],
  [DOUBT.handler, 'rests on the names of parameters, by which a function is taken for one that a server calls'],
];

/**
 * Data of one origin in a value. `label` from 0 up is a source; below 0 what the function's caller gave, which the
 * caller's own marks replace.
 */
export interface Mark {
  readonly label: number;
  /** Bits of the kinds of sinks for which it is no longer dangerous. */
  readonly stopped: number;
  readonly doubts: number;
  /** The characters that it may hold; null: any. */
  readonly alphabet: Characters | null;
  /** The text that is known to stand before and behind it, with holes; null where the text was cut. */
  readonly lead: string;
  readonly tail: string;
  readonly trace: Trace | null;
}

/** Sorted by label, then by what is stopped. */
export type Marks = readonly Mark[];

export const NO_MARKS: Marks = [];

const MOST_MARKS = 12;
const LONGEST_LEAD = 120;

export function joinMarks(a: Marks, b: Marks): Marks {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const all: Mark[] = [];
  let i = 0;
  let j = 0;
  let changed = false;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    const order =
      left === undefined ? 1 : right === undefined ? -1 : left.label - right.label || left.stopped - right.stopped;
    if (order < 0) {
      all.push(left as Mark);
      i++;
    } else if (order > 0) {
      all.push(right as Mark);
      changed = true;
      j++;
    } else {
      const better = worse(left as Mark, right as Mark);
      if (better !== left) changed = true;
      all.push(better);
      i++;
      j++;
    }
  }
  if (!changed) return a;
  return all.length > MOST_MARKS ? limit(all) : all;
}

/** Of two ways of the same data the more telling one: fewer doubts, less text around, fewer steps. */
function worse(a: Mark, b: Mark): Mark {
  if (a === b) return a;
  if (a.alphabet !== b.alphabet) {
    const alphabet = eitherOf(a.alphabet, b.alphabet);
    return worse(a.alphabet === alphabet ? a : { ...a, alphabet }, b.alphabet === alphabet ? b : { ...b, alphabet });
  }
  const order =
    bitCount(a.doubts) - bitCount(b.doubts) ||
    a.lead.length - b.lead.length ||
    (a.trace?.length ?? 0) - (b.trace?.length ?? 0);
  return order <= 0 ? a : b;
}

function limit(all: Mark[]): Marks {
  const byLabel = new Map<number, Mark>();
  for (const mark of all) {
    const known = byLabel.get(mark.label);
    byLabel.set(
      mark.label,
      known === undefined ? mark : { ...worse(known, mark), stopped: known.stopped & mark.stopped },
    );
  }
  return [...byLabel.values()].slice(0, MOST_MARKS);
}

export function mapMarks(marks: Marks, change: (mark: Mark) => Mark | null): Marks {
  if (marks.length === 0) return marks;
  const changed: Mark[] = [];
  let same = true;
  for (const mark of marks) {
    const next = change(mark);
    if (next !== mark) same = false;
    if (next !== null) changed.push(next);
  }
  if (same) return marks;
  return sorted(changed);
}

export function sorted(marks: Mark[]): Marks {
  if (marks.length < 2) return marks.length === 0 ? NO_MARKS : marks;
  marks.sort((a, b) => a.label - b.label || a.stopped - b.stopped);
  const all: Mark[] = [];
  for (const mark of marks) {
    const last = all.at(-1);
    if (last !== undefined && last.label === mark.label && last.stopped === mark.stopped)
      all[all.length - 1] = worse(last, mark);
    else all.push(mark);
  }
  return all;
}

export function stop(marks: Marks, kinds: number): Marks {
  if (kinds === 0) return marks;
  return mapMarks(marks, (mark) => {
    const stopped = mark.stopped | kinds;
    return stopped === mark.stopped ? mark : { ...mark, stopped };
  });
}

/** Only these characters are left of it. */
export function narrow(marks: Marks, alphabet: Characters | null): Marks {
  if (alphabet === null) return marks;
  return mapMarks(marks, (mark) => {
    const fewer = intersection(mark.alphabet, alphabet);
    return fewer === mark.alphabet ? mark : { ...mark, alphabet: fewer };
  });
}

export function doubt(marks: Marks, doubts: number): Marks {
  return mapMarks(marks, (mark) =>
    (mark.doubts | doubts) === mark.doubts ? mark : { ...mark, doubts: mark.doubts | doubts },
  );
}

export function walk(marks: Marks, module: number, at: number, says: string): Marks {
  return mapMarks(marks, (mark) => ({ ...mark, trace: step(mark.trace, module, at, says) }));
}

/** What a text made of this and other parts says about it: `before` and `behind` stand around it now. */
export function surround(marks: Marks, before: string, behind: string): Marks {
  if (before === '' && behind === '') return marks;
  return mapMarks(marks, (mark) => ({
    ...mark,
    lead: shorten(before + mark.lead),
    tail: shorten(mark.tail + behind),
  }));
}

/** The marks of a caller's value in place of a label of the callee. */
export function replace(mark: Mark, by: Marks, into: Mark[]): void {
  for (const actual of by) {
    into.push({
      label: actual.label,
      stopped: actual.stopped | mark.stopped,
      doubts: actual.doubts | mark.doubts,
      alphabet: intersection(actual.alphabet, mark.alphabet),
      lead: shorten(mark.lead + actual.lead),
      tail: shorten(actual.tail + mark.tail),
      trace: follow(actual.trace, mark.trace),
    });
  }
}

function shorten(text: string): string {
  return text.length <= LONGEST_LEAD
    ? text
    : `${text.slice(0, LONGEST_LEAD / 2)}\0${text.slice(-LONGEST_LEAD / 2 + 1)}`;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
