import { boundSnippet } from '@vauban/domain';
import * as z from 'zod';
import { list } from '../draft.ts';
import { at, isMap, listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, confidenceOfWord, severityOfWord, timeOf, weaknesses } from '../words.ts';

const result = z.looseObject({
  test_id: z.string(),
  test_name: z.string().optional(),
  filename: z.string(),
  line_number: z.number().int().positive(),
  col_offset: z.number().int().optional(),
  code: z.string().optional(),
  issue_text: z.string(),
  issue_severity: z.string(),
  issue_confidence: z.string().optional(),
  issue_cwe: z.looseObject({ id: z.number().optional() }).optional(),
});

/** `bandit -f json` (PyCQA/bandit, formatters/json.py). */
export const banditReader = jsonReader({
  about: {
    id: 'bandit',
    title: 'Bandit (JSON)',
    writtenBy: ['Bandit'],
    says: 'every file that was looked at, and those that could not be read; not which tests were active',
    seen: 'real files',
    recognises: ({ text }) => /"issue_confidence"|"CONFIDENCE\.HIGH"/.test(text),
  },
  tool: { id: 'bandit', surface: 'code' },
  lists: {
    results: list(result, (item, { roots }) => {
      const path = relativePath(item.filename, roots);
      if (path === null) return { says: 'a result names no file of the target' };
      const snippet = lineOf(item.code ?? '', item.line_number);
      return [
        {
          rule: item.test_id,
          title: boundText(item.test_name ?? item.test_id, 300),
          message: boundText(item.issue_text),
          severity: severityOfWord(item.issue_severity),
          confidence: confidenceOfWord(item.issue_confidence),
          cwe: weaknesses([item.issue_cwe?.id]),
          location: { path, line: item.line_number, ...(snippet !== null && { snippet: boundSnippet(snippet) }) },
        },
      ];
    }),
  },
  facts: (rest, roots) => {
    const files = at(rest, 'metrics');
    return {
      created: timeOf(textAt(rest, 'generated_at')),
      ended: 'well',
      looked: isMap(files)
        ? Object.keys(files).flatMap((file) => (file === '_totals' ? [] : [relativePath(file, roots)]))
        : [],
      missed: listAt(rest, 'errors').map((error) => {
        const file = textAt(error, 'filename');
        return { path: file === null ? null : relativePath(file, roots), why: textAt(error, 'reason') ?? 'not read' };
      }),
    };
  },
});

/** The snippet numbers its lines: `12 exec(x)`. */
function lineOf(code: string, line: number): string | null {
  const found = code.split('\n').find((text) => text.startsWith(`${line} `));
  return found === undefined ? null : found.slice(String(line).length + 1);
}
