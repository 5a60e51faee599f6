import type { Report } from '@vauban/domain';
import { newId } from '../../store/identifier.ts';
import type { Trx } from '../context.ts';
import { isIndexable } from '../storable.ts';
import type { Project } from './project.ts';

/** What was scanned: the repository and the folder in it. */
export async function settleTarget(trx: Trx, project: Project, source: Report['source'], now: Date): Promise<string> {
  const { organisationId, projectId } = project;
  const told = source.repository ?? project.repository ?? '';
  const locator = `${isIndexable(told) ? told : ''}#${source.root === '' ? '.' : source.root}`;
  const { targetId } = await trx
    .insertInto('targets')
    .values({ organisationId, targetId: newId(now), projectId, kind: 'source', locator, createdAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(['organisationId', 'projectId', 'kind', 'locator'])
        .doUpdateSet((eb) => ({ locator: eb.ref('excluded.locator') })),
    )
    .returning('targetId')
    .executeTakeFirstOrThrow();
  return targetId;
}
