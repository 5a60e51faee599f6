import { kindMask } from '../flow/sinks.ts';
import type { State } from '../heap/state.ts';
import { stop } from '../values/mark.ts';
import type { Names } from '../values/names.ts';
import { type Fact, type Facts, type Value, withMarks } from '../values/value.ts';

export const PATHS = kindMask(['path-read', 'path-write', 'archive-extract', 'upload']);

/** How a value was made from another, where a test of it says something of that other. */
export const MADE = { canonical: 'canonical', relative: 'relative', parts: 'parts', start: 'start', parent: 'parent' };

/** What a test says of a path that was made canonical holds for the path as it was given. */
export function learnOfPath(state: State, fact: Fact, names: Names, learn: (state: State, fact: Fact) => void): void {
  if ((fact.stops & PATHS) !== PATHS || names.keyOf(fact.name) !== MADE.canonical) return;
  const name = names.baseOf(fact.name);
  if (name !== 0) learn(state, { name, stops: PATHS });
}

/** No `..` at its start, or among its parts: what it was made from stays below the folder. */
export function withoutParent(names: Names, value: Value, part: string | null): Facts {
  const made = names.keyOf(value.name);
  if (part === null || !/^\.\.[/\\]?$/.test(part) || (made !== MADE.relative && made !== MADE.parts)) return [];
  return [{ name: names.baseOf(value.name), stops: PATHS }];
}

/** Whether whoever controls the one may control the other. */
export function isOneSource(a: Value, b: Value): boolean {
  return b.marks.some(({ label }) => a.marks.some((it) => it.label === label));
}

/** The start of a canonical path, or its folder, is one that the program chose. */
export function sameFolder(names: Names, value: Value, other: Value): Facts {
  const made = names.keyOf(value.name);
  if (isOneSource(value, other)) return [];
  if (made === MADE.parent || (made === MADE.start && value.canonical === true))
    return [{ name: names.baseOf(value.name), stops: PATHS }];
  return [];
}

/** A path from the root, behind another one, stays below that. */
export function behind(value: Value): Value {
  return value.rooted === true ? withMarks(value, stop(value.marks, PATHS)) : value;
}
