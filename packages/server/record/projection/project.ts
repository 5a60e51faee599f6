import { sql } from 'kysely';
import type { Trx } from '../context.ts';
import type { StoredEvent } from '../events/event.ts';
import { numbersOf, type Range } from '../events/ranges.ts';
import { countFacets, dropEmptyFacets } from './facets.ts';
import { settleStates } from './state.ts';
import { tellPlanner } from './statistics.ts';
import type { At } from './step.ts';
import { MOVES_STATE, STEPS } from './steps.ts';

/** Brings the projection and its counters up to what was just appended. */
export async function project(trx: Trx, organisationId: string, events: readonly StoredEvent[]): Promise<void> {
  const touched = [...new Set(events.flatMap(numbersThatMove))];
  const shown = touched.length > 0 ? await shownFor(trx, organisationId, touched) : [];
  const counted = [...new Set([...touched, ...shown])];
  const moving = events.filter(({ kind }) => MOVES_STATE.has(kind)).flatMap(movedBy);
  const moved = moving.length > 0 ? [...new Set([...moving, ...shown])] : [];
  if (counted.length > 0) await countFacets(trx, organisationId, counted, -1);
  const fresh = events.reduce((sum, event) => sum + freshIn(event).size, 0);
  for (const [index, { kind, sequence, subjects, data }] of events.entries()) {
    await applyEvent(trx, kind, { organisationId, sequence, numbers: numbersIn(subjects, data) });
    const last = events[index + 1]?.kind !== kind;
    if (last && kind === 'vulnerability.described') await tellPlanner(trx, 'described', fresh);
    if (last && kind === 'vulnerability.opened') await tellPlanner(trx, 'on-branches', subjects.length);
  }
  if (moved.length > 0) await settleStates(trx, organisationId, moved);
  if (counted.length > 0) {
    await countFacets(trx, organisationId, counted, 1);
    await dropEmptyFacets(
      trx,
      organisationId,
      events.map(({ projectId }) => projectId),
    );
  }
}

/** Those of an event whose state over all branches may be another one: what nobody had seen before is open from the start. */
function movedBy(event: StoredEvent): number[] {
  const fresh = freshIn(event);
  return event.subjects.filter((number) => !fresh.has(number));
}

function freshIn({ kind, data }: StoredEvent): ReadonlySet<number> {
  const { new: fresh } = data as { new?: readonly Range[] };
  return new Set(kind === 'vulnerability.opened' ? numbersOf(fresh ?? []) : []);
}

/** What stands in the lists for those of these that are witnesses. */
async function shownFor(trx: Trx, organisationId: string, numbers: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
  select distinct v.witness_of as number from vulnerabilities v
  where v.organisation_id = ${organisationId} and v.number = any(${numbers as number[]}::bigint[])
    and v.witness_of is not null`.execute(trx);
  return rows.map(({ number }) => Number(number));
}

/** One event's effect on the projection's rows; counters and states over all branches are settled by the caller. */
export async function applyEvent(trx: Trx, kind: string, at: At): Promise<void> {
  for (const statement of STEPS.get(kind)?.(at) ?? []) await statement.execute(trx);
}

/** Those in the event's subjects and those that its data names as ranges. */
export function numbersIn(subjects: readonly number[], data: { readonly ranges?: readonly Range[] }): number[] {
  return [...subjects.map(Number), ...numbersOf(data.ranges ?? [])];
}

const CHANGES: ReadonlySet<string> = new Set(['vulnerability.reassessed', 'vulnerability.deadline']);

/** Vulnerabilities that may stand under another value of a facet afterwards. */
function numbersThatMove({ kind, subjects, data }: StoredEvent): readonly number[] {
  if (!STEPS.has(kind)) return [];
  const { findings, changes } = data as { findings?: { number: number }[]; changes?: { number: number }[] };
  const described = kind === 'vulnerability.described' ? (findings ?? []) : [];
  const reassessed = CHANGES.has(kind) ? (changes ?? []) : [];
  return [...subjects, ...[...described, ...reassessed].map(({ number }) => number)];
}
