import type { Kysely } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';
import type { Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import { iso } from '../times.ts';

const MOST_OWN = 200;

export const VIEW_HANDLERS: Handlers<'listViews' | 'createView' | 'removeView'> = {
  async listViews({ services, actor, organisationId }) {
    const person = actor.kind === 'anonymous' ? null : actor.personId;
    return { items: await viewsOf(services.db, organisationId, person) };
  },

  async createView({ services, actor, organisationId, body, now }) {
    const personId = personBehind(actor);
    const own = await viewsOf(services.db, organisationId, personId);
    if (own.filter(({ mine }) => mine).length >= MOST_OWN) throw new Problem('invalid', 'Remove a view first.');
    const viewId = newId(now);
    const row = { organisationId, viewId, personId, ...body, createdAt: now };
    await services.db.insertInto('views').values(row).execute();
    const made = (await viewsOf(services.db, organisationId, personId)).find(({ id }) => id === viewId);
    if (made === undefined) throw new Problem('not-found');
    return made;
  },

  async removeView({ services, actor, organisationId, params }) {
    await services.db
      .deleteFrom('views')
      .where('organisationId', '=', organisationId)
      .where('viewId', '=', params.view)
      .where('personId', '=', personBehind(actor))
      .execute();
  },
};

async function viewsOf(db: Kysely<Database>, organisationId: string, personId: string | null) {
  const rows = await db
    .selectFrom('views as w')
    .innerJoin('people as p', (join) =>
      join.onRef('p.organisationId', '=', 'w.organisationId').onRef('p.personId', '=', 'w.personId'),
    )
    .select(['w.viewId', 'w.name', 'w.query', 'w.shared', 'w.personId', 'w.createdAt', 'p.name as madeBy'])
    .where('w.organisationId', '=', organisationId)
    .where((eb) =>
      personId === null
        ? eb('w.shared', '=', true)
        : eb.or([eb('w.shared', '=', true), eb('w.personId', '=', personId)]),
    )
    .orderBy('w.name')
    .orderBy('w.viewId')
    .limit(1000)
    .execute();
  return rows.map(({ viewId, name, query, shared, madeBy, createdAt, personId: owner }) => ({
    id: viewId,
    name,
    query,
    shared,
    madeBy,
    made: iso(createdAt),
    mine: owner === personId,
  }));
}
