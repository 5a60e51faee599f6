import * as z from 'zod';
import { list } from '../draft.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord } from '../words.ts';

const issue = z.looseObject({
  code: z.string(),
  file: z.string(),
  level: z.string(),
  line: z.number().int(),
  column: z.number().int().optional(),
  message: z.string(),
});

/** `hadolint -f json`. */
export const hadolintReader = jsonReader({
  about: {
    id: 'hadolint',
    title: 'Hadolint (JSON)',
    writtenBy: ['Hadolint'],
    says: 'neither which files were looked at nor which rules were active',
    seen: 'real files',
    recognises: ({ text }) => /^\s*\[/.test(text) && /"code"\s*:\s*"(DL|SC)\d{4}"/.test(text),
  },
  tool: { id: 'hadolint', surface: 'infrastructure' },
  lists: {
    '': list(issue, ({ code, file, level, line, column = 0, message }, { roots }) => {
      const path = relativePath(file, roots);
      if (path === null) return { says: 'an issue names no file of the target' };
      return [
        {
          rule: code,
          title: boundText(message, 200) || code,
          message: boundText(message) || code,
          severity: severityOfWord(level),
          confidence: 'unknown',
          cwe: [],
          location: { path, ...(line > 0 && { line }), ...(column > 0 && { column }) },
        },
      ];
    }),
  },
});
