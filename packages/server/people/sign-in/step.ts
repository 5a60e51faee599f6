import type { Transaction } from 'kysely';
import type { Keys } from '../../keys/keys.ts';

import type { Database } from '../../store/schema.ts';
import { hashOf, newSecret } from '../secret-token.ts';

type Trx = Transaction<Database>;

/** Where a sign-in of several steps stands. */
export type Step =
  | {
      readonly kind: 'single-sign-on';
      readonly organisationId: string;
      readonly providerId: string;
      readonly state: string;
      readonly nonce: string;
      readonly verifier: string;
      /** The page that was asked for. */
      readonly to: string;
      /** Who wants to link their account there; null: somebody signs in. */
      readonly personId: string | null;
    }
  | {
      /** The first proof was given; a one-time code is asked. */
      readonly kind: 'code';
      readonly organisationId: string;
      readonly personId: string;
      readonly account: string;
      readonly first: 'password' | 'single-sign-on';
      readonly providerId: string | null;
      readonly lastsMs: number | null;
    }
  | { readonly kind: 'passkey'; readonly organisationId: string; readonly challenge: string }
  | {
      readonly kind: 'new-passkey';
      readonly organisationId: string;
      readonly personId: string;
      readonly challenge: string;
    };

/** How long a person has for a step, ms. */
const STEP_MS = 10 * 60_000;
const NAME = 'sign-in-step';

interface Sealed {
  readonly step: Step;
  readonly id: string;
  readonly ends: number;
}

/** The step as the browser carries it: sealed, so that it costs the server nothing until it comes to its end. */
export function sealStep(keys: Keys, step: Step, now: Date): { text: string; endsAt: Date } {
  const ends = now.getTime() + STEP_MS;
  const sealed: Sealed = { step, id: newSecret(), ends };
  return { text: keys.seal(NAME, Buffer.from(JSON.stringify(sealed))).toString('base64url'), endsAt: new Date(ends) };
}

export interface OpenStep<Kind extends Step['kind']> {
  readonly step: Step & { kind: Kind };
  /** Ends it; false when it had come to its end before. In the transaction of what follows from it. */
  spend(trx: Trx): Promise<boolean>;
}

/** The step of this kind that a browser brings; null when there is none, it is another one, or its time is over. */
export function openStep<Kind extends Step['kind']>(
  keys: Keys,
  text: string | undefined,
  kind: Kind,
  now: Date,
): OpenStep<Kind> | null {
  const sealed = text === undefined || text.length > 4000 ? null : unseal(keys, text);
  if (sealed === null || sealed.ends <= now.getTime() || sealed.step.kind !== kind) return null;
  const { step, id, ends } = sealed;
  const { organisationId } = step;
  return {
    step: step as Step & { kind: Kind },
    async spend(trx) {
      await trx
        .deleteFrom('spentSteps')
        .where('organisationId', '=', organisationId)
        .where('endsAt', '<', now)
        .execute();
      const done = await trx
        .insertInto('spentSteps')
        .values({ organisationId, stepHash: hashOf(id), endsAt: new Date(ends) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return done.numInsertedOrUpdatedRows === 1n;
    },
  };
}

function unseal(keys: Keys, text: string): Sealed | null {
  try {
    return JSON.parse(keys.open(NAME, Buffer.from(text, 'base64url')).toString()) as Sealed;
  } catch {
    return null;
  }
}
