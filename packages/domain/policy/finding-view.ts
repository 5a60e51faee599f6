import type { Novelty, Observation, Priority } from '../finding/finding.ts';
import { severityRank } from '../risk/severity.ts';
import { fixAvailable } from '../risk/terms.ts';

const LONGEST_TEXT = 4096;
export const LONGEST_LIST = 64;

/** Names and CEL types of what an expression may ask of `finding`. */
export const FINDING_FIELDS = {
  rule: 'string',
  surface: 'string',
  scanner: 'string',
  severity: 'string',
  rank: 'int',
  confidence: 'string',
  priority: 'string',
  priorityScore: 'int',
  novelty: 'string',
  isNew: 'bool',
  path: 'string',
  cwe: 'list<string>',
  aliases: 'list<string>',
  project: 'string',
  owner: 'string',
  exploited: 'bool',
  ransomware: 'bool',
  kev: 'string',
  epss: 'double',
  epssKnown: 'bool',
  exploit: 'string',
  ssvc: 'string',
  ssvcDeployer: 'string',
  bod2604: 'string',
  endOfLife: 'bool',
  licence: 'string',
  licenceVerdict: 'string',
  fixAvailable: 'bool',
  purl: 'string',
  ecosystem: 'string',
  scope: 'string',
  direct: 'bool',
  reachability: 'string',
} as const;

export interface GateSubject {
  readonly observation: Observation;
  readonly priority: Priority;
  readonly novelty: Novelty;
  readonly project: string | undefined;
  readonly owner: string | undefined;
}

/**
 * A finding as expressions see it. What is absent is an empty text. What is unknown counts against the finding
 * (`rank` 3, `isNew`, `direct`, `epss` 1, the soonest outcome of a decision table), except `exploited`: a missing
 * catalogue is a gap (`kev-missing`) of its own.
 */
export class FindingView {
  readonly rule: string;
  readonly surface: string;
  readonly scanner: string;
  readonly severity: string;
  readonly rank: bigint;
  readonly confidence: string;
  readonly priority: string;
  readonly priorityScore: bigint;
  readonly novelty: string;
  readonly isNew: boolean;
  readonly path: string;
  readonly cwe: readonly string[];
  readonly aliases: readonly string[];
  readonly project: string;
  readonly owner: string;
  readonly exploited: boolean;
  readonly ransomware: boolean;
  readonly kev: string;
  readonly epss: number;
  readonly epssKnown: boolean;
  readonly exploit: string;
  readonly ssvc: string;
  readonly ssvcDeployer: string;
  readonly bod2604: string;
  readonly endOfLife: boolean;
  readonly licence: string;
  readonly licenceVerdict: string;
  readonly fixAvailable: boolean;
  readonly purl: string;
  readonly ecosystem: string;
  readonly scope: string;
  readonly direct: boolean;
  readonly reachability: string;
  /** Why this finding is too large to be put to an expression, or null; expressions do not see it. */
  readonly tooLarge: string | null;

  constructor({ observation, priority, novelty, project, owner }: GateSubject) {
    const { advisory, component } = observation;
    this.rule = observation.rule;
    this.surface = observation.surface;
    this.scanner = observation.scanner;
    this.severity = observation.severity;
    this.rank = BigInt(severityRank(observation.severity));
    this.confidence = observation.confidence;
    this.priority = priority.level;
    this.priorityScore = BigInt(priority.score);
    this.novelty = novelty;
    this.isNew = novelty !== 'known';
    this.path = observation.location.path;
    this.cwe = observation.cwe;
    this.aliases = advisory?.aliases ?? [];
    this.project = project ?? '';
    this.owner = owner ?? '';
    this.exploited = advisory?.exploited === true;
    this.ransomware = advisory?.ransomware === true;
    this.kev = advisory === undefined ? '' : KEV[`${advisory.exploited}`];
    const epss = advisory?.epss ?? 'unknown';
    this.epssKnown = epss !== 'unknown';
    this.epss = epss !== 'unknown' ? epss.probability : advisory === undefined ? 0 : 1;
    this.exploit = advisory === undefined ? '' : (advisory.exploit?.level ?? 'unknown');
    this.ssvc = outcomeOf(priority, 'cisa-coordinator');
    this.ssvcDeployer = outcomeOf(priority, 'deployer');
    this.bod2604 = outcomeOf(priority, 'bod-26-04');
    this.endOfLife = component?.endOfLife !== undefined;
    this.licence = component?.licensing?.text ?? '';
    this.licenceVerdict = component?.licensing?.verdict ?? '';
    this.fixAvailable = fixAvailable(observation);
    this.purl = component?.purl ?? '';
    this.ecosystem = component?.ecosystem ?? '';
    this.scope = component?.scope ?? '';
    this.direct = component !== undefined && component.direct !== false;
    this.reachability = component?.reachability ?? '';
    this.tooLarge = tooLarge(this);
  }
}

const KEV = { true: 'yes', false: 'no', unknown: 'unknown' } as const;

function outcomeOf({ decisions }: Priority, table: string): string {
  return decisions?.find((answer) => answer.table === table)?.outcome ?? '';
}

const TEXTS = ['rule', 'scanner', 'path', 'project', 'owner', 'purl', 'ecosystem', 'licence'] as const;
const LISTS = ['cwe', 'aliases'] as const;

function tooLarge(view: Omit<FindingView, 'tooLarge'>): string | null {
  for (const name of TEXTS) {
    if (view[name].length > LONGEST_TEXT) return `its ${name} is longer than ${LONGEST_TEXT} characters`;
  }
  for (const name of LISTS) {
    if (view[name].length > LONGEST_LIST) return `its ${name} has more than ${LONGEST_LIST} entries`;
    if (view[name].some((item) => item.length > LONGEST_TEXT)) return `its ${name} holds too long a text`;
  }
  return null;
}
