import type { Component } from '@vauban/domain';
import type { RecordContext } from '../../record/context.ts';
import { appendEvents } from '../../record/events/append.ts';
import type { NewEvent } from '../../record/events/event.ts';
import { RecordProblem } from '../../record/problem.ts';
import { inTransaction, lockProjects, take } from '../../record/transaction.ts';
import type { ReportBlobs } from '../settings.ts';
import type { Answers } from './answers.ts';
import { headsOf, type ProjectPlan, rematchProject } from './project.ts';
import { componentsInReport } from './recorded-components.ts';
import type { WatchedScan } from './watched.ts';

export interface ProjectsInput {
  readonly organisationId: string;
  readonly projectIds: readonly string[];
  /** What stood there a moment ago: their reports are read before anybody's turn is taken. */
  readonly scans: readonly WatchedScan[];
  readonly answers: Answers;
  readonly blobs: ReportBlobs | null;
}

/** Matches some projects in one transaction, with what leaves because of it; what is archived or gone is left out. */
export async function rematchProjects(
  ctx: RecordContext,
  { organisationId, projectIds, scans, answers, blobs }: ProjectsInput,
): Promise<Pick<ProjectPlan, 'news' | 'isMissingData'>> {
  const reports = await readReports(blobs, scans);
  return inTransaction(ctx.db, async (trx) => {
    await lockProjects(trx, organisationId, projectIds);
    const now = ctx.now();
    const plans: ProjectPlan[] = [];
    for (const projectId of projectIds) {
      try {
        plans.push(await rematchProject(trx, { organisationId, projectId, answers, reports, now }));
      } catch (error) {
        if (!(error instanceof RecordProblem)) throw error;
      }
    }
    // from here on the organisation's other projects wait
    const fresh = plans.reduce((sum, plan) => sum + plan.fresh, 0);
    let number = fresh > 0 ? await take(trx, organisationId, 'vulnerabilities', fresh) : 0;
    const events: NewEvent[] = [];
    for (const plan of plans) {
      events.push(...plan.carriedOut(number));
      number += plan.fresh;
    }
    const appended = [...plans.flatMap((plan) => plan.appended), ...(await appendEvents(trx, organisationId, events))];
    await ctx.notify(trx, appended);
    return {
      news: plans.reduce((sum, { news }) => sum + news, 0),
      isMissingData: plans.some(({ isMissingData }) => isMissingData),
    };
  });
}

/** A blob store may be slow. */
async function readReports(
  blobs: ReportBlobs | null,
  scans: readonly WatchedScan[],
): Promise<Map<string, readonly Component[]>> {
  const reports = new Map<string, readonly Component[]>();
  for (const { scan } of headsOf(scans)) {
    if (reports.has(scan.reportBlob)) continue;
    const components = await componentsInReport(blobs, scan.reportBlob);
    if (components) reports.set(scan.reportBlob, components);
  }
  return reports;
}
