import { REPORT_VERSION } from '@vauban/domain';
import type { Handlers } from '../route/call.ts';
import { MOST_PART_BYTES } from '../uploads/limits.ts';

export const VERSION_HANDLERS: Handlers<'readVersion'> = {
  async readVersion({ services }) {
    const someone = await services.db.selectFrom('identities').select('identityId').limit(1).executeTakeFirst();
    return {
      version: services.settings.version,
      api: 'v1',
      reports: REPORT_VERSION,
      set: someone !== undefined,
      uploadBytes: MOST_PART_BYTES,
    };
  },
};
