import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../record/index.ts';
import { forgetWords } from './erase-project.ts';
import type { Told } from './tombstone.ts';
import { jsonText, without, withoutIn } from './without.ts';

interface Column {
  readonly name: string;
  readonly type: 'text' | 'jsonb' | 'text[]';
}

/** Not searched: what is sealed or holds ids only, and what is made of other columns. */
const LEFT_OUT: ReadonlySet<string> = new Set(['audit_log', 'sealed_values', 'search_words', 'erasures']);

/** How many rows of each table hold the text. */
export async function rowsWith(trx: Trx, organisationId: string, text: string): Promise<Told> {
  const told: Record<string, number> = {};
  for (const [table, columns] of await searched(trx)) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} t
      where t.organisation_id = ${organisationId} and ${holding(columns, text)}`.execute(trx);
    if (rows[0]?.count) told[table] = rows[0].count;
  }
  return told;
}

/** Puts `[erased]` wherever the text stands in the organisation's rows, events too, and forgets its words. */
export async function eraseText(trx: Trx, organisationId: string, text: string): Promise<Told> {
  await sql`set local vauban.erasure = 'on'`.execute(trx);
  const told: Record<string, number> = {};
  for (const [table, columns] of await searched(trx)) {
    const listed = columns.map(({ name, type }, index) => {
      const column = type === 'text' ? sql`t.${sql.ref(name)}` : sql`t.${sql.ref(name)}::text`;
      return sql`${column} as ${sql.ref(`c${index}`)}`;
    });
    const { rows } = await sql<Record<string, string | null>>`
      select t.ctid::text as place, ${sql.join(listed)} from ${sql.table(table)} t
      where t.organisation_id = ${organisationId} and ${holding(columns, text)} for update`.execute(trx);
    for (const row of rows) await rewrite(trx, table, columns, row, text);
    if (rows.length > 0) told[table] = rows.length;
  }
  await forgetWords(trx, organisationId);
  await sql`set local vauban.erasure = 'off'`.execute(trx);
  return told;
}

/** By the place of the row in its table, which holds as long as this transaction has it locked. */
async function rewrite(
  trx: Trx,
  table: string,
  columns: readonly Column[],
  row: Readonly<Record<string, string | null>>,
  text: string,
): Promise<void> {
  const changed = columns.flatMap(({ name, type }, index) => {
    const before = row[`c${index}`];
    if (before === null || before === undefined) return [];
    const after = type === 'jsonb' ? JSON.stringify(withoutIn(JSON.parse(before), text)) : without(before, text);
    return after === before ? [] : [sql`${sql.ref(name)} = ${after}::text::${sql.raw(type)}`];
  });
  await sql`update ${sql.table(table)} set ${sql.join(changed)} where ctid = ${row.place}::tid`.execute(trx);
}

function holding(columns: readonly Column[], text: string): RawBuilder<unknown> {
  const each = columns.map(({ name, type }) => {
    return sql`position(${type === 'text' ? text : jsonText(text)} in t.${sql.ref(name)}::text) > 0`;
  });
  return sql`(${sql.join(each, sql` or `)})`;
}

/** Every column of every table of an organisation that may hold text, but keys, marks and generated ones. */
async function searched(trx: Trx): Promise<[string, Column[]][]> {
  const { rows } = await sql<{ table: string; name: string; type: Column['type'] }>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = ''
      and format_type(a.atttypid, null) in ('text', 'jsonb', 'text[]')
      and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'organisation_id')
    order by 1, a.attnum`.execute(trx);
  const tables = new Map<string, Column[]>();
  for (const { table, name, type } of rows) {
    if (LEFT_OUT.has(table)) continue;
    tables.set(table, [...(tables.get(table) ?? []), { name, type }]);
  }
  return [...tables];
}
