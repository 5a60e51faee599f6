import * as z from 'zod';
import { list } from '../draft.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord } from '../words.ts';

const begin = z.union([z.number().int(), z.looseObject({ line: z.number().int() })]);
const issue = z.looseObject({
  check_name: z.string().optional(),
  description: z.string(),
  fingerprint: z.string().optional(),
  severity: z.string().optional(),
  location: z.looseObject({
    path: z.string(),
    lines: z.looseObject({ begin }).optional(),
    positions: z.looseObject({ begin }).optional(),
  }),
});

const WORDS: Readonly<Record<string, string>> = {
  blocker: 'critical',
  critical: 'high',
  major: 'medium',
  minor: 'low',
  info: 'info',
};

/** Code Climate's issues as a list, which GitLab takes as its code quality report. */
export const codeQualityReader = jsonReader({
  about: {
    id: 'code-quality',
    title: 'Code Climate and GitLab code quality (JSON)',
    writtenBy: ['Code Climate', 'GitLab', 'RuboCop', 'golangci-lint', 'PHPStan', 'Stylelint', 'and others'],
    says: 'neither which tool wrote it nor which files were looked at',
    seen: 'samples after the published format',
    recognises: ({ text }) =>
      /^\s*\[/.test(text) &&
      /"fingerprint"\s*:/.test(text) &&
      /"check_name"\s*:/.test(text) &&
      /"begin"\s*:/.test(text),
  },
  tool: { id: 'code-quality', surface: 'code' },
  lists: {
    '': list(issue, ({ check_name: name = 'issue', description, severity = '', location }) => {
      const path = relativePath(location.path);
      if (path === null) return { says: 'an issue names no file of the target' };
      const start = location.lines?.begin ?? location.positions?.begin;
      const line = typeof start === 'object' ? start.line : (start ?? 0);
      return [
        {
          rule: name,
          title: boundText(description, 200) || name,
          ruleTitle: name,
          message: boundText(description) || name,
          severity: severityOfWord(WORDS[severity] ?? severity),
          confidence: 'unknown',
          cwe: [],
          location: { path, ...(line > 0 && { line }) },
        },
      ];
    }),
  },
});
