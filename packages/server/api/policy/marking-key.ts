import { createHash } from 'node:crypto';
import { SealBroken } from '../../keys/keys.ts';
import { organisationKey } from '../../keys/organisation-key.ts';
import type { Handlers } from '../route/call.ts';

export const MARKING_KEY_HANDLERS: Handlers<'readMarkingKey'> = {
  async readMarkingKey({ services, organisationId, now, reply }) {
    reply.header('cache-control', 'no-store');
    try {
      const key = await organisationKey(services.db, services.keys, organisationId, now);
      return { markingKey: { id: idOf(key), key: key.toString('base64') } };
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      // a scan without it is known by its places alone: better than none, and than a new key beside a lost one
      services.logger.error({ problem: error.message }, 'The key that marks secrets cannot be opened.');
      return { markingKey: null };
    }
  },
};

function idOf(key: Buffer): string {
  return createHash('sha256').update('vauban marking key id').update(key).digest('hex').slice(0, 8);
}
