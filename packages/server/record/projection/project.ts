import type { Trx } from '../context.ts';
import type { StoredEvent } from '../events/event.ts';
import { numbersOf, type Range } from '../events/ranges.ts';
import { countFacets, dropEmptyFacets } from './facets.ts';
import { settleStates } from './state.ts';
import { tellPlanner } from './statistics.ts';
import { type At, MOVES_STATE, STEPS } from './steps.ts';

/** Brings the projection and its counters up to what was just appended. */
export async function project(trx: Trx, organisationId: string, events: readonly StoredEvent[]): Promise<void> {
  const counted = [...new Set(events.flatMap(numbersThatMove))];
  const moved = [...new Set(events.filter(({ kind }) => MOVES_STATE.has(kind)).flatMap(({ subjects }) => subjects))];
  if (counted.length > 0) await countFacets(trx, organisationId, counted, -1);
  for (const [index, { kind, sequence, subjects, data }] of events.entries()) {
    await applyEvent(trx, kind, { organisationId, sequence, numbers: numbersIn(subjects, data) });
    const last = events[index + 1]?.kind !== kind;
    if (last && kind === 'vulnerability.described') await tellPlanner(trx, 'described', counted.length);
    if (last && kind === 'vulnerability.opened') await tellPlanner(trx, 'on-branches', subjects.length);
  }
  if (moved.length > 0) await settleStates(trx, organisationId, moved);
  if (counted.length > 0) {
    await countFacets(trx, organisationId, counted, 1);
    await dropEmptyFacets(trx, organisationId);
  }
}

/** One event's effect on the projection's rows; counters and states over all branches are settled by the caller. */
export async function applyEvent(trx: Trx, kind: string, at: At): Promise<void> {
  for (const statement of STEPS.get(kind)?.(at) ?? []) await statement.execute(trx);
}

/** Those in the event's subjects and those that its data names as ranges. */
export function numbersIn(subjects: readonly number[], data: { readonly ranges?: readonly Range[] }): number[] {
  return [...subjects.map(Number), ...numbersOf(data.ranges ?? [])];
}

/** Vulnerabilities that may stand under another value of a facet afterwards. */
function numbersThatMove({ kind, subjects, data }: StoredEvent): readonly number[] {
  if (!STEPS.has(kind)) return [];
  const { findings, changes } = data as { findings?: { number: number }[]; changes?: { number: number }[] };
  const described = kind === 'vulnerability.described' ? (findings ?? []) : [];
  const reassessed = kind === 'vulnerability.reassessed' ? (changes ?? []) : [];
  return [...subjects, ...[...described, ...reassessed].map(({ number }) => number)];
}
