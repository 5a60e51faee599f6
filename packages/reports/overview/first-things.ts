import type { Thing } from './thing.ts';

export interface FirstThing {
  readonly thing: Thing;
  /** How many more of the same rule stand in the same file; they are among the rest. */
  readonly alike: number;
}

/** What to do first: of things of one rule in one file the soonest speaks for all, so that no file fills the list. */
export function firstThings(things: readonly Thing[], most: number): { first: FirstThing[]; rest: Thing[] } {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(kindOf(thing), (counts.get(kindOf(thing)) ?? 0) + 1);
  const first: FirstThing[] = [];
  const rest: Thing[] = [];
  const taken = new Set<string>();
  for (const thing of things) {
    const kind = kindOf(thing);
    if (first.length < most && !taken.has(kind)) first.push({ thing, alike: (counts.get(kind) ?? 1) - 1 });
    else rest.push(thing);
    taken.add(kind);
  }
  return { first, rest };
}

function kindOf({ component, first }: Thing): string {
  return component ? `component ${component.purl}` : `${first.rule}\0${first.location.path}`;
}
