import { Problem } from '../../http/problem/problems.ts';
import { setPassword } from '../../people/accounts.ts';
import { weaknessOf } from '../../people/password-rules.ts';
import { endSessions } from '../../people/sessions.ts';
import { personWith } from '../../people/sign-in/credentials.ts';
import { audit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import { iso } from '../times.ts';
import { meOf } from './me.ts';

export const SELF_HANDLERS: Handlers<'readMe' | 'changeMe' | 'changePassword' | 'listSessions' | 'endSession'> = {
  readMe: ({ services, actor }) => meOf(services.db, actor),

  async changeMe({ services, actor, organisationId, body }) {
    await services.db
      .updateTable('people')
      .set({ name: body.name })
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personBehind(actor))
      .execute();
    return meOf(services.db, actor);
  },

  async changePassword({ services, actor, organisationId, body, request, now }) {
    const personId = personBehind(actor);
    const person = await services.db
      .selectFrom('people')
      .innerJoin('organisations', 'organisations.organisationId', 'people.organisationId')
      .select(['people.name', 'people.email', 'organisations.slug'])
      .where('people.organisationId', '=', organisationId)
      .where('people.personId', '=', personId)
      .executeTakeFirstOrThrow();
    const email = person.email ?? '';
    if (services.throttle.wait(email, request.ip, personId, now.getTime()) > 0) throw new Problem('slow-down');
    const same = await personWith(services.db, email, body.current, person.slug);
    if (same?.personId !== personId) {
      services.throttle.failed(email, request.ip, personId, now.getTime());
      throw new Problem('wrong-credentials', 'The current password is wrong.');
    }
    const weakness = weaknessOf(body.next, [person.name, person.email]);
    if (weakness !== null) throw new Problem('weak-password', weakness);
    await setPassword(services.db, { organisationId, personId, email }, body.next, now);
    const but = actor.kind === 'person' ? actor.sessionId : null;
    await endSessions(services.db, organisationId, { personId, but });
    await audit(services, actor, { action: 'password.change', subject: `person:${personId}`, data: {}, now });
  },

  async listSessions({ services, actor, organisationId, now }) {
    const rows = await services.db
      .selectFrom('sessions')
      .select(['sessionId', 'agent', 'createdAt', 'seenAt', 'endsAt'])
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personBehind(actor))
      .where('endsAt', '>', now)
      .orderBy('seenAt', 'desc')
      .limit(100)
      .execute();
    return {
      items: rows.map((row) => ({
        id: row.sessionId,
        agent: row.agent,
        created: iso(row.createdAt),
        seen: iso(row.seenAt),
        ends: iso(row.endsAt),
        current: actor.kind === 'person' && actor.sessionId === row.sessionId,
      })),
    };
  },

  async endSession({ services, actor, organisationId, params }) {
    const done = await services.db
      .deleteFrom('sessions')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personBehind(actor))
      .where('sessionId', '=', params.session)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) throw new Problem('not-found');
  },
};
