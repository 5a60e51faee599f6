import { type RawBuilder, sql } from 'kysely';
import { type Key, keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { conditions, narrowingOf } from './narrow.ts';
import { LIST_COLUMNS, type ListRow, shownVulnerability } from './row.ts';

interface Order {
  /** What follows a row with these keys. */
  after(keys: readonly number[]): RawBuilder<unknown>;
  readonly by: RawBuilder<unknown>;
  keys(row: ListRow): Key[];
}

/** Every order ends with the number, which is unique. */
const ORDERS: Readonly<Record<'priority' | 'severity' | 'newest' | 'number', Order>> = {
  priority: {
    after: ([score, number]) =>
      sql`(v.priority_score <= ${score} and (v.priority_score < ${score} or v.number > ${number}))`,
    by: sql`v.priority_score desc, v.number`,
    keys: (row) => [row.priorityScore, row.number],
  },
  severity: {
    after: ([rank, score, number]) =>
      sql`(v.severity_rank < ${rank} or (v.severity_rank = ${rank} and
        (v.priority_score < ${score} or (v.priority_score = ${score} and v.number > ${number}))))`,
    by: sql`v.severity_rank desc, v.priority_score desc, v.number`,
    keys: (row) => [row.severityRank, row.priorityScore, row.number],
  },
  newest: {
    after: ([number]) => sql`v.number < ${number}`,
    by: sql`v.number desc`,
    keys: (row) => [row.number],
  },
  number: {
    after: ([number]) => sql`v.number > ${number}`,
    by: sql`v.number`,
    keys: (row) => [row.number],
  },
};

export const LIST_HANDLERS: Handlers<'listVulnerabilities'> = {
  async listVulnerabilities({ services, organisationId, projects, query }) {
    const { cursor, limit, sort, ...filter } = query;
    const order = ORDERS[sort];
    const kinds = { priority: 2, severity: 3, newest: 1, number: 1 }[sort];
    const keys = keysOf(cursor, Array<'number'>(kinds).fill('number'));
    const narrowing = await narrowingOf(services.db, organisationId, projects, filter);
    const { rows } = await sql<ListRow>`
      select ${LIST_COLUMNS}
      from vulnerabilities v join projects p on p.organisation_id = v.organisation_id and p.project_id = v.project_id
      where ${conditions(narrowing)} and ${keys === null ? sql`true` : order.after(keys)}
      order by ${order.by} limit ${limit + 1}`.execute(services.db);
    return pageOf(rows, limit, shownVulnerability, order.keys);
  },
};
