import type { Novelty, Observation, Priority, PriorityTerm } from '../finding/finding.ts';
import { PRIORITY_WEIGHTS, type PriorityWeights } from './weights.ts';

const SCORE_RANGE: Readonly<Record<string, readonly [number, number]>> = {
  critical: [9, 10],
  high: [7, 9],
  medium: [4, 7],
  low: [0, 4],
};

const MOST_ANSWERS = 4096;

/**
 * How soon: the sum of the terms, between 0 and 100, with a reason for each of them.
 * With an unknown severity the level is `unknown`, unless the other terms make it `now`.
 */
export function prioritise(
  observation: Observation,
  novelty: Novelty,
  weights: PriorityWeights = PRIORITY_WEIGHTS,
): Priority {
  const terms = termsOf(observation, novelty, weights);
  let sum = 0;
  for (const { points } of terms) sum += points;
  const score = Math.min(100, Math.max(0, sum));
  return { level: levelOf(score, observation, weights), score, terms };
}

/** `prioritise` for many findings: those for which the same speaks share one answer. */
export function prioritiser(weights: PriorityWeights = PRIORITY_WEIGHTS): typeof prioritise {
  const answers = new Map<string, Priority>();
  return (observation, novelty) => {
    const { severity, confidence, surface, advisory, component } = observation;
    const known = advisory && `${advisory.score} ${advisory.exploited} ${advisory.ransomware}`;
    const key = `${severity} ${confidence} ${surface} ${novelty} ${fixAvailable(observation)} ${component?.scope} ${component?.reachability} ${known}`;
    const before = answers.get(key);
    if (before) return before;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    const answer = prioritise(observation, novelty, weights);
    answers.set(key, answer);
    return answer;
  };
}

function levelOf(score: number, { severity }: Observation, { levels }: PriorityWeights): Priority['level'] {
  if (score >= levels.now) return 'now';
  if (severity === 'unknown') return 'unknown';
  return score >= levels.next ? 'next' : 'later';
}

function termsOf(observation: Observation, novelty: Novelty, weights: PriorityWeights): PriorityTerm[] {
  const { severity, confidence, surface, advisory, component } = observation;
  const terms: PriorityTerm[] = [];
  const add = (term: string, points: number, reason: string) => {
    if (points !== 0) terms.push({ term, points, reason });
  };

  add(
    'severity',
    weights.severity[severity],
    severity === 'unknown' ? UNKNOWN_SEVERITY : `its severity is ${severity}`,
  );
  if (advisory?.score !== undefined) {
    add('score', pointsWithin(advisory.score, severity, weights), `its CVSS score is ${advisory.score}`);
  }
  add('confidence', weights.confidence[confidence], `the confidence is ${confidence}`);
  add('surface', weights.surface[surface] ?? 0, SURFACE_REASONS[surface] ?? `it is on the surface ${surface}`);
  if (advisory?.exploited === true) add('exploited', weights.exploited, 'it is known to be exploited (CISA KEV)');
  if (advisory?.exploited === 'unknown') terms.push(UNKNOWN_EXPLOITATION);
  if (advisory?.ransomware === true) add('ransomware', weights.ransomware, 'it is used in ransomware campaigns');
  if (fixAvailable(observation)) add('fix', weights.fixAvailable, 'a fix is available');
  if (component) add('scope', weights.scope[component.scope], `it is a ${component.scope} dependency`);
  if (component) {
    add(
      'reachability',
      weights.reachability[component.reachability],
      REACHABILITY_REASONS[component.reachability] ?? '',
    );
  }
  if (novelty !== 'known') add('novelty', weights.novelty, novelty === 'new' ? 'it is new' : 'it may be new');
  return terms;
}

/** Whether anyone can say today how to make it go away: an edit, or a version that is fixed. */
export function fixAvailable({ fix, advisory }: Observation): boolean {
  return (
    (fix?.edits?.length ?? 0) > 0 || (fix?.fixedVersions?.length ?? 0) > 0 || (advisory?.fixedVersions.length ?? 0) > 0
  );
}

function pointsWithin(score: number, severity: string, weights: PriorityWeights): number {
  const range = SCORE_RANGE[severity];
  if (!range) return 0;
  const [low, high] = range;
  const share = Math.min(1, Math.max(0, (score - low) / (high - low)));
  return Math.round(share * weights.scoreWithinSeverity);
}

const UNKNOWN_SEVERITY = 'nobody has said how severe it is; it is counted as high';

const SURFACE_REASONS: Readonly<Record<string, string>> = {
  secrets: 'whoever can read the source can use a secret',
};

const REACHABILITY_REASONS: Readonly<Record<string, string>> = {
  'not-imported': 'no source file imports it',
  imported: 'it is imported, but nothing vulnerable of it is called',
  named: 'its vulnerable function is named',
  called: 'it is called',
};

const UNKNOWN_EXPLOITATION: PriorityTerm = {
  term: 'exploited',
  points: 0,
  reason: 'whether it is exploited is unknown: the catalogue was not there',
};
