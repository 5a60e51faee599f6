import * as z from 'zod';
import { list } from '../draft.ts';
import { textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, timeOf } from '../words.ts';
import { secretDraft } from './secret-draft.ts';

const findings = z.array(
  z.looseObject({
    type: z.string(),
    filename: z.string().optional(),
    line_number: z.number().int().optional(),
    is_secret: z.boolean().optional(),
    is_verified: z.boolean().optional(),
  }),
);

/** A baseline of `detect-secrets scan`. Its digests of the values are not taken. */
export const detectSecretsReader = jsonReader({
  about: {
    id: 'detect-secrets',
    title: 'detect-secrets (baseline, JSON)',
    writtenBy: ['detect-secrets'],
    says: 'neither which files were looked at nor what each plug-in calls its findings',
    seen: 'real files',
    recognises: ({ text }) => /"plugins_used"\s*:/.test(text) && /"filters_used"|"hashed_secret"/.test(text),
  },
  tool: { id: 'detect-secrets', surface: 'secrets' },
  maps: {
    results: list(findings, (items, { key, roots }) => {
      const path = relativePath(key, roots);
      if (path === null) return { says: 'a finding names no file of the target' };
      return items
        .filter((item) => item.is_secret !== false)
        .map(({ type, line_number: line = 0, is_verified: verified = false }) =>
          secretDraft({
            rule: type,
            title: boundText(type, 300),
            path,
            line,
            text: '',
            secret: '',
            commit: '',
            verified,
          }),
        );
    }),
  },
  facts: (rest) => ({
    version: textAt(rest, 'version'),
    created: timeOf(textAt(rest, 'generated_at')),
  }),
});
