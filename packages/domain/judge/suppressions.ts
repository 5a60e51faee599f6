import type { Observation, Suppression } from '../finding/finding.ts';
import type { Policy } from '../policy/policy.ts';
import { severityRank } from '../risk/severity.ts';
import { isDay } from './day.ts';
import type { SuppressionClaim } from './inputs.ts';
import type { NotLooked } from './not-looked.ts';
import { compareText } from './order.ts';

/** In-file suppressions by the lines that they speak of. */
export class InFileSuppressions {
  readonly #byLine = new Map<string, Map<number, SuppressionClaim[]>>();
  readonly #claims: readonly SuppressionClaim[];
  readonly #matched = new Set<SuppressionClaim>();
  readonly #policy: Policy;
  readonly #today: string;

  constructor(claims: readonly SuppressionClaim[], policy: Policy, today: string) {
    this.#claims = claims.toSorted(byPlace);
    this.#policy = policy;
    this.#today = today;
    for (const claim of this.#claims) {
      const lines = this.#byLine.get(claim.path) ?? new Map<number, SuppressionClaim[]>();
      this.#byLine.set(claim.path, lines);
      for (const line of new Set(claim.appliesTo)) {
        const before = lines.get(line);
        if (before) before.push(claim);
        else lines.set(line, [claim]);
      }
    }
  }

  /** Every claim on the observation's line that names its rule, or tries to name all rules. */
  of(observation: Observation): Suppression[] {
    const { path, line } = observation.location;
    if (line === undefined) return [];
    const claims = this.#byLine.get(path)?.get(line) ?? [];
    return claims
      .filter((claim) => isWildcard(claim.rule) || namesRule(claim.rule, observation))
      .map((claim) => {
        this.#matched.add(claim);
        return this.#judge(claim, observation);
      });
  }

  /** Claims that cannot hold anywhere, and those that met no finding where one would have been met. */
  unused(notLooked: NotLooked): string[] {
    return this.#claims.flatMap((claim) => {
      if (this.#matched.has(claim)) return [];
      const problem = problemOf(claim);
      if (problem !== null) return [`${placeOf(claim)}: vauban-ignore cannot hold: ${problem}.`];
      if (notLooked.anySurface || notLooked.at(claim.path)) return [];
      return [`${placeOf(claim)}: vauban-ignore ${claim.rule} matches nothing any more.`];
    });
  }

  #judge(claim: SuppressionClaim, observation: Observation): Suppression {
    const suppression = {
      kind: 'in-file' as const,
      reason: claim.reason ?? '',
      ...(claim.until !== null && { until: claim.until }),
      location: { path: claim.path, line: claim.line },
    };
    const note = problemOf(claim) ?? (claim.addedByChange ? beyondPolicy(observation, this.#policy) : null);
    if (note !== null) return { ...suppression, status: 'rejected', note };
    const expired = claim.until !== null && claim.until < this.#today;
    return { ...suppression, status: expired ? 'expired' : 'accepted' };
  }
}

/** Whether a suppression means this finding: by its rule, or by any name of its advisory. */
export function namesRule(rule: string, { rule: own, advisory }: Observation): boolean {
  return rule === own || (advisory?.aliases.includes(rule) ?? false);
}

function isWildcard(rule: string): boolean {
  return rule === '' || rule.includes('*');
}

function problemOf({ problem, rule, reason, until }: SuppressionClaim): string | null {
  if (problem !== null) return problem;
  if (isWildcard(rule)) return 'it must name one rule';
  if (reason === null || reason.trim() === '') return 'it has no reason';
  if (until === null) return 'it has no end';
  return isDay(until) ? null : `its end "${until}" is not a day (YYYY-MM-DD)`;
}

function beyondPolicy({ severity, surface }: Observation, { inFile }: Policy): string | null {
  const way = 'it needs a decision that the change itself does not make';
  if (inFile.neverSurfaces.includes(surface)) return `the change adds it, and it is on the surface ${surface}: ${way}`;
  if (severityRank(severity) < severityRank(inFile.below)) return null;
  return `the change adds it, and the severity ${severity} is not below ${inFile.below}: ${way}`;
}

function byPlace(a: SuppressionClaim, b: SuppressionClaim): number {
  return (
    compareText(a.path, b.path) ||
    a.line - b.line ||
    compareText(a.rule, b.rule) ||
    compareText(`${a.until} ${a.reason}`, `${b.until} ${b.reason}`)
  );
}

function placeOf({ path, line }: SuppressionClaim): string {
  return `${path}:${line}`;
}
