import { sql } from 'kysely';
import type { DecisionKind } from '../../store/decision-tables.ts';
import { newId } from '../../store/identifier.ts';
import type { RecordContext, Trx } from '../context.ts';
import { settleDeadlines } from '../deadlines/settle.ts';
import { appendEvents } from '../events/append.ts';
import type { EVENT_KINDS, NewEvent } from '../events/event.ts';
import { storableText } from '../storable.ts';
import { inTransaction, lockProjects } from '../transaction.ts';
import { dayOf } from './day.ts';
import { checkWords } from './decide.ts';

/** What is done to many at once. */
export type BulkChange =
  | { readonly do: 'decide'; readonly kind: DecisionKind; readonly reason: string; readonly until: string }
  | { readonly do: 'end'; readonly reason: string };

export interface BulkInput {
  readonly organisationId: string;
  /** Numbers of vulnerabilities. */
  readonly numbers: readonly number[];
  readonly change: BulkChange;
  readonly person: string;
  readonly now: Date;
}

interface Row {
  readonly number: number;
  readonly projectId: string;
  readonly decisionId: string | null;
  readonly commit: string | null;
  readonly exploited: boolean;
  readonly severityRank: number;
}

type Kind = keyof typeof EVENT_KINDS;

/**
 * Decides on all of these that nobody has decided on, or ends what was decided: all of it or nothing, and undone by the
 * id that is answered. Nobody is written to for each. Throws `RecordProblem`.
 */
export async function changeMany(ctx: RecordContext, input: BulkInput): Promise<{ bulkId: string; count: number }> {
  const { organisationId, change, now } = input;
  if (change.do === 'decide') checkWords({ ...change, now });
  const reason = storableText(change.reason.trim(), 2000);
  const bulk = newId(now);
  return inTransaction(ctx.db, async (trx) => {
    const rows = await taken(trx, organisationId, input.numbers);
    const events = rows.flatMap(({ number, projectId, decisionId, ...about }): NewEvent[] => {
      const event = (kind: Kind, data: object) =>
        eventOf(kind, input, { number, projectId }, { ...data, reason, bulk });
      if (change.do === 'end') return decisionId === null ? [] : [event('decision.ended', { decisionId })];
      if (decisionId !== null) return [];
      const { kind, until } = change;
      return [event('decision.made', { decisionId: newId(now), kind, until, madeBy: input.person, ...about })];
    });
    await append(trx, organisationId, events, now);
    return { bulkId: bulk, count: events.length };
  });
}

export interface UndoInput {
  readonly organisationId: string;
  readonly bulkId: string;
  /** Where the person may undo. */
  readonly projects: 'all' | readonly string[];
  readonly person: string;
  readonly now: Date;
}

/** Ends what a change of many decided and restores what it ended, as far as nobody has changed that since. */
export async function undoMany(ctx: RecordContext, input: UndoInput): Promise<{ undone: number; left: number }> {
  const { organisationId, bulkId, projects, now } = input;
  return inTransaction(ctx.db, async (trx) => {
    const all = await decisionsOf(trx, organisationId, bulkId);
    const may = all.filter(({ projectId }) => projects === 'all' || projects.includes(projectId));
    await lockProjects(
      trx,
      organisationId,
      may.map(({ projectId }) => projectId),
    );
    const still = new Map((await decisionsOf(trx, organisationId, bulkId)).map((row) => [row.decisionId, row]));
    const events = may.flatMap(({ decisionId }): NewEvent[] => {
      const row = still.get(decisionId);
      if (row === undefined) return [];
      const event = (kind: Kind) => eventOf(kind, input, row, { decisionId, reason: 'a change of many was undone' });
      if (row.made && row.held === decisionId) return [event('decision.ended')];
      const isOver = row.until < dayOf(now);
      return !row.made && row.held === null && !isOver ? [event('decision.restored')] : [];
    });
    await append(trx, organisationId, events, now);
    return { undone: events.length, left: all.length - events.length };
  });
}

function eventOf(
  kind: Kind,
  { person, now }: { person: string; now: Date },
  { number, projectId }: { number: number; projectId: string },
  data: object,
): NewEvent {
  const actor = { kind: 'person', id: person } as const;
  return { kind, actor, projectId, scanId: null, subjects: [number], data, at: now };
}

async function append(trx: Trx, organisationId: string, events: readonly NewEvent[], now: Date): Promise<void> {
  await appendEvents(trx, organisationId, events);
  for (const projectId of [...new Set(events.flatMap((event) => event.projectId ?? []))].sort()) {
    const numbers = events.flatMap((event) => (event.projectId === projectId ? event.subjects : []));
    await settleDeadlines(trx, { organisationId, projectId, now }, numbers);
  }
}

/** The vulnerabilities, as they stand once the turns of all their projects are ours. */
async function taken(trx: Trx, organisationId: string, numbers: readonly number[]): Promise<Row[]> {
  const projects = await sql<{ projectId: string }>`select distinct project_id from vulnerabilities
  where organisation_id = ${organisationId} and number = any(${numbers as number[]}::bigint[])`.execute(trx);
  await lockProjects(
    trx,
    organisationId,
    projects.rows.map(({ projectId }) => projectId),
  );
  const { rows } = await sql<Row>`
  select distinct on (v.number) v.number, v.project_id, v.decision_id, b.last_seen_commit as commit,
    v.exploited = 'yes' as exploited, v.severity_rank
  from vulnerabilities v
  left join (vulnerability_branches b
      join branches r on r.organisation_id = b.organisation_id and r.branch_id = b.branch_id
      join scans s on s.organisation_id = b.organisation_id and s.scan_id = b.last_seen_scan_id)
    on b.organisation_id = v.organisation_id and b.vulnerability_id = v.vulnerability_id
  where v.organisation_id = ${organisationId} and v.number = any(${numbers as number[]}::bigint[])
    and v.witness_of is null
  order by v.number, r.is_default desc nulls last, s.sequence desc`.execute(trx);
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

interface BulkDecision {
  readonly decisionId: string;
  readonly number: number;
  readonly projectId: string;
  readonly until: string;
  /** It was made by the change; else it was ended by it. */
  readonly made: boolean;
  /** The decision that the vulnerability bears now. */
  readonly held: string | null;
}

async function decisionsOf(trx: Trx, organisationId: string, bulkId: string): Promise<BulkDecision[]> {
  const { rows } = await sql<BulkDecision>`
  select d.decision_id, d.number, d.project_id, d.until, d.bulk_id is not distinct from ${bulkId}::uuid as made,
    v.decision_id as held
  from decisions d join vulnerabilities v on v.organisation_id = d.organisation_id and v.number = d.number
  where d.organisation_id = ${organisationId} and (d.bulk_id = ${bulkId}::uuid or d.ended_bulk_id = ${bulkId}::uuid)
  order by d.number, d.decision_id`.execute(trx);
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}
