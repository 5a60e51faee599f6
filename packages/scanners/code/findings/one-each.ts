import type { Observation } from '@vauban/domain';
import { severityRank } from '@vauban/domain';

const SURE = ['high', 'medium', 'low', 'unknown'];

/** One finding for each rule and line, whichever roads lead there: the worst, the surest, the one with the shortest way. */
export function oneEach(observations: readonly Observation[]): Observation[] {
  const best = new Map<string, Observation>();
  for (const observation of observations) {
    const { rule, location } = observation;
    const key = `${rule}\0${location.path}\0${location.line}`;
    const before = best.get(key);
    if (before === undefined || isBetter(observation, before)) best.set(key, observation);
  }
  return [...best.values()];
}

function isBetter(a: Observation, b: Observation): boolean {
  const order =
    severityRank(b.severity) - severityRank(a.severity) ||
    SURE.indexOf(a.confidence) - SURE.indexOf(b.confidence) ||
    (a.flow?.length ?? 0) - (b.flow?.length ?? 0);
  return order < 0 || (order === 0 && a.message < b.message);
}
