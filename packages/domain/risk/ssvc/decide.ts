import type { AdvisoryFacts } from '../../components/advisory.ts';
import type { TableAnswer } from '../../finding/finding.ts';
import { DECISION_TABLES, type DecisionTable, type Question, type QuestionId } from './tables.ts';

/** What only the owners of a target can say about it; absent is unknown. */
export interface Stakes {
  /** How far attackers can get at it. */
  readonly exposure?: 'small' | 'controlled' | 'open';
  readonly missionImpact?: 'low' | 'medium' | 'high';
  readonly humanImpact?: 'low' | 'medium' | 'high' | 'very high';
}

/** By question, the answers that fit what is known; absent: any. */
type Known = Partial<Record<QuestionId, readonly string[]>>;

/** What each of the tables says about a vulnerability; what is unknown leaves several outcomes possible. */
export function decideByTables(advisory: AdvisoryFacts, stakes: Stakes): TableAnswer[] {
  const known = knownOf(advisory, stakes);
  return DECISION_TABLES.map((table) => answerOf(table, known));
}

/** Every outcome that the table has for what is known. */
export function answerOf(table: DecisionTable, known: Known): TableAnswer {
  let rows: readonly number[] = [0];
  for (const { id, answers } of table.questions) {
    const open = indexesOf(answers, known[id]);
    rows = rows.flatMap((row) => open.map((answer) => row * answers.length + answer));
  }
  const outcomes = [...new Set(rows.map((row) => table.rows[row] as number))].sort((a, b) => b - a);
  const possible = outcomes.map((outcome) => table.outcomes[outcome] as string);
  return {
    table: table.id,
    outcome: possible[0] as string,
    possible,
    unknown: table.questions.filter((question) => isOpen(question, known)).map(({ id }) => id),
  };
}

function indexesOf(answers: readonly string[], fitting: readonly string[] | undefined): number[] {
  return [...answers.keys()].filter((index) => fitting === undefined || fitting.includes(answers[index] as string));
}

function isOpen({ id, answers }: Question, known: Known): boolean {
  return indexesOf(answers, known[id]).length > 1;
}

function knownOf(advisory: AdvisoryFacts, { exposure, missionImpact, humanImpact }: Stakes): Known {
  const vector = metricsOf(advisory.cvss);
  return {
    ...some('exploitation', exploitationOf(advisory)),
    ...some('automatable', automatableOf(vector)),
    ...some('technicalImpact', technicalImpactOf(vector)),
    ...some('inKev', advisory.exploited === 'unknown' ? undefined : [advisory.exploited ? 'yes' : 'no']),
    ...some('exposure', exposure && [exposure]),
    ...some('publiclyExposed', exposure === undefined || exposure === 'controlled' ? undefined : [PUBLIC[exposure]]),
    ...some('missionImpact', missionImpact && [missionImpact]),
    ...some('humanImpact', humanImpact && [humanImpact]),
  };
}

const PUBLIC = { small: 'no', open: 'yes' } as const;

function some(id: QuestionId, fitting: readonly string[] | undefined): Known {
  return fitting === undefined ? {} : { [id]: fitting };
}

/** CISA's catalogue says what is attacked; that it does not name something leaves open whether an exploit is public. */
function exploitationOf({ exploited, exploit }: AdvisoryFacts): readonly string[] | undefined {
  if (exploited === true || exploit?.level === 'attacked') return ['active'];
  const isPublic = exploit?.level === 'functional' || exploit?.level === 'proof-of-concept';
  const attacks = exploited === 'unknown' ? ['active'] : [];
  if (isPublic) return ['public poc', ...attacks];
  if (exploit?.level === 'unreported') return ['none', ...attacks];
  return exploited === 'unknown' ? undefined : ['none', 'public poc'];
}

/** The metrics of the newest vector of CVSS 3 or 4; empty without one. */
function metricsOf(cvss: readonly string[]): ReadonlyMap<string, string> {
  const vector = ['CVSS:4', 'CVSS:3'].map((scheme) => cvss.find((one) => one.startsWith(scheme))).find(Boolean) ?? '';
  return new Map(vector.split('/').map((metric) => metric.split(':', 2) as [string, string]));
}

/** CVSS 4.0 has a metric for it; else over the network, by anybody, with nobody's help is yes, and from near is no. */
function automatableOf(vector: ReadonlyMap<string, string>): readonly string[] | undefined {
  const said = vector.get('AU');
  if (said === 'Y') return ['yes'];
  if (said === 'N') return ['no'];
  const reach = vector.get('AV');
  if (reach === 'L' || reach === 'P') return ['no'];
  const isOpen = vector.get('AC') === 'L' && (vector.get('AT') ?? 'N') === 'N';
  return reach === 'N' && isOpen && vector.get('PR') === 'N' && vector.get('UI') === 'N' ? ['yes'] : undefined;
}

/** Everything lost is total, nothing lost whole is partial; what lies between can be either. */
function technicalImpactOf(vector: ReadonlyMap<string, string>): readonly string[] | undefined {
  const impacts = ['C', 'I', 'A'].map((name) => vector.get(name) ?? vector.get(`V${name}`));
  if (impacts.includes(undefined)) return undefined;
  if (impacts.every((impact) => impact === 'H')) return ['total'];
  return impacts.includes('H') ? undefined : ['partial'];
}
