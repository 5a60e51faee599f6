import * as z from 'zod';
import { list } from '../draft.ts';
import { at, isMap, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord, timeOf, weaknesses } from '../words.ts';

const query = z.looseObject({
  query_name: z.string(),
  query_id: z.string(),
  query_url: z.string().optional(),
  severity: z.string(),
  platform: z.string().optional(),
  cwe: z.string().optional(),
  category: z.string().optional(),
  description: z.string().optional(),
  files: z.array(
    z.looseObject({
      file_name: z.string(),
      line: z.number().int(),
      search_key: z.string().optional(),
      resource_name: z.string().optional(),
      expected_value: z.string().optional(),
      actual_value: z.string().optional(),
    }),
  ),
});

/** `kics scan --report-formats json` (Checkmarx/kics, docs/results.md). */
export const kicsReader = jsonReader({
  about: {
    id: 'kics',
    title: 'KICS (JSON)',
    writtenBy: ['KICS'],
    says: 'how many files could not be parsed, not which; neither which files were looked at nor which queries were active',
    seen: 'real files',
    recognises: ({ text }) => /"queries"\s*:/.test(text) && /"query_id"|"queries_total"/.test(text),
  },
  tool: { id: 'kics', surface: 'infrastructure' },
  lists: {
    queries: list(query, (item, { roots }) => {
      const isSecret = item.category === 'Secret Management' && /secret|password/i.test(item.query_name);
      return item.files.flatMap((file) => {
        const path = relativePath(file.file_name, roots);
        if (path === null) return [];
        const found = boundText(`${file.expected_value ?? ''}. ${file.actual_value ?? ''}`.replace(/^\. |\. $/g, ''));
        return [
          {
            rule: item.query_id,
            title: boundText(item.query_name, 300),
            message: isSecret || found === '' ? boundText(item.description ?? item.query_name) : found,
            severity: severityOfWord(item.severity),
            confidence: 'unknown' as const,
            cwe: weaknesses([item.cwe]),
            surface: isSecret ? ('secrets' as const) : ('infrastructure' as const),
            location: { path, ...(file.line > 0 && { line: file.line }) },
            ...(file.search_key !== undefined && !isSecret && { subject: boundText(file.search_key, 500) }),
            help: boundText(item.description ?? ''),
          },
        ];
      });
    }),
  },
  facts: (rest) => {
    const failed = Number(at(rest, 'files_failed_to_scan')) || 0;
    return {
      version: textAt(rest, 'kics_version'),
      created: timeOf(textAt(rest, 'end')),
      ended: isMap(rest) && at(rest, 'queries_failed_to_execute') === 0 ? 'well' : 'unknown',
      missed: failed > 0 ? [{ path: null, why: `${failed} files could not be parsed` }] : [],
    };
  },
});
