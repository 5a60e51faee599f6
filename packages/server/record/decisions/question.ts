import { sql } from 'kysely';
import type { RecordContext, Trx } from '../context.ts';
import { appendEvents } from '../events/append.ts';
import type { NewEvent, StoredEvent } from '../events/event.ts';
import { inTransaction, lockProjects } from '../transaction.ts';

interface Row {
  readonly projectId: string;
  readonly decisionId: string;
  readonly number: number;
  readonly severity: string;
  readonly isWorse: boolean;
}

/** Asks people to look again at decisions of a project whose evidence is worse than when they were made. */
export async function questionDecisions(
  trx: Trx,
  { organisationId, projectId, now }: { organisationId: string; projectId: string; now: Date },
): Promise<StoredEvent[]> {
  const rows = await worse(trx, organisationId, projectId);
  return appendEvents(
    trx,
    organisationId,
    rows.map(({ decisionId, number, severity, isWorse }): NewEvent => {
      const why = isWorse ? `its severity is ${severity} now` : 'it is known to be exploited now';
      const actor = { kind: 'system', id: null } as const;
      const data = { decisionId, why };
      return { kind: 'decision.questioned', actor, projectId, scanId: null, subjects: [number], data, at: now };
    }),
  );
}

/** The same for all projects of an organisation: new advisories question what no scan does. */
export async function questionAllDecisions(
  ctx: RecordContext,
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<number> {
  const projects = new Set((await worse(ctx.db, organisationId, null)).map(({ projectId }) => projectId));
  let asked = 0;
  for (const projectId of [...projects].sort()) {
    asked += await inTransaction(ctx.db, async (trx) => {
      await lockProjects(trx, organisationId, [projectId]);
      const events = await questionDecisions(trx, { organisationId, projectId, now });
      await ctx.notify(trx, events);
      return events.length;
    });
  }
  return asked;
}

async function worse(db: RecordContext['db'], organisationId: string, projectId: string | null): Promise<Row[]> {
  const { rows } = await sql<Row>`
  select d.project_id, d.decision_id, d.number, v.severity, v.severity_rank > coalesce(d.severity_rank, 9) as is_worse
  from decisions d
  join vulnerabilities v on v.organisation_id = d.organisation_id and v.number = d.number
  where d.organisation_id = ${organisationId} and d.ended_at is null and d.state = 'made' and d.questioned_at is null
    and (${projectId}::uuid is null or d.project_id = ${projectId}::uuid)
    and (v.severity_rank > coalesce(d.severity_rank, 9) or (v.exploited = 'yes' and not d.exploited))
  order by d.number, d.decision_id`.execute(db);
  return rows;
}
