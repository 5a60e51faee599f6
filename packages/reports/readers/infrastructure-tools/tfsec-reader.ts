import * as z from 'zod';
import { list } from '../draft.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord } from '../words.ts';

const result = z.looseObject({
  rule_id: z.string(),
  long_id: z.string().optional(),
  rule_description: z.string().optional(),
  description: z.string(),
  resolution: z.string().optional(),
  severity: z.string(),
  status: z.union([z.string(), z.number()]).optional(),
  resource: z.string().optional(),
  location: z.looseObject({ filename: z.string(), start_line: z.number().int(), end_line: z.number().int() }),
});

/** `tfsec --format json`. */
export const tfsecReader = jsonReader({
  about: {
    id: 'tfsec',
    title: 'tfsec (JSON)',
    writtenBy: ['tfsec'],
    says: 'neither which files were looked at nor which rules were active',
    seen: 'real files',
    recognises: ({ text }) =>
      /"results"\s*:/.test(text) &&
      /"rule_id"\s*:/.test(text) &&
      /"rule_provider"|"rule_description"|"start_line"/.test(text),
  },
  tool: { id: 'tfsec', surface: 'infrastructure' },
  lists: {
    results: list(result, (item, { roots }) => {
      const { filename, start_line: line, end_line: endLine } = item.location;
      const path = relativePath(filename, roots);
      if (path === null) return { says: 'a result names no file of the target' };
      if (item.status === 'passed' || item.status === 1 || item.status === 'ignored') return [];
      return [
        {
          rule: item.long_id || item.rule_id,
          title: boundText(item.rule_description || item.description, 300),
          message: boundText(item.description) || item.rule_id,
          severity: severityOfWord(item.severity),
          confidence: 'unknown',
          cwe: [],
          location: { path, ...(line > 0 && { line }), ...(endLine > line && { endLine }) },
          ...(item.resource ? { subject: boundText(item.resource, 300) } : {}),
          help: boundText(item.resolution ?? ''),
        },
      ];
    }),
  },
});
