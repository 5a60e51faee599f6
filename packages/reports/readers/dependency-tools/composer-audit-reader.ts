import * as z from 'zod';
import { advisoryOfUrl } from '../components/github-advisory.ts';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { list } from '../draft.ts';
import { at } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';

const advisory = z.looseObject({
  advisoryId: z.string().optional(),
  packageName: z.string(),
  affectedVersions: z.string().optional(),
  title: z.string().optional(),
  cve: z.string().nullish(),
  link: z.string().nullish(),
  reportedAt: z.string().nullish(),
  severity: z.string().nullish(),
  sources: z.array(z.looseObject({ remoteId: z.string().optional() })).nullish(),
});
/** Composer writes a map with numbers where some advisories of a list were taken out. */
const advisories = z.union([z.array(advisory), z.record(z.string(), advisory)]);

/** `composer audit --format=json`. It does not say which version is installed. */
export const composerAuditReader = jsonReader({
  about: {
    id: 'composer-audit',
    title: 'Composer audit (JSON)',
    writtenBy: ['Composer'],
    says: 'that composer.lock was looked at; not which versions are installed',
    seen: 'real files',
    recognises: ({ text }) =>
      /"advisories"\s*:/.test(text) &&
      (/"advisoryId"\s*:|"affectedVersions"\s*:/.test(text) || /"abandoned"\s*:/.test(text)),
  },
  tool: { id: 'composer-audit', surface: 'dependencies' },
  maps: {
    advisories: list(advisories, (items) =>
      Object.values(items).flatMap((item) => {
        const drafts = vulnerable({
          component: componentRef({ type: 'composer', name: item.packageName, version: '' }),
          location: { path: 'composer.lock' },
          ids: [item.cve, ...(item.sources ?? []).map(({ remoteId }) => advisoryOfUrl(remoteId)), item.advisoryId],
          summary: item.title,
          description: `Affected are versions ${item.affectedVersions ?? 'that the report does not name'}.`,
          severity: item.severity,
          urls: [item.link],
          published: item.reportedAt,
        });
        return 'says' in drafts ? [] : [...drafts];
      }),
    ),
  },
  facts: (rest) => ({ looked: ['composer.lock'], ended: at(rest, 'abandoned') === undefined ? 'unknown' : 'well' }),
});
