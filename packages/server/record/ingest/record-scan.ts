import type { Report } from '@vauban/domain';
import { newId } from '../../store/identifier.ts';
import type { RecordContext, Trx } from '../context.ts';
import { activeDecisions } from '../decisions/active.ts';
import { expireIn } from '../decisions/expire.ts';
import { policyOf } from '../decisions/policy.ts';
import { appendEvents } from '../events/append.ts';
import type { NewEvent } from '../events/event.ts';
import type { Prepared } from '../finding/prepare.ts';
import type { Branch } from '../place/branch.ts';
import { settleRelease } from '../place/release.ts';
import { storableJson } from '../storable.ts';
import { lockProjects, take } from '../transaction.ts';
import { type Changes, changesOf, provedSince } from './changes.ts';
import { keepable, recordComponents } from './components.ts';
import type { RecordInput, RecordOutcome, ScanCounts } from './input.ts';
import { openOn } from './known.ts';
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
  const changes = await changesOf(report, branch, matches, await openOn(trx, where), past);

  const scanId = newId(now);
  const facts: ScanFacts = { scanId, projectId, branchId: branch.branchId, commit: report.source.commit, actor, now };
  const release = input.release && (await settleRelease(trx, project, input.release, facts));
  const components = keepable(report.components);
  const differences = [...second.differences, ...lostSays(report.components.length - components.length)];
  const counts = countsOf(changes, findings, report);
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
    ...scanEvents(facts, changes, firstNumber),
    ...(await lateEvents(report, branch, changes, firstNumber, facts, past)),
    ...(release?.events ?? []),
  ]);
  await ctx.notify(trx, [...expired, ...events]);
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
