import { sql } from 'kysely';
import { dayOf } from '../../record/index.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { decisionRows, shownDecision } from './decisions.ts';
import { narrowingOf } from './narrow.ts';
import { inProjects } from './scope.ts';

export const DECISION_LIST_HANDLERS: Handlers<'listDecisions'> = {
  async listDecisions({ services, organisationId, projects, query, now }) {
    const { db } = services;
    const { cursor, limit, state, project } = query;
    const before = keysOf(cursor, ['text']);
    const narrowing = await narrowingOf(db, organisationId, projects, project === undefined ? {} : { project });
    const wanted = {
      proposed: sql<boolean>`decisions.state = 'proposed' and decisions.ended_at is null`,
      questioned: sql<boolean>`decisions.questioned_at is not null and decisions.ended_at is null`,
      holds: sql<boolean>`decisions.state = 'made' and decisions.ended_at is null and decisions.until >= ${dayOf(now)}`,
      ended: sql<boolean>`decisions.ended_at is not null`,
    }[state];
    let rows = decisionRows(db, organisationId)
      .innerJoin('vulnerabilities as v', (join) =>
        join.onRef('v.organisationId', '=', 'decisions.organisationId').onRef('v.number', '=', 'decisions.number'),
      )
      .innerJoin('projects as p', (join) =>
        join.onRef('p.organisationId', '=', 'v.organisationId').onRef('p.projectId', '=', 'v.projectId'),
      )
      .select(['p.slug', 'v.title', 'v.severity'])
      .where(wanted)
      .where(sql<boolean>`${inProjects(narrowing.projects)}`)
      .orderBy('decisions.decisionId', 'desc')
      .limit(limit + 1);
    if (before !== null && isId(before[0])) rows = rows.where('decisions.decisionId', '<', before[0]);
    return pageOf(
      await rows.execute(),
      limit,
      (row) => ({
        ...shownDecision(row, now),
        vulnerability: `VBN-${row.number}`,
        project: row.slug,
        title: row.title,
        severity: row.severity,
      }),
      (row) => [row.decisionId],
    );
  },
};

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}
