import { sql } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import { grantRole, hasOtherAdministrator } from '../../people/accounts.ts';
import { endSessions } from '../../people/sessions.ts';
import { inTransaction } from '../../record/index.ts';
import { eraseWhat } from '../erasures/erase-what.ts';
import { audit } from '../operations/audit.ts';
import { keysOf, pageOf } from '../paging/cursor.ts';
import type { Handlers } from '../route/call.ts';
import { keepAdministrator, turn } from './administrators.ts';
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

  async erasePerson(call) {
    await eraseWhat(call, { kind: 'person', person: call.params.person }, 'no reason was given');
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
