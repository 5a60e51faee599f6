import type { Report } from '@vauban/domain';
import { sql } from 'kysely';
import { newId } from '../../store/identifier.ts';
import type { RecordContext, Trx } from '../context.ts';
import { clockOf } from '../deadlines/clock.ts';
import { settleDeadlines } from '../deadlines/settle.ts';
import { activeDecisions } from '../decisions/active.ts';
import { dayOf } from '../decisions/day.ts';
import { expireIn } from '../decisions/expire.ts';
import { policyOf } from '../decisions/policy.ts';
import { questionDecisions } from '../decisions/question.ts';
import { appendEvents } from '../events/append.ts';
import type { NewEvent } from '../events/event.ts';
import type { Prepared } from '../finding/prepare.ts';
import type { Branch } from '../place/branch.ts';
import { settleRelease } from '../place/release.ts';
import { storableJson } from '../storable.ts';
import { lockProjects, take } from '../transaction.ts';
import { nearTo, witnessings } from '../witnesses/pairs.ts';
import { type Changes, changesOf, provedSince } from './changes.ts';
import { keepable, recordComponents } from './components.ts';
import type { RecordInput, RecordOutcome, ScanCounts } from './input.ts';
import { type Known, openBeside } from './known.ts';
import { matchAll } from './match.ts';
import { changedNumbers, countsOf, formerOutcome } from './outcome.ts';
import { PastScans } from './past-scans.ts';
import { closedLater, openedPlaces, type ScanFacts, scanEvents } from './scan-events.ts';
import type { ReportColumns } from './scan-row.ts';
import { lookAgain } from './second-look.ts';
import { settle } from './settle.ts';

/** Records a prepared report inside the caller's transaction, in its project's turn. */
export async function recordScan(
  trx: Trx,
  ctx: Pick<RecordContext, 'notify' | 'formerRules'>,
  input: RecordInput,
  columns: ReportColumns,
  { findings, misnamed }: Prepared,
): Promise<RecordOutcome> {
  const { organisationId, projectId, report, actor, now } = input;
  await lockProjects(trx, organisationId, [projectId]);
  const before = await formerOutcome(trx, organisationId, projectId, report.scan.id, input.blob);
  if (before) return before;

  const { project, targetId, branch, pullRequestId } = await settle(trx, input);
  const expired = await expireIn(trx, organisationId, projectId, now);
  const policy = await policyOf(trx, organisationId, projectId);
  const decisions = await activeDecisions(trx, organisationId, projectId);
  const second = lookAgain(report, policy, decisions, misnamed, now);

  const where = { organisationId, projectId, branchId: branch.branchId };
  const past = new PastScans(trx, organisationId);
  const matches = await matchAll(trx, where, findings, ctx.formerRules);
  const found = matches.flatMap(({ known }) => known ?? []);
  const open = found.filter(({ state }) => state === 'open');
  const missed = openBeside(
    trx,
    where,
    found.map(({ vulnerabilityId }) => vulnerabilityId),
  );
  const mayBeMeant = nearTo(matches);
  const changes = await changesOf(report, branch, matches, keeping(missed, mayBeMeant, open), past);
  const witnessing = await witnessings(trx, organisationId, changes, matches, open);
  const clock = await clockOf(trx, organisationId, projectId, dayOf(now));
  const anew = await closedAmong(trx, organisationId, [...changes.arrived, ...changes.cameBack]);

  const scanId = newId(now);
  const { branchId } = branch;
  const facts: ScanFacts = { scanId, projectId, branchId, commit: report.source.commit, actor, now, clock };
  const release = input.release && (await settleRelease(trx, project, input.release, facts));
  const components = keepable(report.components);
  const differences = [...second.differences, ...lostSays(report.components.length - components.length)];
  const counts = countsOf(changes, findings, report, witnessing);
  const fresh = changes.brandNew.length;
  const firstNumber = fresh > 0 ? await take(trx, organisationId, 'vulnerabilities', fresh) : 0;
  const sequence = await take(trx, organisationId, 'scans', 1);
  await trx
    .insertInto('scans')
    .values({
      ...columns,
      organisationId,
      scanId,
      projectId,
      targetId,
      branchId: branch.branchId,
      pullRequestId,
      releaseId: release?.releaseId ?? null,
      sequence,
      reportBlob: input.blob,
      recordedAt: now,
      serverVerdict: second.verdict,
      reasons: storableJson(second.reasons),
      differences: storableJson(differences),
      counts: storableJson(counts),
    })
    .execute();
  await recordComponents(trx, organisationId, scanId, components, now);

  const events = await appendEvents(trx, organisationId, [
    recorded(facts, branch, report, second.verdict, counts, changes.isHead),
    ...scanEvents(facts, changes, firstNumber, witnessing),
    ...(await lateEvents(report, branch, changes, firstNumber, facts, past)),
    ...(release?.events ?? []),
  ]);
  const again = [...changes.described.filter(isReassessed).map(numberOf), ...anew, ...expired.flatMap(subjectsOf)];
  const timed = await settleDeadlines(trx, { organisationId, projectId, now }, again, new Set(anew));
  const questioned = await questionDecisions(trx, { organisationId, projectId, now });
  await ctx.notify(trx, [...expired, ...events, ...timed, ...questioned]);
  return {
    scanId,
    sequence,
    ...changedNumbers(events),
    seen: counts.seen,
    kept: counts.kept,
    serverVerdict: second.verdict,
    differences,
    alreadyRecorded: false,
  };
}

/** Hands pages on, and keeps of them what is asked for. */
async function* keeping(
  pages: AsyncIterable<readonly Known[]>,
  isAskedFor: (known: Known) => boolean,
  kept: Known[],
): AsyncGenerator<readonly Known[]> {
  for await (const page of pages) {
    kept.push(...page.filter(isAskedFor));
    yield page;
  }
}

type Described = Changes['described'][number];

/** Only this moves a deadline; a new date of CISA does so in the daily round. */
function isReassessed({ known, finding: { columns } }: Described): boolean {
  return known.severity !== columns.severity || known.exploited !== columns.exploited;
}

function numberOf({ known }: Described): number {
  return known.number;
}

function subjectsOf({ subjects }: { readonly subjects: readonly number[] }): readonly number[] {
  return subjects;
}

/** Those that were open nowhere: their time runs anew. */
async function closedAmong(trx: Trx, organisationId: string, known: readonly Known[]): Promise<number[]> {
  if (known.length === 0) return [];
  const numbers = known.map(({ number }) => number);
  const { rows } = await sql<{ number: number }>`
  select number from vulnerabilities where organisation_id = ${organisationId} and state <> 'open'
    and number = any(${numbers}::bigint[])`.execute(trx);
  return rows.map(({ number }) => Number(number));
}

function recorded(
  scan: ScanFacts,
  branch: Branch,
  report: Report,
  serverVerdict: string,
  counts: ScanCounts,
  head: boolean,
): NewEvent {
  const { scanId, projectId, branchId, commit, actor, now } = scan;
  const data = { branchId, branch: branch.name, commit, head, verdict: report.verdict, serverVerdict, counts };
  return { kind: 'scan.recorded', actor, projectId, scanId, subjects: [], data, at: now };
}

async function lateEvents(
  report: Report,
  branch: Branch,
  changes: Changes,
  firstNumber: number,
  facts: ScanFacts,
  past: PastScans,
): Promise<NewEvent[]> {
  if (changes.isHead || branch.lastScanId === null) return [];
  const closed = await provedSince(report, branch, openedPlaces(changes, firstNumber), past);
  return closedLater(facts, closed, branch.lastScanId);
}

function lostSays(lost: number): string[] {
  if (lost === 0) return [];
  return [
    `${lost} of the components are not recorded, since their names are too long; new advisories will not be matched with them.`,
  ];
}
