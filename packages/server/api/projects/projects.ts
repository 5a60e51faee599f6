import { sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { inTransaction } from '../../record/index.ts';
import { newId } from '../../store/identifier.ts';
import { conflict } from '../conflict.ts';
import { audit } from '../operations/audit.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Call, Handlers } from '../route/call.ts';
import { projectRows, shownProject } from './project-row.ts';

export const PROJECT_HANDLERS: Handlers<'listProjects' | 'createProject' | 'readProject' | 'changeProject'> = {
  async listProjects({ services, actor, organisationId, projects, query }) {
    const { archived, q, limit } = query;
    const [after = ''] = keysOf(query.cursor, ['text']) ?? [];
    const rows = await projectRows(services.db, { organisationId, projects, archived, q, after, limit: limit + 1 });
    return pageOf(
      rows,
      limit,
      (row) => shownProject(row, actor, organisationId),
      (row) => [row.slug],
    );
  },

  async createProject({ services, actor, organisationId, body, now, reply }) {
    const projectId = newId(now);
    await conflict(
      inTransaction(services.db, async (trx) => {
        await trx
          .insertInto('projects')
          .values({ organisationId, projectId, ...body, createdAt: now, archivedAt: null })
          .execute();
        const data = { slug: body.slug, repository: body.repository };
        await audit(services, actor, { action: 'project.create', subject: `project:${projectId}`, data, now }, trx);
      }),
      `There is a project ${body.slug} already.`,
    );
    reply.header('location', `/api/v1/projects/${body.slug}`);
    return one({ services, actor, organisationId, projectId });
  },

  readProject: (call) => one(call),

  async changeProject(call) {
    const { services, actor, organisationId, projectId, body, now } = call;
    const { snippets, archived, ...columns } = body;
    await inTransaction(services.db, async (trx) => {
      await trx
        .updateTable('projects')
        .set({
          ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)),
          ...(snippets === undefined
            ? {}
            : { settings: sql<string>`settings || ${JSON.stringify({ snippets })}::jsonb` }),
          ...(archived === undefined ? {} : { archivedAt: archived ? now : null }),
          createdAt: sql`created_at`,
        })
        .where('organisationId', '=', organisationId)
        .where('projectId', '=', projectId)
        .execute();
      if (columns.defaultBranch !== undefined) {
        await trx
          .updateTable('branches')
          .set({ isDefault: sql<boolean>`name = ${columns.defaultBranch}` })
          .where('organisationId', '=', organisationId)
          .where('projectId', '=', projectId)
          .execute();
      }
      await audit(services, actor, { action: 'project.change', subject: `project:${projectId}`, data: body, now }, trx);
    });
    return one(call);
  },
};

type Asked = Pick<Call, 'services' | 'actor' | 'organisationId' | 'projectId'>;

async function one({ services, actor, organisationId, projectId }: Asked) {
  const which = { organisationId, projects: [projectId], archived: 'all', after: '', limit: 1 } as const;
  const [row] = await projectRows(services.db, which);
  if (row === undefined) throw new Problem('not-found');
  return shownProject(row, actor, organisationId);
}
