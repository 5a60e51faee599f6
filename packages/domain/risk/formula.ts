import type { ExploitMaturity } from '../components/advisory.ts';
import type { ComponentRef, ComponentScope } from '../components/component.ts';
import type { Confidence, Severity, Surface } from '../finding/finding.ts';

/** The formula of priority, kept as data: what adds how many points, and from how many points a level holds. */
export interface PriorityFormula {
  readonly severity: Readonly<Record<Severity, number>>;
  /** Added in proportion to where a CVSS score lies inside the range of its severity. */
  readonly scoreWithinSeverity: number;
  readonly confidence: Readonly<Record<Confidence, number>>;
  readonly exploited: Readonly<Record<'yes' | 'no' | 'unknown', number>>;
  readonly ransomware: number;
  /** The first band whose bound the probability reaches; `unknown` where there is none. */
  readonly epss: { readonly bands: readonly EpssBand[]; readonly unknown: number };
  readonly exploit: Readonly<Record<ExploitMaturity['level'], number>>;
  readonly endOfLife: number;
  readonly fixAvailable: number;
  readonly scope: Readonly<Record<ComponentScope, number>>;
  readonly reachability: Readonly<Record<ComponentRef['reachability'], number>>;
  readonly novelty: number;
  readonly surface: Readonly<Record<Surface, number>>;
  /** Lowest score of the level; below `next` it is `later`. */
  readonly levels: { readonly now: number; readonly next: number };
}

export interface EpssBand {
  /** A probability, 0 to 1. */
  readonly from: number;
  readonly points: number;
}

/**
 * Chosen so that a known-exploited vulnerability with a fix and a high secret that is surely one are `now`, what is
 * critical is at least `next` (unless nothing imports it), what is high and surely there is `next`, and what is medium
 * waits unless more speaks for it. Where data is missing, the points are never fewer than for the harmless answer.
 */
export const DEFAULT_FORMULA: PriorityFormula = {
  severity: { critical: 40, high: 30, unknown: 30, medium: 15, low: 5, none: 0 },
  scoreWithinSeverity: 5,
  confidence: { high: 10, medium: 5, unknown: 5, low: -5 },
  exploited: { yes: 45, no: 0, unknown: 5 },
  ransomware: 5,
  epss: {
    bands: [
      { from: 0.5, points: 10 },
      { from: 0.1, points: 5 },
      { from: 0.01, points: 0 },
      { from: 0, points: -5 },
    ],
    unknown: 0,
  },
  // what is attacked has its points from `exploited`
  exploit: { attacked: 5, functional: 5, 'proof-of-concept': 3, unreported: 0, unknown: 0 },
  endOfLife: 5,
  fixAvailable: 5,
  scope: { production: 0, development: -10, optional: 0, peer: 0, unknown: 0 },
  reachability: { 'not-imported': -15, imported: -5, named: 0, called: 5, unknown: 0 },
  novelty: 5,
  surface: { code: 0, secrets: 15, dependencies: 0, infrastructure: 0, images: 0, pipelines: 0, web: 0 },
  levels: { now: 60, next: 40 },
};
