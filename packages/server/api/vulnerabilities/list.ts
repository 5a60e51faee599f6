import { type RawBuilder, sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { type Key, keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { conditions, narrowingOf } from './narrow.ts';
import { LIST_COLUMNS, type ListRow, shownVulnerability } from './row.ts';

interface Order {
  /** What follows a row with these keys. */
  after(keys: readonly Key[]): RawBuilder<unknown>;
  readonly kinds: readonly ('text' | 'number')[];
  readonly by: RawBuilder<unknown>;
  keys(row: ListRow): Key[];
}

/** As the index has it: without a day comes behind every day. */
const DUE = sql`coalesce(v.due, 'infinity'::date)`;

/** Every order ends with the number, which is unique. */
const ORDERS: Readonly<Record<'priority' | 'severity' | 'newest' | 'number' | 'due', Order>> = {
  priority: {
    kinds: ['number', 'number'],
    after: ([score, number]) =>
      sql`(v.priority_score <= ${score} and (v.priority_score < ${score} or v.number > ${number}))`,
    by: sql`v.priority_score desc, v.number`,
    keys: (row) => [row.priorityScore, row.number],
  },
  severity: {
    kinds: ['number', 'number', 'number'],
    after: ([rank, score, number]) =>
      sql`(v.severity_rank < ${rank} or (v.severity_rank = ${rank} and
        (v.priority_score < ${score} or (v.priority_score = ${score} and v.number > ${number}))))`,
    by: sql`v.severity_rank desc, v.priority_score desc, v.number`,
    keys: (row) => [row.severityRank, row.priorityScore, row.number],
  },
  newest: {
    kinds: ['number'],
    after: ([number]) => sql`v.number < ${number}`,
    by: sql`v.number desc`,
    keys: (row) => [row.number],
  },
  due: {
    kinds: ['text', 'number', 'number'],
    after: ([due, score, number]) =>
      sql`(${DUE} >= ${due}::date and (${DUE} > ${due}::date or v.priority_score < ${score}
        or (v.priority_score = ${score} and v.number > ${number})))`,
    by: sql`${DUE}, v.priority_score desc, v.number`,
    keys: (row) => [row.due ?? 'infinity', row.priorityScore, row.number],
  },
  number: {
    kinds: ['number'],
    after: ([number]) => sql`v.number > ${number}`,
    by: sql`v.number`,
    keys: (row) => [row.number],
  },
};

export const LIST_HANDLERS: Handlers<'listVulnerabilities'> = {
  async listVulnerabilities({ services, organisationId, projects, query }) {
    const { cursor, limit, sort, ...filter } = query;
    const order = ORDERS[sort];
    const keys = keysOf(cursor, order.kinds);
    if (sort === 'due' && keys !== null && !/^(?:infinity|\d{4}-\d\d-\d\d)$/.test(String(keys[0]))) {
      throw new Problem('invalid', 'query.cursor: is not one of this list.');
    }
    const narrowing = await narrowingOf(services.db, organisationId, projects, filter);
    const { rows } = await sql<ListRow>`
      select ${LIST_COLUMNS}
      from vulnerabilities v join projects p on p.organisation_id = v.organisation_id and p.project_id = v.project_id
      where ${conditions(narrowing)} and ${keys === null ? sql`true` : order.after(keys)}
      order by ${order.by} limit ${limit + 1}`.execute(services.db);
    return pageOf(rows, limit, shownVulnerability, order.keys);
  },
};
