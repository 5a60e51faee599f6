import type { Report } from '@vauban/domain';
import type { Selectable } from 'kysely';
import type { ProjectsTable } from '../../store/schema.ts';
import type { Trx } from '../context.ts';
import { RecordProblem } from '../problem.ts';
import { sameRepository } from './same-repository.ts';

export type Project = Selectable<ProjectsTable>;

/** The project as it stands, for whoever holds its turn. */
export async function findProject(trx: Trx, organisationId: string, projectId: string): Promise<Project> {
  const project = await trx
    .selectFrom('projects')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId)
    .executeTakeFirst();
  if (!project) throw new RecordProblem('not-found', 'There is no such project.');
  if (project.archivedAt)
    throw new RecordProblem('archived', `The project ${project.slug} is archived; restore it first.`);
  return project;
}

/**
 * Takes a project that knows no place yet for the report's own; refuses a report of another place.
 * Paths are relative to the scanned root, so one of another root would speak of other files.
 */
export async function settlePlace(trx: Trx, project: Project, source: Report['source']): Promise<void> {
  const { organisationId, projectId, slug } = project;
  if (
    source.repository !== null &&
    project.repository !== null &&
    !sameRepository(source.repository, project.repository)
  ) {
    throw new RecordProblem(
      'other-repository',
      `The report is of the repository ${source.repository}, and the project ${slug} is of ${project.repository}; record it in that repository's project.`,
    );
  }
  const root = source.root === '' ? '.' : source.root;
  const first = project.path === '.' && !(await hasScans(trx, project));
  if (root !== project.path && !first) {
    throw new RecordProblem(
      'other-root',
      `The report is of the folder ${root}, and the project ${slug} is of ${project.path}; scan that folder, or record it in a project of its own.`,
    );
  }
  if (root === project.path && (project.repository !== null || source.repository === null)) return;
  await trx
    .updateTable('projects')
    .set({ path: root, repository: project.repository ?? source.repository })
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId)
    .execute();
}

async function hasScans(trx: Trx, { organisationId, projectId }: Project): Promise<boolean> {
  const row = await trx
    .selectFrom('scans')
    .select('scanId')
    .where('organisationId', '=', organisationId)
    .where('projectId', '=', projectId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether lines of source are kept for this project: `settings.snippets` is `off` when they are not. */
export function keepsSnippets({ settings }: Pick<Project, 'settings'>): boolean {
  return (settings as { snippets?: unknown } | null)?.snippets !== 'off';
}
