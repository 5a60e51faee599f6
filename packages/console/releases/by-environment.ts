import type { Runs } from './queries.ts';

export interface Environment {
  readonly name: string;
  readonly exposure: Runs['exposure'];
  readonly runs: readonly Runs[];
}

const REACH = ['internet', 'unknown', 'internal', 'none'];

/** What runs, by environment: those that strangers can reach first, unknown ones beside them. */
export function byEnvironment(runs: readonly Runs[]): Environment[] {
  const groups = new Map<string, Runs[]>();
  for (const one of runs) {
    const group = groups.get(one.environment);
    if (group === undefined) groups.set(one.environment, [one]);
    else group.push(one);
  }
  return [...groups]
    .map(([name, members]) => ({ name, exposure: members[0]?.exposure ?? 'unknown', runs: members }))
    .sort((a, b) => REACH.indexOf(a.exposure) - REACH.indexOf(b.exposure) || (a.name < b.name ? -1 : 1));
}

/** The sum of counts by severity. */
export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
