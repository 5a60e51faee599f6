import { sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { grantRole, hasOtherAdministrator } from '../../people/accounts.ts';
import { endSessions } from '../../people/sessions.ts';
import { inTransaction, type Trx } from '../../record/index.ts';
import { audit } from '../operations/audit.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { personNamed, personRows, shownPerson } from './person-rows.ts';
import { projectIdOf } from './project-id.ts';

export const PEOPLE_HANDLERS: Handlers<'listPeople' | 'changePerson' | 'erasePerson' | 'grantRole' | 'revokeRole'> = {
  async listPeople({ services, organisationId, query }) {
    const after = keysOf(query.cursor, ['text', 'text']);
    const rows = await personRows(services.db, { organisationId, after, limit: query.limit + 1 });
    return pageOf(rows, query.limit, shownPerson, (row) => [row.name, row.personId]);
  },

  async changePerson({ services, actor, organisationId, params, body, now }) {
    await inTransaction(services.db, async (trx) => {
      await turn(trx, organisationId, params.person);
      if (body.state === 'locked') await keepAdministrator(trx, organisationId, params.person);
      const { name, state } = body;
      await trx
        .updateTable('people')
        .set({
          createdAt: sql`created_at`,
          ...(name === undefined ? {} : { name }),
          ...(state === undefined ? {} : { state }),
        })
        .where('organisationId', '=', organisationId)
        .where('personId', '=', params.person)
        .execute();
      if (state === 'locked') await endSessions(trx, organisationId, { personId: params.person });
      const data = { renamed: name !== undefined, ...(state === undefined ? {} : { state }) };
      await audit(services, actor, { action: 'person.change', subject: `person:${params.person}`, data, now }, trx);
    });
    return personNamed(services.db, organisationId, params.person);
  },

  async erasePerson({ services, actor, organisationId, params, now }) {
    const personId = params.person;
    await inTransaction(services.db, async (trx) => {
      await turn(trx, organisationId, personId);
      await keepAdministrator(trx, organisationId, personId);
      for (const table of ['sessions', 'identities', 'recoveryCodes', 'memberships', 'oneTimeLinks'] as const) {
        await trx
          .deleteFrom(table)
          .where('organisationId', '=', organisationId)
          .where('personId', '=', personId)
          .execute();
      }
      await trx
        .updateTable('apiTokens')
        .set({ revokedAt: now, name: 'erased' })
        .where('organisationId', '=', organisationId)
        .where('personId', '=', personId)
        .execute();
      await trx
        .updateTable('people')
        .set({ name: 'Somebody who was erased', email: null, state: 'erased' })
        .where('organisationId', '=', organisationId)
        .where('personId', '=', personId)
        .execute();
      await audit(services, actor, { action: 'person.erase', subject: `person:${personId}`, data: {}, now }, trx);
    });
  },

  async grantRole({ services, actor, organisationId, params, body, now }) {
    await inTransaction(services.db, async (trx) => {
      await turn(trx, organisationId, params.person);
      const projectId = await projectIdOf(trx, organisationId, body.project);
      if (projectId === null && body.role !== 'administrator')
        await keepAdministrator(trx, organisationId, params.person);
      await grantRole(trx, { organisationId, personId: params.person, projectId, role: body.role }, now);
      const data = { project: projectId, role: body.role };
      await audit(services, actor, { action: 'role.grant', subject: `person:${params.person}`, data, now }, trx);
    });
    return personNamed(services.db, organisationId, params.person);
  },

  async revokeRole({ services, actor, organisationId, params, now }) {
    await inTransaction(services.db, async (trx) => {
      await turn(trx, organisationId, params.person);
      const gone = await trx
        .deleteFrom('memberships')
        .where('organisationId', '=', organisationId)
        .where('personId', '=', params.person)
        .where('membershipId', '=', params.membership)
        .returning(['projectId', 'role'])
        .executeTakeFirst();
      if (gone === undefined) throw new Problem('not-found');
      if (
        gone.projectId === null &&
        gone.role === 'administrator' &&
        !(await hasOtherAdministrator(trx, organisationId, params.person))
      ) {
        throw new Problem('last-administrator');
      }
      const data = { project: gone.projectId, role: gone.role };
      await audit(services, actor, { action: 'role.revoke', subject: `person:${params.person}`, data, now }, trx);
    });
  },
};

/** Whoever changes people of an organisation does so alone: else two administrators could remove each other. */
async function turn(trx: Trx, organisationId: string, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people ${organisationId}`}, 0))`.execute(trx);
  const row = await trx
    .selectFrom('people')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('state', '!=', 'erased')
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
}

/** A problem when the person is the only administrator left. */
async function keepAdministrator(trx: Trx, organisationId: string, personId: string): Promise<void> {
  const isOne = await trx
    .selectFrom('memberships')
    .select('membershipId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .where('projectId', 'is', null)
    .where('role', '=', 'administrator')
    .executeTakeFirst();
  if (isOne !== undefined && !(await hasOtherAdministrator(trx, organisationId, personId))) {
    throw new Problem('last-administrator', 'Make somebody else administrator first.');
  }
}
