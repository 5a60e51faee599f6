import type { Report } from '@vauban/domain';
import type { Trx } from '../context.ts';
import type { PreparedFinding } from '../finding/prepare.ts';
import { RecordProblem } from '../problem.ts';
import type { Witnessing } from '../witnesses/pairs.ts';
import type { Changes } from './changes.ts';
import type { RecordOutcome, ScanCounts } from './input.ts';

/** What was said when the scan was recorded; null: it was not yet. One id with other content is refused. */
export async function formerOutcome(
  trx: Trx,
  organisationId: string,
  projectId: string,
  clientScanId: string,
  blob: string,
): Promise<RecordOutcome | null> {
  const scan = await trx
    .selectFrom('scans')
    .select(['scanId', 'projectId', 'sequence', 'reportBlob', 'serverVerdict', 'differences', 'counts'])
    .where('organisationId', '=', organisationId)
    .where('clientScanId', '=', clientScanId)
    .executeTakeFirst();
  if (!scan) return null;
  if (scan.projectId !== projectId) {
    throw new RecordProblem(
      'other-project',
      'This scan was recorded in another project already; scan again for this one.',
    );
  }
  if (scan.reportBlob !== blob) {
    throw new RecordProblem('scan-differs', 'A scan with this id was recorded with other content; scan again.');
  }
  const events = await trx
    .selectFrom('events')
    .select(['kind', 'subjects'])
    .where('organisationId', '=', organisationId)
    .where('scanId', '=', scan.scanId)
    .execute();
  const counts = scan.counts as unknown as ScanCounts;
  return {
    scanId: scan.scanId,
    sequence: scan.sequence,
    ...changedNumbers(events),
    seen: counts.seen,
    kept: counts.kept,
    serverVerdict: scan.serverVerdict,
    differences: scan.differences as unknown as string[],
    alreadyRecorded: true,
  };
}

/** The numbers that events speak of, by what happened to them. */
export function changedNumbers(
  events: readonly { readonly kind: string; readonly subjects: readonly number[] }[],
): Pick<RecordOutcome, 'opened' | 'gone' | 'withdrawn' | 'cameBack'> {
  const of = (kind: string) =>
    events.flatMap((event) => (event.kind === kind ? event.subjects.map(Number) : [])).sort((a, b) => a - b);
  return {
    opened: of('vulnerability.opened'),
    gone: of('vulnerability.gone'),
    withdrawn: of('vulnerability.withdrawn'),
    cameBack: of('vulnerability.came-back'),
  };
}

export function countsOf(
  changes: Changes,
  findings: readonly PreparedFinding[],
  report: Report,
  witnessing: readonly Witnessing[],
): ScanCounts {
  const fresh = witnessing.filter(({ known }) => known === null).length;
  const bySeverity: Record<string, number> = {};
  for (const { columns } of findings) bySeverity[columns.severity] = (bySeverity[columns.severity] ?? 0) + 1;
  const gaps = { blocking: 0, counted: 0 };
  for (const gap of report.coverage.gaps) gaps[gap.class] += gap.count ?? 1;
  return {
    findings: findings.length,
    bySeverity,
    new: changes.brandNew.length - fresh,
    opened: changes.brandNew.length + changes.arrived.length - witnessing.length,
    witnessed: witnessing.length,
    seen: changes.seen.length,
    cameBack: changes.cameBack.length,
    gone: changes.gone.length,
    withdrawn: changes.withdrawn.length,
    kept: [...changes.kept].map(([why, count]) => ({ why, count })).sort((a, b) => (a.why < b.why ? -1 : 1)),
    components: report.components.length,
    gaps,
  };
}
