import { priorityRules } from '@vauban/domain';
import { inSpan } from '../operate/traces/span.ts';
import type { RecordContext } from './context.ts';
import { policyOf } from './decisions/policy.ts';
import { prepare } from './finding/prepare.ts';
import type { RecordInput, RecordOutcome } from './ingest/input.ts';
import { recordScan } from './ingest/record-scan.ts';
import { columnsOfReport } from './ingest/scan-row.ts';
import { keepsSnippets } from './place/project.ts';
import { inTransaction } from './transaction.ts';

/**
 * Records a scan in one transaction: the scan itself, what it is made of, what it changes on its branch, and what
 * leaves because of it. Scans of one project take turns; one scan is recorded once, however often it is sent.
 * Their order is that of recording and of their commits, never that of the senders' clocks.
 * Throws `RecordProblem`; then nothing was written.
 */
export async function recordReport(ctx: RecordContext, input: RecordInput): Promise<RecordOutcome> {
  const columns = columnsOfReport(input.report);
  const policy = await policyOf(ctx.db, input.organisationId, input.projectId);
  const rules = policy === null ? undefined : priorityRules(policy.document.policy);
  const prepared = prepare(input.report, await snippetsAreKept(ctx, input), rules);
  const ids = { 'vauban.project': input.projectId, 'vauban.findings': prepared.findings.length };
  const outcome = await inSpan('ingest', ids, () =>
    inTransaction(ctx.db, (trx) => recordScan(trx, ctx, input, columns, prepared)),
  );
  const { scanId, opened, seen, gone, alreadyRecorded } = outcome;
  ctx.logger.info({ scanId, opened: opened.length, seen, gone: gone.length, alreadyRecorded }, 'scan recorded');
  return outcome;
}

async function snippetsAreKept(ctx: RecordContext, { organisationId, projectId }: RecordInput): Promise<boolean> {
  const project = await ctx.db
    .selectFrom('projects')
    .select('settings')
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId)
    .executeTakeFirst();
  return keepsSnippets(project ?? { settings: null });
}
