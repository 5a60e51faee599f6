import { AddressRefused, OutwardError } from '../../http/outward/safe-fetch.ts';
import { Problem, type ProblemCode } from '../../http/problem/problems.ts';
import { SignOnFailed } from '../../people/single-sign-on/client.ts';
import { openProvider, type Provider } from '../../people/single-sign-on/provider.ts';
import { linkIdentity, type Settled, settle } from '../../people/single-sign-on/settle.ts';
import { inTransaction } from '../../record/index.ts';
import { writeAudit } from '../operations/audit.ts';
import type { Handlers } from '../route/call.ts';
import { personBehind } from '../route/who.ts';
import type { Services } from '../services.ts';
import { afterFirstProof, type Door, forgetStep, keepStep, stepOf } from './begin.ts';
import { organisationOf } from './doors.ts';
import { freshlySignedIn } from './fresh.ts';
import { meOf } from './me.ts';

const HOUR_MS = 3_600_000;

export const SINGLE_SIGN_ON_HANDLERS: Handlers<'beginSingleSignOn' | 'endSingleSignOn' | 'linkProvider'> = {
  async beginSingleSignOn(door) {
    const { services, body } = door;
    const organisationId = await organisationOf(services.db, body.organisation);
    return begin(door, organisationId, body.provider, { to: body.to ?? '/', personId: null });
  },

  async linkProvider(door) {
    await freshlySignedIn(door);
    const personId = personBehind(door.actor);
    return begin(door, door.organisationId, door.body.provider, { to: '/profile', personId });
  },

  async endSingleSignOn(door) {
    const { services, body, actor, now } = door;
    const { step, spend } = stepOf(door, 'single-sign-on');
    const { organisationId, providerId, to, personId } = step;
    const provider = await openProvider(services.db, services.keys, organisationId, { providerId });
    if (provider === null) throw new Problem('step-over', 'The provider was switched off in between.');
    const back = new URL(redirectOf(services));
    back.search = body.parameters;
    const claims = await asProblem(services, () => services.singleSignOn.finish(provider, back, step));
    if (personId !== null) {
      if (actor.kind !== 'person' || actor.personId !== personId || actor.organisationId !== organisationId) {
        throw new Problem('step-over', 'Sign in as the person who began this, and begin again.');
      }
      await inTransaction(services.db, async (trx) => {
        if (!(await spend(trx))) throw new Problem('step-over', 'Begin again.');
        if (!(await linkIdentity(trx, provider, { subject: claims.subject, personId }, now))) {
          throw new Problem('already-exists', 'This account of the provider belongs to somebody else here.');
        }
        const about = { organisationId, actor: { kind: 'person', id: personId } };
        await writeAudit(trx, {
          ...about,
          action: 'way-in.link',
          subject: `person:${personId}`,
          data: { providerId },
          now,
        });
      });
      forgetStep(door);
      return { me: await meOf(services.db, actor), to, linked: true };
    }
    const settled = await inTransaction(services.db, async (trx) => {
      if (!(await spend(trx))) throw new Problem('step-over', 'Begin again.');
      const outcome = await settle(trx, provider, claims, now);
      await tell(trx, provider, outcome, now);
      return outcome;
    });
    forgetStep(door);
    if (settled.kind === 'refused') throw refusal(settled.why, provider);
    const { proofs, sessionHours } = provider.settings;
    const known = {
      organisationId,
      personId: settled.personId,
      account: settled.account,
      by: 'single-sign-on',
    } as const;
    const me = await afterFirstProof(door, known, { proofs, providerId, lastsMs: sessionHours * HOUR_MS });
    return { me, to, linked: false };
  },
};

async function begin(
  { services, reply, now }: Pick<Door, 'services' | 'reply' | 'now'>,
  organisationId: string,
  slug: string,
  { to, personId }: { readonly to: string; readonly personId: string | null },
): Promise<{ location: string }> {
  const provider = await openProvider(services.db, services.keys, organisationId, { slug });
  if (provider === null) throw new Problem('invalid', 'body.provider: there is no such provider.');
  const { location, ...secrets } = await asProblem(services, () =>
    services.singleSignOn.begin(provider, redirectOf(services)),
  );
  const { providerId } = provider;
  keepStep(services, reply, { kind: 'single-sign-on', organisationId, providerId, ...secrets, to, personId }, now);
  return { location };
}

/** Where the provider sends the browser back to: a page of the console. */
export function redirectOf({ settings }: Services): string {
  return `${settings.baseUrl}/sign-in/back`;
}

/** What went wrong with the provider, for whoever signs in. */
export async function asProblem<T>({ logger }: Services, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code: ProblemCode | null =
      error instanceof SignOnFailed
        ? 'sign-on-failed'
        : error instanceof OutwardError
          ? 'provider-away'
          : error instanceof AddressRefused
            ? 'address-refused'
            : null;
    if (code === null) throw error;
    logger.warn({ problem: code, says: (error as Error).message }, 'single sign-on');
    throw new Problem(code, (error as Error).message, { cause: error });
  }
}

const WHY: Record<(Settled & { kind: 'refused' })['why'], string> = {
  'no-role': 'None of your groups gives you a role here; ask an administrator.',
  'e-mail-taken':
    'Somebody here has your e-mail address. If it is you, sign in as before and link the provider in your profile.',
  locked: 'Your account here is locked; ask an administrator.',
  'groups-held-back':
    'It does not tell your groups because they are too many. An administrator of it can let it send only those that count here.',
};

function refusal(why: keyof typeof WHY, { name }: Provider): Problem {
  return new Problem('sign-on-refused', WHY[why].replace(/^It /, `${name} `));
}

/** Who came in for the first time, by which link, with which roles: for the audit log. */
async function tell(
  trx: Parameters<typeof writeAudit>[0],
  { organisationId, providerId }: Provider,
  settled: Settled,
  now: Date,
): Promise<void> {
  const { personId } = settled;
  if (personId === null) return;
  const about = { organisationId, actor: { kind: 'provider', id: providerId }, subject: `person:${personId}`, now };
  const write = (action: string, data: Record<string, string> = {}) => writeAudit(trx, { ...about, action, data });
  if (settled.kind === 'person' && settled.made) await write('person.create');
  if (settled.kind === 'person' && settled.linked) await write('way-in.link', { by: 'verified-address' });
  if (settled.changed) await write('role.by-groups');
  if (settled.kind === 'refused') await write('session.refuse', { why: settled.why });
}
