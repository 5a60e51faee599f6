import { type AdvisoryStatus, advisoryStatus } from '@vauban/advisories';
import { advisoryAge } from '@vauban/domain';
import { watchStatus } from '../../watch/index.ts';
import type { Handlers } from '../route/call.ts';
import { iso, isoOrNull } from '../times.ts';

export const STATUS_HANDLERS: Handlers<'readStatus'> = {
  async readStatus({ services, organisationId, now }) {
    const { version, store, advisoriesFolder } = services.settings;
    const watch = await watchStatus(services.db, null, organisationId, now);
    return {
      version,
      store,
      time: iso(now),
      advisories: shown(statusOf(advisoriesFolder), now),
      watch: {
        asked: isoOrNull(watch.asked),
        problem: watch.problem,
        matched: isoOrNull(watch.matched),
        matchedRevision: watch.matchedRevision,
      },
      rules: services.rules.count,
    };
  },
};

/** The server's advisories; null without any, or when they are damaged. */
export function statusOf(folder: string | null): AdvisoryStatus | null {
  if (folder === null) return null;
  try {
    return advisoryStatus(folder);
  } catch {
    return null;
  }
}

function shown(status: AdvisoryStatus | null, now: Date) {
  if (status === null) return null;
  const newest = status.ecosystems
    .flatMap((feed) => feed.newest ?? [])
    .sort()
    .at(-1);
  return {
    revision: status.revision,
    built: status.built,
    ageDays: newest === undefined ? null : advisoryAge(newest, iso(now)),
    records: status.records,
    kev: status.kev?.released ?? null,
    ecosystems: status.ecosystems.map(({ ecosystem, records, newest: time }) => ({ ecosystem, records, newest: time })),
  };
}
