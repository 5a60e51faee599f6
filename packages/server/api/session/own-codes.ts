import { Problem } from '../../http/problem/problems.ts';
import { beginCodes, codesOf, confirmCodes, freshRecoveryCodes, removeCodes } from '../../people/second-proof/codes.ts';
import { endSessions, proveTwice } from '../../people/sessions.ts';
import { inTransaction } from '../../record/index.ts';
import { audit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import { freshlySignedIn } from './fresh.ts';
import { slowly } from './give-code.ts';
import { nameOf } from './ways-in.ts';

export const OWN_CODE_HANDLERS: Handlers<'beginCodes' | 'confirmCodes' | 'removeCodes' | 'freshRecoveryCodes'> = {
  async beginCodes(call) {
    const { services, actor, organisationId, now } = call;
    await freshlySignedIn(call);
    const personId = personBehind(actor);
    const { account } = await nameOf(services.db, organisationId, personId);
    const issuer = `Vauban ${new URL(services.settings.baseUrl).host}`.replaceAll(':', ' ');
    return inTransaction(services.db, async (trx) => {
      if ((await codesOf(trx, { organisationId, personId })) !== null) {
        throw new Problem('already-exists', 'Remove the codes first to set them up anew.');
      }
      return beginCodes(trx, services.keys, { organisationId, personId, account, issuer }, now);
    });
  },

  async confirmCodes(call) {
    const { services, actor, organisationId, body, now } = call;
    await freshlySignedIn(call);
    const personId = personBehind(actor);
    const calmly = slowly(call, personId, (await nameOf(services.db, organisationId, personId)).account);
    const codes = await inTransaction(services.db, async (trx) => {
      const person = { organisationId, personId };
      if ((await codesOf(trx, person)) !== null) throw new Problem('already-exists', 'The codes are set up already.');
      const made = await confirmCodes(trx, services.keys, person, body.code, now);
      if (made === null) return null;
      const but = actor.kind === 'person' ? actor.sessionId : null;
      await endSessions(trx, organisationId, { personId, but });
      if (but !== null) await proveTwice(trx, organisationId, but);
      await audit(services, actor, { action: 'codes.set-up', subject: `person:${personId}`, data: {}, now }, trx);
      return made;
    });
    if (codes === null) throw new Problem('wrong-code', 'Type the code that the app shows now; check its clock.');
    calmly.succeeded();
    return { recoveryCodes: codes };
  },

  async removeCodes(call) {
    const { services, actor, organisationId, now } = call;
    await freshlySignedIn(call);
    const personId = personBehind(actor);
    await inTransaction(services.db, async (trx) => {
      if (!(await removeCodes(trx, { organisationId, personId }))) throw new Problem('not-found');
      await audit(services, actor, { action: 'codes.remove', subject: `person:${personId}`, data: {}, now }, trx);
    });
  },

  async freshRecoveryCodes(call) {
    const { services, actor, organisationId, now } = call;
    await freshlySignedIn(call);
    const person = { organisationId, personId: personBehind(actor) };
    return inTransaction(services.db, async (trx) => {
      if ((await codesOf(trx, person)) === null) throw new Problem('invalid', 'Set up one-time codes first.');
      const recoveryCodes = await freshRecoveryCodes(trx, services.keys, person);
      const subject = `person:${person.personId}`;
      await audit(services, actor, { action: 'codes.recovery', subject, data: {}, now }, trx);
      return { recoveryCodes };
    });
  },
};
