import * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { type EntryReader, list } from '../draft.ts';
import { jsonReader } from '../json/json-reader.ts';
import { boundText } from '../words.ts';

const dependency = z.looseObject({
  name: z.string(),
  version: z.string().optional(),
  skip_reason: z.string().optional(),
  vulns: z
    .array(
      z.looseObject({
        id: z.string(),
        aliases: z.array(z.string()).nullish(),
        fix_versions: z.array(z.string()).nullish(),
        description: z.string().nullish(),
      }),
    )
    .optional(),
});

const audited: EntryReader<z.ZodType> = list(dependency, ({ name, version = '', vulns = [], skip_reason: skipped }) => {
  if (skipped !== undefined) return { says: `a package was skipped: ${boundText(skipped, 100)}` };
  return vulns.flatMap((item) => {
    const drafts = vulnerable({
      component: componentRef({ type: 'pypi', name, version }),
      location: { path: '.' },
      ids: [item.id, ...(item.aliases ?? [])],
      description: item.description,
      fixed: item.fix_versions ?? [],
    });
    return 'says' in drafts ? [] : [...drafts];
  });
});

/** `pip-audit -f json`. It names neither a severity nor the file or environment that it looked at. */
export const pipAuditReader = jsonReader({
  about: {
    id: 'pip-audit',
    title: 'pip-audit (JSON)',
    writtenBy: ['pip-audit'],
    says: 'every package that was looked at, and those that were skipped; not the file that they stand in',
    seen: 'real files',
    recognises: ({ text }) => /"vulns"\s*:/.test(text) && (/"dependencies"\s*:/.test(text) || /^\s*\[/.test(text)),
  },
  tool: { id: 'pip-audit', surface: 'dependencies' },
  lists: { dependencies: audited, '': audited },
  facts: () => ({ ended: 'well' }),
});
