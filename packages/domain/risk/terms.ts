import type { ExploitMaturity } from '../components/advisory.ts';
import type { ComponentRef } from '../components/component.ts';
import type { Confidence, Novelty, Observation, Severity, Surface } from '../finding/finding.ts';

/** All that priority may depend on; what is undefined is no question for this finding, `unknown` is one. */
export interface PriorityFacts {
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly surface: Surface;
  readonly novelty: Novelty;
  /** CVSS with all metrics that the vector has: environmental before threat before base. */
  readonly score: number | undefined;
  readonly exploited: 'yes' | 'no' | 'unknown' | undefined;
  readonly ransomware: boolean;
  /** Probability, 0 to 1. */
  readonly epss: number | 'unknown' | undefined;
  readonly exploit: ExploitMaturity['level'] | undefined;
  readonly endOfLife: boolean;
  readonly fixAvailable: boolean;
  readonly component: Pick<ComponentRef, 'scope' | 'reachability'> | undefined;
}

export function priorityFacts(observation: Observation, novelty: Novelty): PriorityFacts {
  const { severity, confidence, surface, advisory, component } = observation;
  const epss = advisory?.epss;
  return {
    severity,
    confidence,
    surface,
    novelty,
    score: advisory?.environmentalScore ?? advisory?.threatScore ?? advisory?.score,
    exploited: advisory && exploitedWord(advisory.exploited),
    ransomware: advisory?.ransomware === true,
    epss: epss === undefined || epss === 'unknown' ? epss : epss.probability,
    exploit: advisory?.exploit?.level,
    endOfLife: component?.endOfLife !== undefined,
    fixAvailable: fixAvailable(observation),
    component: component && { scope: component.scope, reachability: component.reachability },
  };
}

function exploitedWord(exploited: boolean | 'unknown'): 'yes' | 'no' | 'unknown' {
  return exploited === 'unknown' ? exploited : exploited ? 'yes' : 'no';
}

/** Whether anyone can say today how to make it go away: an edit, or a version that is fixed. */
export function fixAvailable({ fix, advisory }: Observation): boolean {
  return (
    (fix?.edits?.length ?? 0) > 0 || (fix?.fixedVersions?.length ?? 0) > 0 || (advisory?.fixedVersions.length ?? 0) > 0
  );
}
