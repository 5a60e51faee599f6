import { Readable } from 'node:stream';
import { exportAudit } from '../../operate/index.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import { namesOf } from '../people/names.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';

export const AUDIT_HANDLERS: Handlers<'listAudit' | 'exportAudit'> = {
  async listAudit({ services, organisationId, query }) {
    const [before = Number.MAX_SAFE_INTEGER] = keysOf(query.cursor, ['number']) ?? [];
    const rows = await services.db
      .selectFrom('auditLog')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('sequence', '<', before)
      .orderBy('sequence', 'desc')
      .limit(query.limit + 1)
      .execute();
    const names = await namesOf(services.db, organisationId, rows);
    return pageOf(
      rows,
      query.limit,
      (row) => ({
        sequence: row.sequence,
        at: iso(row.at),
        actor: { kind: row.actorKind, id: row.actorId, name: names.get(String(row.actorId)) ?? null },
        action: row.action,
        subject: row.subject,
        data: row.data as Record<string, unknown>,
        hash: row.hash.toString('hex'),
      }),
      (row) => [row.sequence],
    );
  },

  async exportAudit({ services, organisationId, reply }) {
    reply.header('content-disposition', 'attachment; filename="vauban-audit.ndjson"');
    return Readable.from(exportAudit(services.db, organisationId));
  },
};
