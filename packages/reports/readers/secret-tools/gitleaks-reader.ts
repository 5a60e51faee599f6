import * as z from 'zod';
import { list } from '../draft.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, timeOf } from '../words.ts';
import { secretDraft } from './secret-draft.ts';

const finding = z.looseObject({
  RuleID: z.string(),
  Description: z.string().optional(),
  File: z.string(),
  StartLine: z.number().int(),
  EndLine: z.number().int().optional(),
  Match: z.string().optional(),
  Secret: z.string().optional(),
  Commit: z.string().optional(),
  Date: z.string().optional(),
});
/** Up to version 7. */
const older = z
  .looseObject({
    rule: z.string(),
    file: z.string(),
    line: z.string().optional(),
    lineNumber: z.number().int().optional(),
    offender: z.string().optional(),
    commit: z.string().optional(),
    date: z.string().optional(),
  })
  .transform((old) => ({
    RuleID: old.rule,
    Description: old.rule,
    File: old.file,
    StartLine: old.lineNumber ?? 0,
    EndLine: undefined,
    Match: old.line,
    Secret: old.offender,
    Commit: old.commit,
    Date: old.date,
  }));

/** `gitleaks git|dir --report-format json` (gitleaks/gitleaks, report/finding). */
export const gitleaksReader = jsonReader({
  about: {
    id: 'gitleaks',
    title: 'gitleaks (JSON)',
    writtenBy: ['gitleaks', 'Betterleaks'],
    says: 'neither which files or commits were looked at nor which rules were active',
    seen: 'real files',
    recognises: ({ text }) =>
      /^\s*\[/.test(text) &&
      ((/"RuleID"\s*:/.test(text) && /"Secret"\s*:/.test(text)) ||
        (/"offender"\s*:/.test(text) && /"commitMessage"\s*:/.test(text))),
  },
  tool: { id: 'gitleaks', surface: 'secrets' },
  lists: {
    '': list(z.union([finding, older]), (item, { roots }) => {
      const path = relativePath(item.File, roots);
      if (path === null) return { says: 'a finding names no file of the target' };
      return [
        secretDraft({
          rule: item.RuleID,
          title: boundText(item.Description ?? item.RuleID, 300),
          path,
          line: item.StartLine,
          text: item.Match ?? '',
          secret: item.Secret ?? '',
          commit: item.Commit ?? '',
          date: timeOf(item.Date),
        }),
      ];
    }),
  },
});
