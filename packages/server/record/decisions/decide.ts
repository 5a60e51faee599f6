import { isDay } from '@vauban/domain';
import { newId } from '../../store/identifier.ts';
import type { RecordContext, Trx } from '../context.ts';
import { appendEvents } from '../events/append.ts';
import type { NewEvent } from '../events/event.ts';
import { RecordProblem } from '../problem.ts';
import { storableText } from '../storable.ts';
import { inTransaction, lockProjects } from '../transaction.ts';
import { dayOf } from './expire.ts';

const LONGEST_REASON = 2000;

export interface DecideInput {
  readonly organisationId: string;
  /** 12 for VBN-12. */
  readonly number: number;
  readonly kind: 'accepted' | 'false-positive';
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it holds, in UTC. */
  readonly until: string;
  /** The id of the person. */
  readonly person: string;
  readonly now: Date;
}

/** Records what a person decided; a decision that held before is ended by it. Throws `RecordProblem`. */
export async function decide(ctx: RecordContext, input: DecideInput): Promise<{ decisionId: string }> {
  const { organisationId, number, kind, until, person, now } = input;
  checkWords(input);
  return inTransaction(ctx.db, async (trx) => {
    const { projectId, decisionId: before } = await takeTurn(trx, organisationId, number);
    const decisionId = newId(now);
    const actor = { kind: 'person', id: person } as const;
    const event = (what: 'decision.made' | 'decision.ended', data: object): NewEvent => {
      return { kind: what, actor, projectId, scanId: null, subjects: [number], data, at: now };
    };
    const about = await lastSeen(trx, organisationId, number);
    const reason = storableText(input.reason.trim(), LONGEST_REASON);
    const events = await appendEvents(trx, organisationId, [
      ...(before ? [event('decision.ended', { decisionId: before, reason: 'another decision took its place' })] : []),
      event('decision.made', { decisionId, kind, reason, until, madeBy: person, ...about }),
    ]);
    await ctx.notify(trx, events);
    return { decisionId };
  });
}

export interface EndDecisionInput {
  readonly organisationId: string;
  readonly decisionId: string;
  readonly reason: string;
  readonly person: string;
  readonly now: Date;
}

/** Ends a decision before its day; one that has ended stays as it is. */
export async function endDecision(ctx: RecordContext, input: EndDecisionInput): Promise<{ ended: boolean }> {
  const { organisationId, decisionId, person, now } = input;
  const reason = storableText(input.reason.trim(), LONGEST_REASON);
  return inTransaction(ctx.db, async (trx) => {
    const find = trx
      .selectFrom('decisions')
      .select(['projectId', 'number', 'endedAt'])
      .where('organisationId', '=', organisationId)
      .where('decisionId', '=', decisionId);
    const known = await find.executeTakeFirst();
    if (!known) throw new RecordProblem('not-found', 'There is no such decision.');
    await lockProjects(trx, organisationId, [known.projectId]);
    const { endedAt } = await find.executeTakeFirstOrThrow();
    if (endedAt) return { ended: false };
    const events = await appendEvents(trx, organisationId, [
      {
        kind: 'decision.ended',
        actor: { kind: 'person', id: person },
        projectId: known.projectId,
        scanId: null,
        subjects: [known.number],
        data: { decisionId, reason },
        at: now,
      },
    ]);
    await ctx.notify(trx, events);
    return { ended: true };
  });
}

function checkWords({ reason, until, now }: DecideInput): void {
  if (reason.trim() === '') throw new RecordProblem('decision-invalid', 'A decision needs a reason.');
  if (!isDay(until)) throw new RecordProblem('decision-invalid', 'A decision needs an end, a day as YYYY-MM-DD.');
  if (until < dayOf(now)) throw new RecordProblem('decision-invalid', `The end ${until} is over; name a later day.`);
}

/** The vulnerability, as it stands once its project's turn is ours. */
async function takeTurn(trx: Trx, organisationId: string, number: number) {
  const find = trx
    .selectFrom('vulnerabilities')
    .select(['projectId', 'decisionId'])
    .where('organisationId', '=', organisationId)
    .where('number', '=', number);
  const known = await find.executeTakeFirst();
  if (!known) throw new RecordProblem('not-found', `There is no vulnerability VBN-${number}.`);
  await lockProjects(trx, organisationId, [known.projectId]);
  return find.executeTakeFirstOrThrow();
}

/** What the decision is about: the commit where it was last seen, on the default branch before any other. */
async function lastSeen(trx: Trx, organisationId: string, number: number) {
  const row = await trx
    .selectFrom('vulnerabilities as v')
    .innerJoin('vulnerabilityBranches as b', (join) =>
      join.onRef('b.organisationId', '=', 'v.organisationId').onRef('b.vulnerabilityId', '=', 'v.vulnerabilityId'),
    )
    .innerJoin('branches as r', (join) =>
      join.onRef('r.organisationId', '=', 'b.organisationId').onRef('r.branchId', '=', 'b.branchId'),
    )
    .innerJoin('scans as s', (join) =>
      join.onRef('s.organisationId', '=', 'b.organisationId').onRef('s.scanId', '=', 'b.lastSeenScanId'),
    )
    .select(['v.exploited', 'b.lastSeenCommit'])
    .where('v.organisationId', '=', organisationId)
    .where('v.number', '=', number)
    .orderBy('r.isDefault', 'desc')
    .orderBy('s.sequence', 'desc')
    .executeTakeFirst();
  return { commit: row?.lastSeenCommit ?? null, exploited: row?.exploited === 'yes' };
}
