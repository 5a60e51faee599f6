import { Readable } from 'node:stream';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Handlers } from '../route/call.ts';
import { conditions, narrowingOf } from '../vulnerabilities/narrow.ts';
import { LIST_COLUMNS, type ListRow, shownVulnerability } from '../vulnerabilities/row.ts';

const AT_ONCE = 1000;

type Shown = ReturnType<typeof shownVulnerability>;

export const EXPORT_HANDLERS: Handlers<'exportVulnerabilities'> = {
  async exportVulnerabilities({ services, organisationId, projects, query, reply }) {
    const { format, ...filter } = query;
    const where = conditions(await narrowingOf(services.db, organisationId, projects, filter));
    const lines = format === 'csv' ? csv(services.db, where) : jsonLines(services.db, where);
    reply.header(
      'content-disposition',
      `attachment; filename="vulnerabilities.${format === 'csv' ? 'csv' : 'ndjson'}"`,
    );
    if (format === 'csv') return Readable.from(lines);
    reply.type('application/x-ndjson').send(Readable.from(lines));
    return null;
  },
};

/** By number, a thousand at a time: neither the rows nor a transaction are held while somebody reads slowly. */
async function* pages(db: Kysely<Database>, where: RawBuilder<unknown>): AsyncGenerator<Shown[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<ListRow>`select ${LIST_COLUMNS} from vulnerabilities v
      join projects p on p.organisation_id = v.organisation_id and p.project_id = v.project_id
      where ${where} and v.number > ${after} order by v.number limit ${AT_ONCE}`.execute(db);
    if (rows.length > 0) yield rows.map(shownVulnerability);
    if (rows.length < AT_ONCE) return;
    after = Number(rows.at(-1)?.number);
  }
}

async function* jsonLines(db: Kysely<Database>, where: RawBuilder<unknown>): AsyncGenerator<string> {
  for await (const page of pages(db, where)) yield page.map((row) => `${JSON.stringify(row)}\n`).join('');
}

const COLUMNS: readonly (readonly [string, (row: Shown) => string | number | null])[] = [
  ['id', (row) => row.id],
  ['project', (row) => row.project],
  ['title', (row) => row.title],
  ['rule', (row) => row.rule],
  ['scanner', (row) => row.scanner],
  ['surface', (row) => row.surface],
  ['severity', (row) => row.severity],
  ['confidence', (row) => row.confidence],
  ['priority', (row) => row.priority.level],
  ['score', (row) => row.priority.score],
  ['state', (row) => row.state],
  ['decision', (row) => row.decision],
  ['path', (row) => row.path],
  ['line', (row) => row.line],
  ['component', (row) => row.component],
  ['exploited', (row) => row.exploited],
  ['owner', (row) => row.owner],
  ['deadline', (row) => row.deadline.kind],
  ['due', (row) => row.deadline.due],
  ['first seen', (row) => row.firstSeen],
  ['last seen', (row) => row.lastSeen],
];

async function* csv(db: Kysely<Database>, where: RawBuilder<unknown>): AsyncGenerator<string> {
  yield `${COLUMNS.map(([name]) => name).join(',')}\r\n`;
  for await (const page of pages(db, where)) {
    yield page.map((row) => `${COLUMNS.map(([, value]) => cell(value(row))).join(',')}\r\n`).join('');
  }
}

/** RFC 4180; a text that a spreadsheet would take for a formula is quoted by an apostrophe. */
function cell(value: string | number | null): string {
  if (value === null || typeof value === 'number') return String(value ?? '');
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
