import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { type AuditData, type AuditEntry, type AuditVerdict, ChainCheck } from './chain.ts';

const PAGE = 1000;

/** The whole log of an organisation in its order, read page by page. */
export async function* readAudit(db: Kysely<Database>, organisationId: string): AsyncGenerator<AuditEntry> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('auditLog')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      yield {
        sequence: row.sequence,
        at: row.at.toISOString(),
        actor: { kind: row.actorKind, id: row.actorId },
        action: row.action,
        subject: row.subject,
        data: row.data as AuditData,
        previousHash: row.previousHash.toString('hex'),
        hash: row.hash.toString('hex'),
      };
    }
    after = rows.at(-1)?.sequence ?? after;
    if (rows.length < PAGE) return;
  }
}

/** The log as NDJSON, a line an entry, each ending in a line feed. */
export async function* exportAudit(db: Kysely<Database>, organisationId: string): AsyncGenerator<string> {
  for await (const entry of readAudit(db, organisationId)) yield `${JSON.stringify(entry)}\n`;
}

/** Checks the log as it stands in the database; `trusted` is a head that was kept elsewhere. */
export async function verifyAudit(
  db: Kysely<Database>,
  organisationId: string,
  trusted: AuditVerdict['head'] = null,
): Promise<AuditVerdict> {
  const check = new ChainCheck(organisationId, trusted);
  for await (const entry of readAudit(db, organisationId)) {
    if (!check.add(entry)) break;
  }
  return check.end();
}

/** Checks an exported log, line by line, without any database. */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  organisationId: string,
  trusted: AuditVerdict['head'] = null,
): Promise<AuditVerdict> {
  const check = new ChainCheck(organisationId, trusted);
  for await (const line of lines) {
    if (line.trim() !== '' && !check.add(JSON.parse(line) as AuditEntry)) break;
  }
  return check.end();
}
