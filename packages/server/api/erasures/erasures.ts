import { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Erased } from '../../erase/index.ts';
import { Problem } from '../../http/problem/problems.ts';
import type { Database } from '../../store/schema.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { iso, isoOrNull } from '../times.ts';
import { eraseWhat, type What } from './erase-what.ts';
import { wouldErase } from './would-erase.ts';

export const ERASURE_HANDLERS: Handlers<'listErasures' | 'exportErasures' | 'previewErasure' | 'erase'> = {
  async listErasures({ services, organisationId, query }) {
    const [madeAt, id] = keysOf(query.cursor, ['text', 'text']) ?? [];
    let rows = erasures(services.db, organisationId);
    if (madeAt !== undefined && id !== undefined) {
      rows = rows.where((eb) => eb(eb.refTuple('e.madeAt', 'e.erasureId'), '<', eb.tuple(new Date(madeAt), id)));
    }
    return pageOf(await rows.limit(query.limit + 1).execute(), query.limit, shown, (row) => [
      iso(row.madeAt),
      row.erasureId,
    ]);
  },

  async exportErasures({ services, organisationId, reply }) {
    reply.header('content-disposition', 'attachment; filename="vauban-erasures.ndjson"');
    const rows = await erasures(services.db, organisationId).execute();
    const lines = rows.map(({ kind, subject, reason, madeAt }) => {
      const erased: Erased = { organisationId, kind, subject, reason, made: iso(madeAt) };
      return `${JSON.stringify(erased)}\n`;
    });
    return Readable.from(lines);
  },

  previewErasure: ({ services, organisationId, body }) => wouldErase(services, organisationId, body.what as What),

  async erase(call) {
    const id = await eraseWhat(call, call.body.what as What, call.body.reason);
    const row = await erasures(call.services.db, call.organisationId).where('e.erasureId', '=', id).executeTakeFirst();
    if (row === undefined) throw new Problem('not-found');
    return shown(row);
  },
};

function erasures(db: Kysely<Database>, organisationId: string) {
  return db
    .selectFrom('erasures as e')
    .leftJoin('people as p', (join) =>
      join.onRef('p.organisationId', '=', 'e.organisationId').onRef('p.personId', '=', 'e.madeBy'),
    )
    .select(['e.erasureId', 'e.kind', 'e.subject', 'e.reason', 'e.told', 'e.state', 'e.madeBy', 'e.madeAt', 'e.doneAt'])
    .select('p.name')
    .where('e.organisationId', '=', organisationId)
    .orderBy('e.madeAt', 'desc')
    .orderBy('e.erasureId', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof erasures>['execute']>>[number];

function shown(row: Row) {
  return {
    id: row.erasureId,
    kind: row.kind,
    subject: row.subject,
    reason: row.reason,
    told: row.told as Record<string, number>,
    state: row.state,
    madeBy: row.madeBy === null ? null : { id: row.madeBy, name: row.name ?? '' },
    made: iso(row.madeAt),
    done: isoOrNull(row.doneAt),
  };
}
