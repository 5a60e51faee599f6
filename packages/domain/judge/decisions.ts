import type { Observation, Suppression } from '../finding/finding.ts';
import { matchesGlob } from '../paths/glob.ts';
import type { PolicyDecision } from '../policy/policy.ts';
import { isDay } from './day.ts';
import { namesRule } from './suppressions.ts';

/** The configuration's standing decisions by the rule that they name. */
export class StandingDecisions {
  readonly #decisions: readonly PolicyDecision[];
  readonly #matched = new Set<PolicyDecision>();
  readonly #today: string;

  constructor(decisions: readonly PolicyDecision[], today: string) {
    this.#decisions = decisions;
    this.#today = today;
  }

  of(observation: Observation): Suppression[] {
    const { path } = observation.location;
    const suppressions: Suppression[] = [];
    for (const decision of this.#decisions) {
      if (!namesRule(decision.rule, observation)) continue;
      if (decision.path !== undefined && decision.path !== path && !matchesGlob(decision.path, path)) continue;
      this.#matched.add(decision);
      suppressions.push(this.#judge(decision));
    }
    return suppressions;
  }

  unused(): string[] {
    return this.#decisions
      .filter((decision) => !this.#matched.has(decision))
      .map(
        ({ rule, path }) =>
          `The decision on ${rule}${path === undefined ? '' : ` at ${path}`} matches nothing any more.`,
      );
  }

  #judge({ reason, until }: PolicyDecision): Suppression {
    const suppression = { kind: 'policy' as const, reason, until };
    if (reason.trim() === '') return { ...suppression, status: 'rejected', note: 'it has no reason' };
    if (!isDay(until)) return { ...suppression, status: 'rejected', note: 'its end is not a day (YYYY-MM-DD)' };
    return { ...suppression, status: until < this.#today ? 'expired' : 'accepted' };
  }
}
