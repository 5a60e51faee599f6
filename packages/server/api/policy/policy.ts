import { type Configuration, checkPolicy, DEFAULT_CONFIGURATION, policyDigest } from '@vauban/domain';
import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { approvalPolicyOf, deadlinePolicyOf, inTransaction } from '../../record/index.ts';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';
import { conflict } from '../conflict.ts';
import { audit } from '../operations/audit.ts';
import type { Call, Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import { isoOrNull } from '../times.ts';

export const POLICY_HANDLERS: Handlers<'readPolicy' | 'changePolicy' | 'readDefaultPolicy' | 'changeDefaultPolicy'> = {
  readPolicy: ({ services, organisationId, projectId }) => read(services.db, organisationId, projectId),
  changePolicy: (call) => change(call, call.projectId, call.body as Wish),
  readDefaultPolicy: ({ services, organisationId }) => read(services.db, organisationId, null),
  changeDefaultPolicy: (call) => change(call, null, call.body as Wish),
};

interface Wish {
  readonly document: Configuration;
  readonly version: number;
  readonly deadlines?: unknown;
  readonly approval?: unknown;
}

async function newest(db: Kysely<Database>, organisationId: string, projectId: string | null) {
  return db
    .selectFrom('policies')
    .leftJoin('people', (join) =>
      join
        .onRef('people.organisationId', '=', 'policies.organisationId')
        .onRef('people.personId', '=', 'policies.madeBy'),
    )
    .select([
      'policies.version',
      'policies.digest',
      'policies.document',
      'policies.madeAt',
      'policies.deadlines',
      'policies.approval',
      'people.name',
    ])
    .where('policies.organisationId', '=', organisationId)
    .where((by) =>
      projectId === null ? by('policies.projectId', 'is', null) : by('policies.projectId', '=', projectId),
    )
    .orderBy('policies.version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function read(db: Kysely<Database>, organisationId: string, projectId: string | null) {
  const own = projectId === null ? undefined : await newest(db, organisationId, projectId);
  const common = own === undefined ? await newest(db, organisationId, null) : undefined;
  const held = own ?? common;
  return {
    origin: own ? ('project' as const) : common ? ('organisation' as const) : ('repository' as const),
    version: held?.version ?? 0,
    replaces: (projectId === null ? common : own)?.version ?? 0,
    digest: held?.digest ?? policyDigest(DEFAULT_CONFIGURATION),
    document: (held?.document ?? DEFAULT_CONFIGURATION) as never,
    deadlines: (await deadlinePolicyOf(db, organisationId, projectId)) as never,
    approval: await approvalPolicyOf(db, organisationId, projectId),
    madeBy: held?.name ?? null,
    made: isoOrNull(held?.madeAt ?? null),
  };
}

function textOf(document: unknown): string | null {
  return document === undefined || document === null ? null : JSON.stringify(document);
}

async function change(
  call: Pick<Call, 'services' | 'actor' | 'organisationId' | 'now'>,
  projectId: string | null,
  wish: Wish,
) {
  const { services, actor, organisationId, now } = call;
  const problems = checkPolicy(wish.document.policy);
  if (problems.length > 0) {
    const errors = problems.map(({ gate, problem }) => ({ at: `gate ${gate}`, problem }));
    throw new Problem('bad-policy', `${errors[0]?.at}: ${errors[0]?.problem}`, { members: { errors } });
  }
  const digest = policyDigest(wish.document);
  await conflict(
    inTransaction(services.db, async (trx) => {
      const before = await newest(trx, organisationId, projectId);
      if ((before?.version ?? 0) !== wish.version)
        throw new Problem('changed-meanwhile', 'Read the policy again, and change that one.');
      await trx
        .insertInto('policies')
        .values({
          organisationId,
          policyId: newId(now),
          projectId,
          version: wish.version + 1,
          document: JSON.stringify(wish.document),
          digest,
          madeBy: personBehind(actor),
          madeAt: now,
          deadlines: textOf(wish.deadlines ?? before?.deadlines),
          approval: textOf(wish.approval ?? before?.approval),
        })
        .execute();
      // the next round brings deadlines to what the policy says
      await trx
        .deleteFrom('counters')
        .where('organisationId', '=', organisationId)
        .where('name', '=', 'daily-round')
        .execute();
      const data = { version: wish.version + 1, digest };
      await audit(services, actor, { action: 'policy.change', subject: `project:${projectId ?? '*'}`, data, now }, trx);
    }),
    'Read the policy again, and change that one.',
    'changed-meanwhile',
  );
  return read(services.db, organisationId, projectId);
}
