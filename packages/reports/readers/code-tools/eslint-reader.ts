import * as z from 'zod';
import { type EntryReader, list } from '../draft.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { surfaceOfTool } from '../surfaces.ts';
import { boundText } from '../words.ts';

const message = z.looseObject({
  ruleId: z.string().nullable(),
  severity: z.number(),
  message: z.string(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  endLine: z.number().int().positive().nullish(),
});
const file = z.looseObject({ filePath: z.string(), messages: z.array(z.unknown()) });

const results: EntryReader<z.ZodType> = list(file, ({ filePath, messages }, { roots, looked, problem }) => {
  const path = relativePath(filePath, roots);
  if (path === null) return { says: 'a result names no file of the target' };
  looked(path);
  return messages.flatMap((value) => {
    const parsed = message.safeParse(value);
    if (!parsed.success) {
      problem('a message does not follow the format');
      return [];
    }
    const one = parsed.data;
    return [
      {
        // a file that cannot be parsed has a message without a rule
        rule: one.ruleId ?? 'parsing-error',
        title: one.ruleId ?? 'The file cannot be parsed',
        message: boundText(one.message) || 'no message',
        severity: one.severity === 2 ? ('medium' as const) : ('low' as const),
        confidence: 'unknown' as const,
        cwe: [],
        surface: surfaceOfTool(one.ruleId ?? '') === 'secrets' ? ('secrets' as const) : ('code' as const),
        location: {
          path,
          ...(one.line !== undefined && one.line > 0 && { line: one.line }),
          ...(one.column !== undefined && one.column > 0 && { column: one.column }),
          ...(typeof one.endLine === 'number' && { endLine: one.endLine }),
        },
      },
    ];
  });
});

/** `eslint --format json` (eslint.org/docs, formatters). */
export const eslintReader = jsonReader({
  about: {
    id: 'eslint',
    title: 'ESLint (JSON)',
    writtenBy: ['ESLint', 'Oxlint'],
    says: 'every file that was looked at; not which rules were active',
    seen: 'real files',
    recognises: ({ text }) => /"filePath"\s*:/.test(text) && /"messages"\s*:/.test(text),
  },
  tool: { id: 'eslint', surface: 'code' },
  // with metadata the list stands below `results`
  lists: { '': results, results },
  facts: () => ({ ended: 'well' }),
});
