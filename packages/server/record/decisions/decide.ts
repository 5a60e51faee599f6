import { isDay, type Severity } from '@vauban/domain';
import type { Selectable } from 'kysely';
import type { DecisionKind, DecisionsTable } from '../../store/decision-tables.ts';
import { newId } from '../../store/identifier.ts';
import type { RecordContext, Trx } from '../context.ts';
import { settleDeadlines } from '../deadlines/settle.ts';
import { appendEvents } from '../events/append.ts';
import type { EVENT_KINDS, NewEvent } from '../events/event.ts';
import { RecordProblem } from '../problem.ts';
import { storableText } from '../storable.ts';
import { inTransaction, lockProjects } from '../transaction.ts';
import { dayOf } from './day.ts';
import { keepPattern } from './patterns.ts';

const LONGEST_REASON = 2000;

export interface DecideInput {
  readonly organisationId: string;
  /** 12 for VBN-12. */
  readonly number: number;
  readonly kind: DecisionKind;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it holds, in UTC. */
  readonly until: string;
  /** The id of the person. */
  readonly person: string;
  /** Whether the person may decide alone on something of this severity; else it is a proposal. Absent: yes. */
  readonly mayDecide?: (severity: Severity) => boolean;
  /** A glob: a false positive says so of its rule below it, for what comes later too. Needs a policy on the server. */
  readonly pattern?: string;
  readonly now: Date;
}

/**
 * Records what a person decided or proposed; a decision that held before is ended by one that is made. A witness stands
 * for the vulnerability that it is of. Throws `RecordProblem`.
 */
export async function decide(
  ctx: RecordContext,
  input: DecideInput,
): Promise<{ decisionId: string; state: 'made' | 'proposed' }> {
  const { organisationId, kind, until, person, now } = input;
  checkWords(input);
  return inTransaction(ctx.db, async (trx) => {
    const known = await takeTurn(trx, organisationId, input.number);
    const { projectId, number, decisionId: before } = known;
    const state = (input.mayDecide?.(known.severity) ?? true) ? 'made' : 'proposed';
    const decisionId = newId(now);
    const actor = { kind: 'person', id: person } as const;
    const event = (what: 'decision.made' | 'decision.proposed' | 'decision.ended', data: object): NewEvent => {
      return { kind: what, actor, projectId, scanId: null, subjects: [number], data, at: now };
    };
    const about = await lastSeen(trx, organisationId, number);
    const reason = storableText(input.reason.trim(), LONGEST_REASON);
    const isMade = state === 'made';
    const events = await appendEvents(trx, organisationId, [
      ...(before && isMade ? [event('decision.ended', { decisionId: before, reason: REPLACED })] : []),
      event(`decision.${state}`, { decisionId, kind, reason, until, madeBy: person, ...about }),
    ]);
    if (input.pattern !== undefined) {
      if (kind !== 'false-positive' || !isMade) throw new RecordProblem('decision-invalid', ONLY_FALSE_POSITIVES);
      await keepPattern(trx, {
        organisationId,
        projectId,
        number,
        decisionId,
        path: input.pattern,
        reason,
        until,
        now,
      });
    }
    const timed = await settleDeadlines(trx, { organisationId, projectId, now }, [number]);
    await ctx.notify(trx, [...events, ...timed]);
    return { decisionId, state };
  });
}

const REPLACED = 'another decision took its place';
const ONLY_FALSE_POSITIVES = 'Only a false positive that is decided on can say so of its rule.';

export interface EndDecisionInput {
  readonly organisationId: string;
  readonly decisionId: string;
  readonly reason: string;
  readonly person: string;
  readonly now: Date;
}

/** Ends a decision before its day; one that has ended stays as it is. */
export async function endDecision(ctx: RecordContext, input: EndDecisionInput): Promise<{ ended: boolean }> {
  return changeDecision(ctx, input, ({ endedAt }) => (endedAt === null ? 'decision.ended' : null)).then((changed) => ({
    ended: changed,
  }));
}

/** Rejects a proposal. */
export async function rejectDecision(ctx: RecordContext, input: EndDecisionInput): Promise<boolean> {
  return changeDecision(ctx, input, (known) => (isWaiting(known) ? 'decision.rejected' : null));
}

/** Says that a decision still holds although its evidence changed. */
export async function confirmDecision(ctx: RecordContext, input: EndDecisionInput): Promise<boolean> {
  return changeDecision(ctx, input, ({ endedAt, state }) =>
    endedAt === null && state === 'made' ? 'decision.confirmed' : null,
  );
}

/** Lets a proposal hold; whoever proposed it may not. What held before ends. False: it is no proposal any more. */
export async function approveDecision(ctx: RecordContext, input: Omit<EndDecisionInput, 'reason'>): Promise<boolean> {
  return changeDecision(ctx, { ...input, reason: 'approved' }, (known) => {
    if (!isWaiting(known)) return null;
    if (known.madeBy === input.person) throw new RecordProblem('decision-invalid', 'Somebody else has to approve it.');
    if (known.until < dayOf(input.now)) throw new RecordProblem('decision-invalid', 'Its last day is over.');
    return 'decision.approved';
  });
}

function isWaiting({ endedAt, state }: Pick<DecisionRow, 'endedAt' | 'state'>): boolean {
  return endedAt === null && state === 'proposed';
}

type DecisionRow = Selectable<DecisionsTable>;

/** Appends what `kindOf` makes of the decision as it stands in its project's turn; null: nothing. */
async function changeDecision(
  ctx: RecordContext,
  { organisationId, decisionId, person, now, ...input }: EndDecisionInput,
  kindOf: (decision: DecisionRow) => keyof typeof EVENT_KINDS | null,
): Promise<boolean> {
  const reason = storableText(input.reason.trim(), LONGEST_REASON);
  return inTransaction(ctx.db, async (trx) => {
    const find = trx
      .selectFrom('decisions')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('decisionId', '=', decisionId);
    const known = await find.executeTakeFirst();
    if (!known) throw new RecordProblem('not-found', 'There is no such decision.');
    const { projectId, number } = known;
    await lockProjects(trx, organisationId, [projectId]);
    const kind = kindOf(await find.executeTakeFirstOrThrow());
    if (kind === null) return false;
    const actor = { kind: 'person', id: person } as const;
    const event = (what: keyof typeof EVENT_KINDS, data: object): NewEvent => {
      return { kind: what, actor, projectId, scanId: null, subjects: [number], data, at: now };
    };
    const before = kind === 'decision.approved' ? await heldBy(trx, organisationId, number) : null;
    const about = kind === 'decision.confirmed' ? await lastSeen(trx, organisationId, number) : {};
    const events = await appendEvents(trx, organisationId, [
      ...(before === null ? [] : [event('decision.ended', { decisionId: before, reason: REPLACED })]),
      event(kind, { decisionId, reason, ...about }),
    ]);
    const timed = await settleDeadlines(trx, { organisationId, projectId, now }, [number]);
    await ctx.notify(trx, [...events, ...timed]);
    return true;
  });
}

async function heldBy(trx: Trx, organisationId: string, number: number): Promise<string | null> {
  const row = await trx
    .selectFrom('vulnerabilities')
    .select('decisionId')
    .where('organisationId', '=', organisationId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.decisionId ?? null;
}

export function checkWords({ reason, until, now }: Pick<DecideInput, 'reason' | 'until' | 'now'>): void {
  if (reason.trim() === '') throw new RecordProblem('decision-invalid', 'A decision needs a reason.');
  if (!isDay(until)) throw new RecordProblem('decision-invalid', 'A decision needs an end, a day as YYYY-MM-DD.');
  if (until < dayOf(now)) throw new RecordProblem('decision-invalid', `The end ${until} is over; name a later day.`);
}

/** The vulnerability, as it stands once its project's turn is ours; for a witness the one that it is of. */
async function takeTurn(trx: Trx, organisationId: string, number: number) {
  const find = (one: number) =>
    trx
      .selectFrom('vulnerabilities')
      .select(['number', 'projectId', 'decisionId', 'severity', 'witnessOf'])
      .where('organisationId', '=', organisationId)
      .where('number', '=', one)
      .executeTakeFirst();
  const known = await find(number);
  if (!known) throw new RecordProblem('not-found', `There is no vulnerability VBN-${number}.`);
  await lockProjects(trx, organisationId, [known.projectId]);
  const now = (await find(number)) ?? known;
  return now.witnessOf === null ? now : ((await find(Number(now.witnessOf))) ?? now);
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
    .select(['v.exploited', 'v.severityRank', 'b.lastSeenCommit'])
    .where('v.organisationId', '=', organisationId)
    .where('v.number', '=', number)
    .orderBy('r.isDefault', 'desc')
    .orderBy('s.sequence', 'desc')
    .executeTakeFirst();
  const { lastSeenCommit: commit = null, exploited, severityRank = null } = row ?? {};
  return { commit, exploited: exploited === 'yes', severityRank };
}
