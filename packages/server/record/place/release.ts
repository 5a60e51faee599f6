import { newId } from '../../store/identifier.ts';
import type { Actor, Trx } from '../context.ts';
import type { NewEvent } from '../events/event.ts';
import { deployTo } from './deployment.ts';
import type { Project } from './project.ts';

export interface ReleaseInput {
  readonly name: string;
  /** Where it runs from now on, in place of the project's others; absent: nowhere yet. */
  readonly environment?: string;
}

export interface Release {
  readonly releaseId: string;
  readonly events: readonly NewEvent[];
}

/** Makes the release, or makes it of this scan anew, and puts it into its environment. */
export async function settleRelease(
  trx: Trx,
  project: Project,
  release: ReleaseInput,
  what: { scanId: string; commit: string | null; actor: Actor; now: Date },
): Promise<Release> {
  const { organisationId, projectId } = project;
  const { scanId, commit, now } = what;
  const { releaseId } = await trx
    .insertInto('releases')
    .values({ organisationId, releaseId: newId(now), projectId, name: release.name, commit, scanId, createdAt: now })
    .onConflict((conflict) => conflict.columns(['organisationId', 'projectId', 'name']).doUpdateSet({ commit, scanId }))
    .returning('releaseId')
    .executeTakeFirstOrThrow();
  const event = (kind: NewEvent['kind'], data: object): NewEvent => {
    return { kind, actor: what.actor, projectId, scanId, subjects: [], data, at: now };
  };
  const events = [event('release.recorded', { releaseId, name: release.name, commit })];
  if (release.environment !== undefined) {
    const environmentId = await settleEnvironment(trx, organisationId, release.environment, now);
    await deployTo(trx, { organisationId, projectId, releaseId, environmentId, now, keepsOthers: false });
    events.push(event('release.deployed', { releaseId, environmentId, environment: release.environment }));
  }
  return { releaseId, events };
}

async function settleEnvironment(trx: Trx, organisationId: string, name: string, now: Date): Promise<string> {
  const { environmentId } = await trx
    .insertInto('environments')
    .values({ organisationId, environmentId: newId(now), name, createdAt: now })
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'name']).doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })),
    )
    .returning('environmentId')
    .executeTakeFirstOrThrow();
  return environmentId;
}
