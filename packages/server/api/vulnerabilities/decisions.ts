import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { dayOf, decide, endDecision } from '../../record/index.ts';
import type { Database } from '../../store/schema.ts';
import { audit } from '../operations/audit.ts';
import { recorded } from '../record-problem.ts';
import type { Handlers } from '../route/call.ts';
import { numberOf } from '../route/resources.ts';
import { personBehind } from '../route/who.ts';
import { iso, isoOrNull } from '../times.ts';

export const DECISION_HANDLERS: Handlers<'decide' | 'endDecision'> = {
  async decide({ services, actor, organisationId, projectId, params, body, now }) {
    const number = numberOf(params.vulnerability);
    const person = personBehind(actor);
    const { decisionId } = await recorded(decide(services.record, { organisationId, number, ...body, person, now }));
    const data = { kind: body.kind, until: body.until, decision: decisionId };
    await audit(services, actor, {
      action: 'decision.make',
      subject: `vulnerability:${params.vulnerability}`,
      data,
      now,
    });
    services.live.publish(organisationId, projectId, {
      kind: 'decided',
      at: iso(now),
      vulnerability: params.vulnerability,
    });
    return one(services.db, organisationId, decisionId, now);
  },

  async endDecision({ services, actor, organisationId, projectId, params, body, now }) {
    const decisionId = params.decision;
    const person = personBehind(actor);
    const { ended } = await recorded(
      endDecision(services.record, { organisationId, decisionId, reason: body.reason, person, now }),
    );
    if (!ended) throw new Problem('decision-ended');
    const decision = await one(services.db, organisationId, decisionId, now);
    await audit(services, actor, { action: 'decision.end', subject: `decision:${decisionId}`, data: {}, now });
    services.live.publish(organisationId, projectId, {
      kind: 'decided',
      at: iso(now),
      vulnerability: `VBN-${decision.number}`,
    });
    return decision;
  },
};

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
    .select([
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

type DecisionRow = Awaited<ReturnType<ReturnType<typeof decisionRows>['execute']>>[number];

export function shownDecision(row: DecisionRow, now: Date) {
  return {
    id: row.decisionId,
    kind: row.kind,
    reason: row.reason,
    until: row.until,
    madeBy: { id: row.madeBy, name: row.name },
    made: iso(row.madeAt),
    ended: isoOrNull(row.endedAt),
    endedReason: row.endedReason,
    holds: row.endedAt === null && row.until >= dayOf(now),
  };
}
