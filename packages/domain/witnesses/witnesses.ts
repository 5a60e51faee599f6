import type { Observation } from '../finding/finding.ts';
import { type SameFlaw, sameFlaw } from './same-flaw.ts';

/** A finding with the key by which its owner knows it. */
export interface Witnessed {
  readonly key: string;
  readonly observation: Observation;
}

/** Two findings that are taken for one flaw. */
export interface Pairing {
  readonly known: string;
  readonly fresh: string;
  readonly reasons: readonly string[];
  readonly score: number;
}

/**
 * Pairs what a scanner found with what other scanners found before: each finding at most once on either side, the best
 * pairs first, ties by key. Findings of one scanner are never paired with each other: their own identity tells them apart.
 */
export function pairWitnesses(known: readonly Witnessed[], fresh: readonly Witnessed[]): Pairing[] {
  const byPlace = new Map<string, Witnessed[]>();
  for (const one of known) {
    const place = placeOf(one.observation);
    const there = byPlace.get(place);
    if (there) there.push(one);
    else byPlace.set(place, [one]);
  }
  const candidates: (SameFlaw & { known: string; fresh: string })[] = [];
  for (const one of fresh) {
    for (const other of byPlace.get(placeOf(one.observation)) ?? []) {
      if (other.observation.scanner === one.observation.scanner) continue;
      const answer = sameFlaw(other.observation, one.observation);
      if (answer.same) candidates.push({ ...answer, known: other.key, fresh: one.key });
    }
  }
  candidates.sort((a, b) => b.score - a.score || compare(a.known, b.known) || compare(a.fresh, b.fresh));
  const taken = new Set<string>();
  return candidates.flatMap(({ known: left, fresh: right, reasons, score }) => {
    if (taken.has(`known ${left}`) || taken.has(`fresh ${right}`)) return [];
    taken.add(`known ${left}`).add(`fresh ${right}`);
    return [{ known: left, fresh: right, reasons, score }];
  });
}

/** Nothing in two different places is one flaw: the file, for components its folder and the package. */
function placeOf({ location: { path }, component }: Observation): string {
  if (component === undefined) return path;
  return `${path.slice(0, path.lastIndexOf('/') + 1)}\0${component.name.toLowerCase()}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
