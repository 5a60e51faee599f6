import { Problem } from '../../http/problem/problems.ts';
import { type Party, partyOf, passkeyQuestion, personOfPasskey } from '../../people/passkeys/passkeys.ts';
import { inTransaction } from '../../record/index.ts';
import type { Handlers } from '../route/call.ts';
import type { Services } from '../services.ts';
import { forgetStep, keepStep, signIn, stepOf } from './begin.ts';
import { organisationOf } from './doors.ts';

export const GIVE_PASSKEY_HANDLERS: Handlers<'askPasskey' | 'givePasskey'> = {
  async askPasskey({ services, body, reply, now }) {
    const options = await passkeyQuestion(partyHere(services));
    const organisationId = await organisationOf(services.db, body.organisation);
    keepStep(services, reply, { kind: 'passkey', organisationId, challenge: options.challenge }, now);
    return { ...options };
  },

  async givePasskey(door) {
    const { services, body, now } = door;
    const { step, spend } = stepOf(door, 'passkey');
    const { organisationId, challenge } = step;
    const party = partyHere(services);
    const person = await inTransaction(services.db, async (trx) => {
      const found = await personOfPasskey(trx, party, { organisationId, challenge, response: body.response }, now);
      if (found !== null && !(await spend(trx))) throw new Problem('step-over', 'Begin again.');
      return found;
    });
    forgetStep(door);
    if (person === null) throw new Problem('wrong-credentials', 'This passkey is not one of somebody here.');
    return signIn(door, { organisationId, ...person, by: 'passkey' }, { proofs: 'two', providerId: null });
  },
};

/** For whom passkeys are made here; a problem where there can be none. */
export function partyHere({ settings }: Services): Party {
  const party = partyOf(settings.baseUrl);
  if (party === null) {
    throw new Problem('invalid', 'Passkeys need a host name with TLS (or localhost); it is set with --base-url.');
  }
  return party;
}
