import type { AdvisoryMatch } from '@vauban/advisories';
import {
  type AdvisoryFacts,
  type Component,
  type Finding,
  identifyAll,
  type PriorityRules,
  type Project,
  prioritise,
  projectOf,
  type Report,
} from '@vauban/domain';
import { recordedMatching } from '@vauban/scanners';
import type { Trx } from '../../record/context.ts';
import { clockOf } from '../../record/deadlines/clock.ts';
import { dayOf } from '../../record/decisions/day.ts';
import type { NewEvent } from '../../record/events/event.ts';
import { type FindingColumns, type PreparedFinding, prepare } from '../../record/finding/prepare.ts';
import type { Changes } from '../../record/ingest/changes.ts';
import { type Known, openOn } from '../../record/ingest/known.ts';
import { matchAll } from '../../record/ingest/match.ts';
import { scanEvents } from '../../record/ingest/scan-events.ts';
import type { KnownVulnerability } from './told.ts';
import type { WatchedBranch } from './watched.ts';

export interface BranchInput {
  readonly organisationId: string;
  readonly projectId: string;
  readonly scanId: string;
  readonly branch: WatchedBranch;
  /** What the scan is made of. */
  readonly components: readonly Component[];
  /** By purl, of the components about which the advisories know as much as the scan did. */
  readonly matches: ReadonlyMap<string, readonly AdvisoryMatch[]>;
  /** Names of advisories that are withdrawn, by purl. */
  readonly withdrawn: ReadonlyMap<string, ReadonlySet<string>>;
  readonly snippets: boolean;
  /** Who owns which folder, as the server's policy says. */
  readonly owners: readonly Project[];
  /** What the server's policy says of priority; undefined: nothing. */
  readonly rules: PriorityRules | undefined;
  readonly now: Date;
}

export interface BranchPlan {
  /** How many numbers it needs, for what nobody had seen before. */
  readonly fresh: number;
  /** What is to be appended before another branch of the project is looked at, and what is new. */
  carriedOut(firstNumber: number): BranchOutcome;
}

export interface BranchOutcome {
  readonly events: readonly NewEvent[];
  readonly opened: readonly KnownVulnerability[];
}

const ACTOR = { kind: 'watch', id: null } as const;

/**
 * What brings a branch to what its last scan would say with these advisories, by the same road that a scan takes: the
 * same identity, the same life cycle, the same events. What is found and known already is only assessed anew.
 */
export async function rematchBranch(trx: Trx, input: BranchInput): Promise<BranchPlan> {
  const { organisationId, projectId, scanId, branch, now } = input;
  const where = { organisationId, projectId, branchId: branch.branchId };
  const { findings } = prepare(await reportOf(input), input.snippets, input.rules);
  const matches = await matchAll(trx, where, findings);
  const open = input.withdrawn.size > 0 ? await openOn(trx, where) : [];
  const found = new Set(matches.flatMap(({ known }) => known?.vulnerabilityId ?? []));
  const changes: Changes = {
    ...NOTHING,
    brandNew: matches.flatMap(({ finding, known }) => (known ? [] : [finding])),
    arrived: matches.flatMap(({ known }) => (known && known.state === null ? [known] : [])),
    cameBack: matches.flatMap(({ known }) => (known && known.state !== null && known.state !== 'open' ? [known] : [])),
    withdrawn: open.filter((known) => !found.has(known.vulnerabilityId) && isWithdrawn(known, input.withdrawn)),
    described: matches.flatMap(({ finding, known, renamed }) =>
      known && (renamed || known.purl !== finding.columns.component_purl) ? [{ known, finding }] : [],
    ),
    renamed: matches.flatMap(({ finding, known, renamed }) => (known && renamed ? [{ known, finding }] : [])),
  };
  const described = new Set(changes.described.map(({ known }) => known.vulnerabilityId));
  const assessed = matches.filter(({ known }) => known !== null && !described.has(known.vulnerabilityId));
  const reassessments = await reassessed(trx, input, assessed);
  const clock = await clockOf(trx, organisationId, projectId, dayOf(now));
  const facts = { scanId, projectId, branchId: branch.branchId, commit: branch.commit, actor: ACTOR, now, clock };
  return {
    fresh: changes.brandNew.length,
    carriedOut: (firstNumber) => ({
      events: [...scanEvents(facts, changes, firstNumber), ...reassessments],
      opened: changes.brandNew.map((finding, index) => openedAs(firstNumber + index, finding)),
    }),
  };
}

function openedAs(number: number, { columns, finding }: PreparedFinding): KnownVulnerability {
  const { component_purl: purl, severity, exploited, rule } = columns;
  const names = [rule, ...(finding.advisory?.aliases ?? [])];
  return { number, purl: purl ?? '', state: 'open', severity, exploited, names };
}

const NOTHING: Changes = {
  brandNew: [],
  arrived: [],
  seen: [],
  cameBack: [],
  stayGone: [],
  gone: [],
  withdrawn: [],
  kept: new Map(),
  described: [],
  renamed: [],
  isHead: true,
};

/** As much of a report as identity and descriptions need. */
async function reportOf({ components, matches, owners, rules }: BranchInput): Promise<Report> {
  const { observationOfRecorded } = await recordedMatching();
  const observations = components
    .filter(({ source }) => source === 'registry')
    .flatMap((component) =>
      (matches.get(component.purl) ?? []).map((match) => observationOfRecorded(component, match)),
    );
  const findings = identifyAll(observations).map(({ observation, id, fingerprints }): Finding => {
    const priority = prioritise(observation, 'known', rules);
    const owner = projectOf(observation.location.path, owners)?.owner;
    const judged = { priority, novelty: 'known' as const, suppressions: [], gates: [] };
    return { ...observation, id, fingerprints, ...judged, ...(owner !== undefined && { owner }) };
  });
  return { findings, source: { renames: {} } } as unknown as Report;
}

function isWithdrawn({ purl, rule }: Known, withdrawn: BranchInput['withdrawn']): boolean {
  return purl !== null && withdrawn.get(purl)?.has(rule) === true;
}

interface Stored {
  readonly severity: string;
  readonly exploited: FindingColumns['exploited'];
  readonly detail: { readonly advisory?: AdvisoryFacts };
}

/** What the world thinks otherwise of known vulnerabilities: one event over all of them. */
async function reassessed(
  trx: Trx,
  { organisationId, projectId, scanId, branch, rules, now }: BranchInput,
  matches: readonly { finding: PreparedFinding; known: Known | null }[],
): Promise<NewEvent[]> {
  const numbers = matches.flatMap(({ known }) => known?.number ?? []);
  if (numbers.length === 0) return [];
  const rows = await trx
    .selectFrom('vulnerabilities as v')
    .innerJoin('vulnerabilityDetails as d', (join) =>
      join.onRef('d.organisationId', '=', 'v.organisationId').onRef('d.vulnerabilityId', '=', 'v.vulnerabilityId'),
    )
    .select(['v.number', 'v.severity', 'v.exploited', 'd.detail'])
    .where('v.organisationId', '=', organisationId)
    .where('v.number', 'in', numbers)
    .execute();
  const stored = new Map(rows.map((row) => [row.number, row as unknown as Stored]));
  const changes = matches.flatMap(({ finding, known }): Change[] => {
    const before = known ? stored.get(known.number) : undefined;
    return known && before ? changeOf(known.number, before, finding, rules) : [];
  });
  if (changes.length === 0) return [];
  const subjects = changes.map(({ number }) => number).sort((a, b) => a - b);
  const data = { branchId: branch.branchId, changes };
  return [{ kind: 'vulnerability.reassessed', actor: ACTOR, projectId, scanId, subjects, data, at: now }];
}

/** Members are named as the columns of `vulnerabilities`. */
interface Change {
  readonly number: number;
  readonly patch: object;
}

function changeOf(number: number, before: Stored, { finding }: PreparedFinding, rules: BranchInput['rules']): Change[] {
  const told = before.detail.advisory;
  if (!finding.advisory || !told) return [];
  // that the catalogue is missing says nothing about exploitation
  const { exploited, ransomware, dueDate } = told;
  const kept = {
    exploited,
    ...(ransomware !== undefined && { ransomware }),
    ...(dueDate !== undefined && { dueDate }),
  };
  const advisory = finding.advisory.exploited === 'unknown' ? { ...finding.advisory, ...kept } : finding.advisory;
  if (assessment(finding.severity, advisory) === assessment(before.severity, told)) return [];
  const [prepared] = prepare(
    { findings: [{ ...finding, advisory }], source: { renames: {} } } as unknown as Report,
    false,
    rules,
  ).findings;
  if (!prepared) return [];
  const { severity, severity_rank, priority_score, priority_level, exploited: shown, detail } = prepared.columns;
  const { advisory: now, priority, fix, message } = detail as Finding;
  const patch = { severity, advisory: now, priority, message, ...(fix && { fix }) };
  const columns = { severity, severity_rank, priority_score, priority_level, exploited: shown };
  return [{ number, ...columns, patch }];
}

/** What people act on. */
function assessment(severity: string, { score, exploited, ransomware, dueDate, fixedVersions }: AdvisoryFacts): string {
  return JSON.stringify([severity, score, exploited, ransomware, dueDate, fixedVersions]);
}
