import { Problem } from '../../http/problem/problems.ts';
import { createPerson, grantRole } from '../../people/accounts.ts';
import { makeLink, type Purpose } from '../../people/one-time-links.ts';
import { inTransaction } from '../../record/index.ts';
import { conflict } from '../conflict.ts';
import { audit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';
import { welcomeLink } from '../welcome-link.ts';
import { projectIdOf } from './project-id.ts';

export const INVITATION_HANDLERS: Handlers<'listInvitations' | 'invite' | 'withdrawInvitation' | 'resetPassword'> = {
  async listInvitations({ services, organisationId, now }) {
    const rows = await services.db
      .selectFrom('oneTimeLinks')
      .innerJoin('people', (join) =>
        join
          .onRef('people.organisationId', '=', 'oneTimeLinks.organisationId')
          .onRef('people.personId', '=', 'oneTimeLinks.personId'),
      )
      .select(['linkId', 'people.personId', 'people.name', 'people.email', 'oneTimeLinks.createdAt', 'endsAt'])
      .where('oneTimeLinks.organisationId', '=', organisationId)
      .where('purpose', '=', 'invitation')
      .where('usedAt', 'is', null)
      .where('endsAt', '>', now)
      .orderBy('linkId', 'desc')
      .limit(500)
      .execute();
    return {
      items: rows.map((row) => ({
        id: row.linkId,
        person: row.personId,
        name: row.name,
        email: row.email,
        created: iso(row.createdAt),
        ends: iso(row.endsAt),
      })),
    };
  },

  async invite({ services, actor, organisationId, body, now }) {
    return conflict(
      inTransaction(services.db, async (trx) => {
        const projectId = await projectIdOf(trx, organisationId, body.project);
        const personId = await createPerson(trx, { organisationId, name: body.name, email: body.email }, now);
        await grantRole(trx, { organisationId, personId, projectId, role: body.role }, now);
        const link = await makeLink(trx, { organisationId, purpose: 'invitation', personId, role: body.role }, now);
        const data = { project: projectId, role: body.role };
        await audit(services, actor, { action: 'person.invite', subject: `person:${personId}`, data, now }, trx);
        return {
          id: link.linkId,
          person: personId,
          link: welcomeLink(services.settings.baseUrl, link.secret),
          ends: iso(link.endsAt),
        };
      }),
      'There is somebody with this e-mail address already.',
    );
  },

  async withdrawInvitation({ services, actor, organisationId, params, now }) {
    const done = await services.db
      .updateTable('oneTimeLinks')
      .set({ usedAt: now })
      .where('organisationId', '=', organisationId)
      .where('linkId', '=', params.invitation)
      .where('purpose', '=', 'invitation')
      .where('usedAt', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Problem('not-found');
    await audit(services, actor, { action: 'person.uninvite', subject: `link:${params.invitation}`, data: {}, now });
  },

  async resetPassword({ services, actor, organisationId, params, now }) {
    const person = await services.db
      .selectFrom('people')
      .leftJoin('identities', (join) =>
        join
          .onRef('identities.organisationId', '=', 'people.organisationId')
          .onRef('identities.personId', '=', 'people.personId')
          .on('identities.kind', '=', 'password'),
      )
      .select(['people.state', 'identities.identityId'])
      .where('people.organisationId', '=', organisationId)
      .where('people.personId', '=', params.person)
      .executeTakeFirst();
    if (person === undefined || person.state !== 'active') throw new Problem('not-found');
    const purpose: Purpose = person.identityId === null ? 'invitation' : 'password';
    const link = await makeLink(services.db, { organisationId, purpose, personId: params.person, role: null }, now);
    await audit(services, actor, { action: 'password.link', subject: `person:${params.person}`, data: {}, now });
    return { link: welcomeLink(services.settings.baseUrl, link.secret), ends: iso(link.endsAt) };
  },
};
