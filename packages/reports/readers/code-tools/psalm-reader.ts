import { boundSnippet } from '@vauban/domain';
import * as z from 'zod';
import { type EntryReader, list } from '../draft.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord, weaknesses } from '../words.ts';

const issue = z.looseObject({
  severity: z.string(),
  type: z.string(),
  message: z.string(),
  file_name: z.string(),
  line_from: z.number().int().positive(),
  line_to: z.number().int().positive().optional(),
  column_from: z.number().int().positive().optional(),
  snippet: z.string().optional(),
  link: z.string().nullish(),
});

/** Weaknesses of Psalm's taint issues, which its documentation describes one by one. */
const TAINTS: Readonly<Record<string, string>> = {
  TaintedSql: 'CWE-89',
  TaintedHtml: 'CWE-79',
  TaintedTextWithQuotes: 'CWE-79',
  TaintedShell: 'CWE-78',
  TaintedEval: 'CWE-95',
  TaintedInclude: 'CWE-98',
  TaintedFile: 'CWE-73',
  TaintedSSRF: 'CWE-918',
  TaintedLdap: 'CWE-90',
  TaintedHeader: 'CWE-113',
  TaintedCookie: 'CWE-20',
  TaintedUnserialize: 'CWE-502',
  TaintedXpath: 'CWE-643',
};

const found: EntryReader<z.ZodType> = list(issue, (item, { roots }) => {
  const path = relativePath(item.file_name, roots);
  if (path === null) return { says: 'an issue names no file of the target' };
  const snippet = (item.snippet ?? '').split('\n')[0]?.trim() ?? '';
  return [
    {
      rule: item.type,
      title: boundText(item.message, 200) || item.type,
      ruleTitle: item.type,
      message: boundText(item.message) || item.type,
      severity: severityOfWord(item.severity),
      confidence: 'unknown',
      cwe: weaknesses([TAINTS[item.type]]),
      location: {
        path,
        line: item.line_from,
        ...(item.line_to !== undefined && { endLine: item.line_to }),
        ...(item.column_from !== undefined && { column: item.column_from }),
        ...(snippet !== '' && { snippet: boundSnippet(snippet) }),
      },
      help: boundText(item.link ?? '', 300),
    },
  ];
});

/** `psalm --output-format=json`. */
export const psalmReader = jsonReader({
  about: {
    id: 'psalm',
    title: 'Psalm (JSON)',
    writtenBy: ['Psalm'],
    says: 'neither which files were looked at nor which rules were active',
    seen: 'real files',
    recognises: ({ text }) =>
      /"line_from"\s*:/.test(text) && /"file_name"\s*:/.test(text) && /"shortcode"|"type"/.test(text),
  },
  tool: { id: 'psalm', surface: 'code' },
  // with several levels of errors there is a list for each
  lists: { '': found, error: found, warning: found, issues: found },
});
