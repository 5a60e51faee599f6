import * as z from 'zod';
import { list } from '../draft.ts';
import { listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, confidenceOfWord, timeOf, weaknesses } from '../words.ts';

const warning = z.looseObject({
  warning_type: z.string(),
  check_name: z.string(),
  message: z.string(),
  file: z.string(),
  line: z.number().int().positive().nullish(),
  link: z.string().nullish(),
  code: z.string().nullish(),
  confidence: z.string().optional(),
  cwe_id: z.array(z.number()).nullish(),
  location: z.looseObject({ class: z.string().nullish(), method: z.string().nullish() }).nullish(),
});

/** `brakeman -f json` (presidentbeef/brakeman, report/report_json). Its confidence is all that it says of severity. */
export const brakemanReader = jsonReader({
  about: {
    id: 'brakeman',
    title: 'Brakeman (JSON)',
    writtenBy: ['Brakeman'],
    says: 'every check that was active, and files that could not be read; not which files were looked at',
    seen: 'real files',
    recognises: ({ text }) => /"brakeman_version"|"warning_type"\s*:/.test(text),
  },
  tool: { id: 'brakeman', surface: 'code' },
  lists: {
    warnings: list(warning, (item) => {
      const path = relativePath(item.file);
      if (path === null) return { says: 'a warning names no file of the target' };
      const code = (item.code ?? '').trim();
      return [
        {
          rule: item.check_name,
          title: boundText(`${item.warning_type}: ${item.message}`, 200),
          ruleTitle: item.warning_type,
          message: boundText(item.message) || item.warning_type,
          severity: 'unknown',
          confidence: confidenceOfWord(item.confidence),
          cwe: weaknesses(item.cwe_id ?? []),
          location: { path, ...(typeof item.line === 'number' && { line: item.line }) },
          subject:
            boundText([item.location?.class, item.location?.method, code].filter(Boolean).join(' '), 300) ||
            item.message.slice(0, 300),
          help: boundText(item.link ?? '', 300),
        },
      ];
    }),
  },
  facts: (rest) => ({
    version: textAt(rest, 'scan_info', 'brakeman_version'),
    created: timeOf(textAt(rest, 'scan_info', 'end_time')),
    rules: listAt(rest, 'scan_info', 'checks_performed').filter((name) => typeof name === 'string'),
    ended: 'well',
    missed: listAt(rest, 'errors').map((error) => ({
      path: null,
      why: boundText(textAt(error, 'error') ?? 'an error', 300),
    })),
  }),
});
