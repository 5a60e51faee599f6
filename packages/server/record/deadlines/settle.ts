import type { Deadline } from '@vauban/domain';
import { sql } from 'kysely';
import type { RecordContext, Trx } from '../context.ts';
import { dayOf } from '../decisions/day.ts';
import { appendEvents } from '../events/append.ts';
import type { NewEvent, StoredEvent } from '../events/event.ts';
import { inTransaction, lockProjects } from '../transaction.ts';
import { type Clock, clockOf, deadlineAt } from './clock.ts';

const AT_ONCE = 2000;

export interface DeadlineColumns {
  readonly kind: string;
  readonly due: string | null;
  readonly rule: string | null;
  readonly since: string;
}

interface Row {
  readonly number: number;
  readonly severity: string;
  readonly exploited: string;
  readonly dueDate: string | null;
  readonly firstSeen: string;
  readonly kind: string;
  readonly due: string | null;
  readonly rule: string | null;
  readonly since: string | null;
  readonly pauses: { from: string; to: string | null; reason: string }[];
}

interface Timeless {
  readonly severity: string;
  readonly exploited: string;
  readonly dueDate: string | null;
  /** Where its time began before today. */
  readonly since: string | null;
}

/** What rows show of the deadlines of what nobody has decided on; thousands have the same. */
export function freshDeadlines(clock: Clock): (finding: Timeless) => DeadlineColumns {
  const known = new Map<string, DeadlineColumns>();
  return ({ severity, exploited, dueDate, since: earlier }) => {
    const since = earlier ?? clock.today;
    const key = `${severity} ${exploited} ${dueDate} ${since}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const timed = { severity, exploited, dueDate, since, pauses: [] };
    const columns = columnsOf(deadlineAt(clock, timed), since);
    known.set(key, columns);
    return columns;
  };
}

function columnsOf(deadline: Deadline, since: string): DeadlineColumns {
  if (deadline.kind === 'none') return { kind: 'none', due: null, rule: null, since };
  return { kind: deadline.kind, due: deadline.due, rule: deadline.rule, since };
}

/**
 * Brings the deadlines of a project's open vulnerabilities to what holds today, by whoever holds its turn, and answers
 * what was appended. `numbers`: null for all; time runs anew for those in `anew`.
 */
export async function settleDeadlines(
  trx: Trx,
  where: { organisationId: string; projectId: string; now: Date },
  numbers: readonly number[] | null,
  anew: ReadonlySet<number> = new Set(),
): Promise<StoredEvent[]> {
  if (numbers?.length === 0) return [];
  const { organisationId, projectId, now } = where;
  const clock = await clockOf(trx, organisationId, projectId, dayOf(now));
  const appended: StoredEvent[] = [];
  for (let after = 0; ; ) {
    const rows = await read(trx, where, numbers, after);
    const changes = rows.flatMap((row) => changeOf(clock, row, anew.has(row.number)));
    if (changes.length > 0) {
      const actor = { kind: 'system', id: null } as const;
      const subjects = changes.map(({ number }) => number);
      const event = { kind: 'vulnerability.deadline', actor, projectId, scanId: null, subjects, data: { changes } };
      appended.push(...(await appendEvents(trx, organisationId, [{ ...event, at: now } satisfies NewEvent])));
    }
    if (rows.length < AT_ONCE) return appended;
    after = rows.at(-1)?.number ?? after;
  }
}

/** The daily round over all projects of an organisation, one transaction each. Answers how many rows changed. */
export async function settleAllDeadlines(
  ctx: RecordContext,
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<number> {
  const projects = await ctx.db
    .selectFrom('projects')
    .select('projectId')
    .where('organisationId', '=', organisationId)
    .where('archivedAt', 'is', null)
    .orderBy('projectId')
    .execute();
  let changed = 0;
  for (const { projectId } of projects) {
    changed += await inTransaction(ctx.db, async (trx) => {
      await lockProjects(trx, organisationId, [projectId]);
      const events = await settleDeadlines(trx, { organisationId, projectId, now }, null);
      await ctx.notify(trx, events);
      return events.reduce((sum, { subjects }) => sum + subjects.length, 0);
    });
  }
  return changed;
}

async function read(
  trx: Trx,
  { organisationId, projectId }: { organisationId: string; projectId: string },
  numbers: readonly number[] | null,
  after: number,
): Promise<Row[]> {
  const which = numbers === null ? sql`v.state = 'open'` : sql`v.number = any(${numbers as number[]}::bigint[])`;
  const { rows } = await sql<Row>`
  select v.number, v.severity, v.exploited, d.detail->'advisory'->>'dueDate' as due_date,
    to_char(v.first_seen_at at time zone 'utc', 'YYYY-MM-DD') as first_seen, v.deadline as kind, v.due,
    v.deadline_rule as rule, v.deadline_since as since,
    case when exists (select from decisions c where c.organisation_id = v.organisation_id and c.number = v.number)
      then (select coalesce(jsonb_agg(jsonb_build_object(
          'from', to_char(coalesce(c.approved_at, c.made_at) at time zone 'utc', 'YYYY-MM-DD'),
          'to', to_char(least((c.ended_at at time zone 'utc')::date - 1, c.until), 'YYYY-MM-DD'), 'reason', c.kind)
          order by c.decision_id), '[]')
        from decisions c where c.organisation_id = v.organisation_id and c.number = v.number and c.state = 'made')
      else '[]' end as pauses
  from vulnerabilities v
  join vulnerability_details d on d.organisation_id = v.organisation_id and d.vulnerability_id = v.vulnerability_id
  where v.organisation_id = ${organisationId} and v.project_id = ${projectId} and ${which} and v.number > ${after}
  order by v.number limit ${AT_ONCE}`.execute(trx);
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

function changeOf(clock: Clock, row: Row, anew: boolean): ({ number: number } & DeadlineColumns)[] {
  const since = anew ? clock.today : (row.since ?? row.firstSeen);
  const deadline = deadlineAt(clock, { ...row, since });
  const next = columnsOf(deadline, since);
  const same = next.kind === row.kind && next.due === row.due && next.rule === row.rule && next.since === row.since;
  return same ? [] : [{ number: row.number, ...next }];
}
