import * as z from 'zod';
import { list } from '../draft.ts';
import { listAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText } from '../words.ts';

const file = z.looseObject({
  messages: z.array(
    z.looseObject({
      message: z.string(),
      line: z.number().int().positive().nullish(),
      identifier: z.string().optional(),
      tip: z.string().optional(),
    }),
  ),
});

/** `phpstan analyse --error-format=json`. */
export const phpstanReader = jsonReader({
  about: {
    id: 'phpstan',
    title: 'PHPStan (JSON)',
    writtenBy: ['PHPStan', 'Larastan'],
    says: 'errors that belong to no file; neither which files were looked at nor which rules were active',
    seen: 'samples after the published format',
    recognises: ({ text }) => /"totals"\s*:\s*\{\s*"errors"/.test(text) && /"file_errors"/.test(text),
  },
  tool: { id: 'phpstan', surface: 'code' },
  maps: {
    files: list(file, ({ messages }, { key, roots }) => {
      // `src/User.php (in context of class App\User)`
      const path = relativePath(key.replace(/ \(in context of .*\)$/, ''), roots);
      if (path === null) return { says: 'an error names no file of the target' };
      return messages.map(({ message, line, identifier = 'error', tip = '' }) => ({
        rule: identifier,
        title: boundText(message, 200) || identifier,
        ruleTitle: identifier,
        message: boundText(message) || identifier,
        severity: 'unknown' as const,
        confidence: 'unknown' as const,
        cwe: [],
        location: { path, ...(typeof line === 'number' && { line }) },
        help: boundText(tip, 500),
      }));
    }),
  },
  facts: (rest) => ({
    missed: listAt(rest, 'errors').flatMap((error) =>
      typeof error === 'string' ? [{ path: null, why: boundText(error, 300) }] : [],
    ),
  }),
});
