import type { Kysely } from 'kysely';
import type * as z from 'zod';
import { Problem } from '../../http/problem/problems.ts';
import type { Actor } from '../../people/actor.ts';
import { allowedActions } from '../../people/authorise.ts';
import type { Database } from '../../store/schema.ts';
import type { me } from '../contract/session.ts';

/** Who asks, as the console shows it. */
export async function meOf(db: Kysely<Database>, actor: Actor): Promise<z.input<typeof me>> {
  if (actor.kind === 'anonymous') throw new Problem('not-signed-in');
  const { organisationId } = actor;
  const organisation = await db
    .selectFrom('organisations')
    .select(['organisationId as id', 'slug', 'name'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow();
  const who =
    actor.kind === 'person'
      ? await db
          .selectFrom('people')
          .select(['personId as id', 'name', 'email'])
          .where('organisationId', '=', organisationId)
          .where('personId', '=', actor.personId)
          .executeTakeFirstOrThrow()
      : await db
          .selectFrom('apiTokens')
          .select((by) => ['tokenId as id', 'name', by.val<string | null>(null).as('email')])
          .where('organisationId', '=', organisationId)
          .where('tokenId', '=', actor.tokenId)
          .executeTakeFirstOrThrow();
  const ids = actor.roles.flatMap(({ projectId }) => projectId ?? []);
  const slugs = new Map(
    ids.length === 0
      ? []
      : (
          await db
            .selectFrom('projects')
            .select(['projectId', 'slug'])
            .where('organisationId', '=', organisationId)
            .where('projectId', 'in', ids)
            .execute()
        ).map(({ projectId, slug }) => [projectId, slug]),
  );
  return {
    kind: actor.kind,
    ...who,
    organisation,
    roles: actor.roles.map(({ projectId, role }) => ({
      project: projectId === null ? null : (slugs.get(projectId) ?? null),
      role,
    })),
    scopes: actor.kind === 'token' ? [...actor.scopes] : null,
    lacksProof: actor.kind === 'person' && actor.lacksProof === true,
    may: allowedActions(actor, organisationId, null),
  };
}
