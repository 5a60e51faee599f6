import { Problem, retryAfter } from '../../http/problem/problems.ts';
import { cookieJar, DEVICE } from '../../http/sign-in/cookies.ts';
import { useCode } from '../../people/second-proof/codes.ts';
import { knownDevice } from '../../people/sign-in/device.ts';
import { inTransaction } from '../../record/index.ts';
import type { Handlers } from '../route/call.ts';
import { isSecure, type Services } from '../services.ts';
import { type Door, forgetStep, signIn, stepOf } from './begin.ts';

export const GIVE_CODE_HANDLERS: Handlers<'giveCode'> = {
  async giveCode(door) {
    const { services, body, now } = door;
    const { step, spend } = stepOf(door, 'code');
    const { organisationId, personId, account, providerId, lastsMs } = step;
    const calmly = slowly(door, personId, account);
    const by = await inTransaction(services.db, async (trx) => {
      const active = await trx
        .selectFrom('people')
        .select('personId')
        .where('organisationId', '=', organisationId)
        .where('personId', '=', personId)
        .where('state', '=', 'active')
        .executeTakeFirst();
      if (active === undefined) throw new Problem('step-over');
      const used = await useCode(trx, services.keys, { organisationId, personId }, body.code, now);
      if (used !== null && !(await spend(trx))) throw new Problem('step-over', 'Begin again.');
      return used;
    });
    if (by === null) throw new Problem('wrong-code', 'Each code works once; check the clock of your device.');
    calmly.succeeded();
    forgetStep(door);
    const lasts = lastsMs === null ? {} : { lastsMs };
    return signIn(door, { organisationId, personId, account, by }, { proofs: 'two', providerId, ...lasts });
  },
};

/** Counts a try of somebody's code before it is looked at; a problem when they have to wait. */
export function slowly(
  { services, request, now }: Pick<Door, 'request' | 'now'> & { readonly services: Services },
  personId: string,
  account: string,
): { succeeded(): void } {
  const mark = cookieJar(isSecure(services.settings)).read(request, DEVICE);
  const device = knownDevice(services.keys.derive('device'), mark, account);
  const { codes } = services.throttle;
  const key = device === null ? personId : `${personId} ${device}`;
  const wait = codes.wait(key, now.getTime());
  if (wait > 0) {
    throw new Problem('slow-down', `Wait ${Math.ceil(wait / 1000)} s before the next code.`, {
      headers: retryAfter(wait),
    });
  }
  codes.failed(key, now.getTime());
  return { succeeded: () => codes.succeeded(key) };
}
