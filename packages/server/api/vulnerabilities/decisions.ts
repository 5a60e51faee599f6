import { type Severity, severityRank } from '@vauban/domain';
import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { authorise } from '../../people/authorise.ts';
import {
  approvalPolicyOf,
  approveDecision,
  confirmDecision,
  dayOf,
  decide,
  type EndDecisionInput,
  endDecision,
  rejectDecision,
} from '../../record/index.ts';
import type { Database } from '../../store/schema.ts';
import { audit } from '../operations/audit.ts';
import { recorded } from '../record-problem.ts';
import type { Call, Handlers } from '../route/call.ts';
import { numberOf } from '../route/resources.ts';
import { personBehind } from '../route/who.ts';
import type { Services } from '../services.ts';
import { iso, isoOrNull } from '../times.ts';

export const DECISION_HANDLERS: Handlers<
  'decide' | 'endDecision' | 'approveDecision' | 'rejectDecision' | 'confirmDecision'
> = {
  async decide({ services, actor, organisationId, projectId, params, body, now }) {
    const number = numberOf(params.vulnerability);
    const person = personBehind(actor);
    const { kind, reason, until, pattern } = body;
    const approval = await approvalPolicyOf(services.db, organisationId, projectId);
    const isGuardian = authorise(actor, 'decision.make', { organisationId, projectId }).allowed;
    const mayDecide = (severity: Severity) => isGuardian || rankOf(severity) < rankOf(approval.proposeFrom);
    const wish = { organisationId, number, kind, reason, until, person, mayDecide, now };
    const { decisionId, state } = await recorded(
      decide(services.record, { ...wish, ...(pattern !== undefined && { pattern: pattern.path }) }),
    );
    const data = { kind, until, decision: decisionId, state, ...(pattern && { pattern: pattern.path }) };
    const action = state === 'made' ? 'decision.make' : 'decision.propose';
    await audit(services, actor, { action, subject: `vulnerability:${params.vulnerability}`, data, now });
    const vulnerability = params.vulnerability;
    services.live.publish(organisationId, projectId, { kind: 'decided', at: iso(now), vulnerability });
    return one(services.db, organisationId, decisionId, now);
  },

  endDecision: (call) => change(call, 'decision.end', async (record, wish) => (await endDecision(record, wish)).ended),
  rejectDecision: (call) => change(call, 'decision.reject', rejectDecision),
  confirmDecision: (call) => change(call, 'decision.confirm', confirmDecision),
  approveDecision: (call) => change({ ...call, body: { reason: 'approved' } }, 'decision.approve', approveDecision),
};

type Change = Pick<Call, 'services' | 'actor' | 'organisationId' | 'projectId' | 'now'> & {
  readonly params: { readonly decision: string };
  readonly body: { readonly reason: string };
};

/** What a person does to a decision; a problem when it has ended, or is none to which that can be done. */
async function change(
  { services, actor, organisationId, projectId, params, body, now }: Change,
  action: string,
  work: (record: Services['record'], wish: EndDecisionInput) => Promise<boolean>,
) {
  const decisionId = params.decision;
  const wish = { organisationId, decisionId, reason: body.reason, person: personBehind(actor), now };
  if (!(await recorded(work(services.record, wish)))) throw new Problem('decision-ended');
  const decision = await one(services.db, organisationId, decisionId, now);
  await audit(services, actor, { action, subject: `decision:${decisionId}`, data: {}, now });
  const vulnerability = `VBN-${decision.number}`;
  services.live.publish(organisationId, projectId, { kind: 'decided', at: iso(now), vulnerability });
  return decision;
}

/** None below low, unknown like critical: what is not known is never decided on alone. */
function rankOf(severity: Severity): number {
  return severity === 'unknown' ? severityRank('critical') : severityRank(severity);
}

async function one(db: Kysely<Database>, organisationId: string, decisionId: string, now: Date) {
  const [row] = await decisionRows(db, organisationId).where('decisions.decisionId', '=', decisionId).execute();
  if (row === undefined) throw new Problem('not-found');
  return { ...shownDecision(row, now), number: row.number };
}

/** Decisions with the names of those who made them. */
export function decisionRows(db: Kysely<Database>, organisationId: string) {
  return db
    .selectFrom('decisions')
    .innerJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'decisions.organisationId')
        .onRef('people.personId', '=', 'decisions.madeBy'),
    )
    .leftJoin('people as approver', (join) =>
      join
        .onRef('approver.organisationId', '=', 'decisions.organisationId')
        .onRef('approver.personId', '=', 'decisions.approvedBy'),
    )
    .select([
      'decisions.state',
      'decisions.approvedBy',
      'decisions.approvedAt',
      'decisions.questionedAt',
      'decisions.questionedWhy',
      'approver.name as approverName',
      'decisions.decisionId',
      'decisions.number',
      'decisions.kind',
      'decisions.reason',
      'decisions.until',
      'decisions.madeBy',
      'decisions.madeAt',
      'decisions.endedAt',
      'decisions.endedReason',
      'people.name',
    ])
    .where('decisions.organisationId', '=', organisationId);
}

const DAY_MS = 86_400_000;

/** When the clock of its deadline stands still: as long as a decision holds, and not on the day on which it was ended. */
export function pausesOf(rows: readonly DecisionRow[]): { from: string; to: string; reason: string }[] {
  return rows
    .filter(({ state }) => state === 'made')
    .map(({ approvedAt, madeAt, endedAt, until, kind }) => ({
      from: dayOf(approvedAt ?? madeAt),
      to: earlier(until, endedAt === null ? until : dayOf(new Date(endedAt.getTime() - DAY_MS))),
      reason: kind,
    }));
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

type DecisionRow = Awaited<ReturnType<ReturnType<typeof decisionRows>['execute']>>[number];

export function shownDecision(row: DecisionRow, now: Date) {
  return {
    id: row.decisionId,
    kind: row.kind,
    reason: row.reason,
    until: row.until,
    state: row.state,
    madeBy: { id: row.madeBy, name: row.name },
    made: iso(row.madeAt),
    approvedBy: row.approvedBy === null ? null : { id: row.approvedBy, name: row.approverName ?? '' },
    questioned: row.questionedAt === null ? null : { at: iso(row.questionedAt), why: row.questionedWhy ?? '' },
    ended: isoOrNull(row.endedAt),
    endedReason: row.endedReason,
    holds: row.state === 'made' && row.endedAt === null && row.until >= dayOf(now),
  };
}
