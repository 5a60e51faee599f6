import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { inTransaction } from '../../record/index.ts';
import { DEFAULT_RETENTION, wouldGo } from '../../retain/index.ts';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';
import { conflict } from '../conflict.ts';
import { audit } from '../operations/audit.ts';
import type { Call, Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import { isoOrNull } from '../times.ts';

type Names =
  | 'readRetention'
  | 'changeRetention'
  | 'previewRetention'
  | 'readDefaultRetention'
  | 'changeDefaultRetention'
  | 'previewDefaultRetention';

export const RETENTION_HANDLERS: Handlers<Names> = {
  readRetention: ({ services, organisationId, projectId }) => read(services.db, organisationId, projectId),
  changeRetention: (call) => change(call, call.projectId, call.body),
  previewRetention: ({ services, organisationId, projectId, body, now }) =>
    wouldGo(services.db, { organisationId, projectId, now }, body),
  readDefaultRetention: ({ services, organisationId }) => read(services.db, organisationId, null),
  changeDefaultRetention: (call) => change(call, null, call.body),
  previewDefaultRetention: ({ services, organisationId, body, now }) =>
    wouldGo(services.db, { organisationId, projectId: null, now }, body),
};

interface Wish {
  readonly reportDays: number | null;
  readonly componentDays: number | null;
  readonly version: number;
}

function said(db: Kysely<Database>, organisationId: string, projectId: string | null) {
  return db
    .selectFrom('retention as r')
    .leftJoin('people as p', (join) =>
      join.onRef('p.organisationId', '=', 'r.organisationId').onRef('p.personId', '=', 'r.madeBy'),
    )
    .select(['r.reportDays', 'r.componentDays', 'r.version', 'r.madeAt', 'p.name'])
    .where('r.organisationId', '=', organisationId)
    .where((by) => (projectId === null ? by('r.projectId', 'is', null) : by('r.projectId', '=', projectId)))
    .executeTakeFirst();
}

async function read(db: Kysely<Database>, organisationId: string, projectId: string | null) {
  const own = projectId === null ? undefined : await said(db, organisationId, projectId);
  const common = own === undefined ? await said(db, organisationId, null) : undefined;
  const held = own ?? common;
  return {
    reportDays: held === undefined ? DEFAULT_RETENTION.reportDays : held.reportDays,
    componentDays: held === undefined ? DEFAULT_RETENTION.componentDays : held.componentDays,
    origin: own ? ('project' as const) : common ? ('organisation' as const) : ('built-in' as const),
    version: (projectId === null ? common : own)?.version ?? 0,
    madeBy: held?.name ?? null,
    made: isoOrNull(held?.madeAt ?? null),
  };
}

async function change(
  { services, actor, organisationId, now }: Pick<Call, 'services' | 'actor' | 'organisationId' | 'now'>,
  projectId: string | null,
  { version, ...wish }: Wish,
) {
  const row = { ...wish, version: version + 1, madeBy: personBehind(actor), madeAt: now };
  await conflict(
    inTransaction(services.db, async (trx) => {
      if (version === 0) {
        const retentionId = newId(now);
        await trx
          .insertInto('retention')
          .values({ organisationId, retentionId, projectId, ...row })
          .execute();
      } else {
        const { numUpdatedRows } = await trx
          .updateTable('retention')
          .set(row)
          .where('organisationId', '=', organisationId)
          .where((by) => (projectId === null ? by('projectId', 'is', null) : by('projectId', '=', projectId)))
          .where('version', '=', version)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw new Problem('changed-meanwhile', 'Read the retention again first.');
      }
      const subject = `project:${projectId ?? '*'}`;
      await audit(
        services,
        actor,
        { action: 'retention.change', subject, data: { ...wish, version: row.version }, now },
        trx,
      );
    }),
    'Read the retention again first.',
    'changed-meanwhile',
  );
  return read(services.db, organisationId, projectId);
}
