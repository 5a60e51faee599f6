import type { Novelty, Observation, Priority, PriorityTerm } from '../finding/finding.ts';
import type { Policy } from '../policy/policy.ts';
import { DEFAULT_FORMULA, type PriorityFormula } from './formula.ts';
import { decideByTables, type Stakes } from './ssvc/decide.ts';
import { type PriorityFacts, priorityFacts } from './terms.ts';

const SCORE_RANGE: Readonly<Record<string, readonly [number, number]>> = {
  critical: [9, 10],
  high: [7, 9],
  medium: [4, 7],
  low: [0, 4],
};

const MOST_ANSWERS = 4096;

/** What the order of work rests on beside the finding itself; both are data of the policy. */
export interface PriorityRules {
  readonly formula: PriorityFormula;
  readonly stakes: Stakes;
}

/** What a policy says of it; undefined where it says nothing of its own. */
export function priorityRules({ priority, stakes }: Policy): PriorityRules | undefined {
  if (priority === undefined && stakes === undefined) return undefined;
  return { formula: priority ?? DEFAULT_FORMULA, stakes: stakes ?? {} };
}

const DEFAULT_RULES: PriorityRules = { formula: DEFAULT_FORMULA, stakes: {} };

/**
 * How soon, from the facts alone: the sum of the terms, between 0 and 100, with a reason for each of them. With an
 * unknown severity the level is `unknown`, unless the other terms make it `now`.
 */
export function priorityOf(facts: PriorityFacts, formula: PriorityFormula): Priority {
  const terms = termsOf(facts, formula);
  let sum = 0;
  for (const { points } of terms) sum += points;
  const score = Math.min(100, Math.max(0, sum));
  return { level: levelOf(score, facts, formula), score, terms };
}

/** `priorityOf` what a scanner saw, with what the published decision tables say of a known vulnerability. */
export function prioritise(observation: Observation, novelty: Novelty, rules = DEFAULT_RULES): Priority {
  const priority = priorityOf(priorityFacts(observation, novelty), rules.formula);
  const { advisory } = observation;
  return advisory === undefined ? priority : { ...priority, decisions: decideByTables(advisory, rules.stakes) };
}

/** `prioritise` for many findings: those for which the same speaks share one answer. */
export function prioritiser(rules = DEFAULT_RULES): (observation: Observation, novelty: Novelty) => Priority {
  const answers = new Map<string, Priority>();
  return (observation, novelty) => {
    const facts = priorityFacts(observation, novelty);
    const { advisory } = observation;
    const key = JSON.stringify(advisory === undefined ? facts : [facts, advisory.cvss, advisory.exploit?.level]);
    const before = answers.get(key);
    if (before) return before;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    const answer = prioritise(observation, novelty, rules);
    answers.set(key, answer);
    return answer;
  };
}

function levelOf(score: number, { severity }: PriorityFacts, { levels }: PriorityFormula): Priority['level'] {
  if (score >= levels.now) return 'now';
  if (severity === 'unknown') return 'unknown';
  return score >= levels.next ? 'next' : 'later';
}

function termsOf(facts: PriorityFacts, formula: PriorityFormula): PriorityTerm[] {
  const { severity, score, confidence, surface, exploited, ransomware, epss, exploit, component } = facts;
  const terms: PriorityTerm[] = [];
  const add = (term: string, points: number, reason: string) => {
    if (points !== 0) terms.push({ term, points, reason });
  };

  add(
    'severity',
    formula.severity[severity],
    severity === 'unknown' ? UNKNOWN_SEVERITY : `its severity is ${severity}`,
  );
  if (score !== undefined) add('score', pointsWithin(score, severity, formula), `its CVSS score is ${score}`);
  add('confidence', formula.confidence[confidence], `the confidence is ${confidence}`);
  add('surface', formula.surface[surface], SURFACE_REASONS[surface] ?? `it is on the surface ${surface}`);
  if (exploited !== undefined) add('exploited', formula.exploited[exploited], EXPLOITED_REASONS[exploited]);
  if (ransomware) add('ransomware', formula.ransomware, 'it is used in ransomware campaigns');
  if (epss === 'unknown') add('epss', formula.epss.unknown, 'how likely its exploitation is, is unknown');
  else if (epss !== undefined) {
    add('epss', bandOf(epss, formula), `EPSS expects its exploitation with a probability of ${epss}`);
  }
  if (exploit !== undefined) add('exploit', formula.exploit[exploit], EXPLOIT_REASONS[exploit]);
  if (facts.endOfLife) add('endOfLife', formula.endOfLife, 'its release line is at its end of life');
  if (facts.fixAvailable) add('fix', formula.fixAvailable, 'a fix is available');
  if (component) add('scope', formula.scope[component.scope], `it is a ${component.scope} dependency`);
  if (component) {
    const { reachability } = component;
    add('reachability', formula.reachability[reachability], REACHABILITY_REASONS[reachability]);
  }
  if (facts.novelty !== 'known')
    add('novelty', formula.novelty, facts.novelty === 'new' ? 'it is new' : 'it may be new');
  return terms;
}

function bandOf(probability: number, { epss }: PriorityFormula): number {
  return epss.bands.find(({ from }) => probability >= from)?.points ?? epss.unknown;
}

function pointsWithin(score: number, severity: string, formula: PriorityFormula): number {
  const range = SCORE_RANGE[severity];
  if (!range) return 0;
  const [low, high] = range;
  const share = Math.min(1, Math.max(0, (score - low) / (high - low)));
  return Math.round(share * formula.scoreWithinSeverity);
}

const UNKNOWN_SEVERITY = 'nobody has said how severe it is; it is counted as high';

const SURFACE_REASONS: Readonly<Record<string, string>> = {
  secrets: 'whoever can read the source can use a secret',
};

const EXPLOITED_REASONS = {
  yes: 'it is known to be exploited (CISA KEV)',
  no: 'it is not known to be exploited (CISA KEV)',
  unknown: 'whether it is exploited is unknown: the catalogue was not there',
} as const;

const EXPLOIT_REASONS = {
  attacked: 'attacks with it are known',
  functional: 'an exploit that works is public',
  'proof-of-concept': 'a proof of concept is public',
  unreported: 'no exploit for it is known',
  unknown: 'whether there is an exploit for it is unknown',
} as const;

const REACHABILITY_REASONS = {
  unknown: 'whether it can be reached is unknown',
  'not-imported': 'no source file imports it',
  imported: 'it is imported, but nothing vulnerable of it is called',
  named: 'its vulnerable function is named',
  called: 'it is called',
} as const;
