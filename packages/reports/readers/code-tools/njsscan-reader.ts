import { boundSnippet } from '@vauban/domain';
import * as z from 'zod';
import { type EntryReader, list } from '../draft.ts';
import { listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord, weaknesses } from '../words.ts';

const rule = z.looseObject({
  files: z
    .array(
      z.looseObject({
        file_path: z.string(),
        match_lines: z.array(z.number().int()).min(1),
        match_position: z.array(z.number().int()).optional(),
        match_string: z.string().optional(),
      }),
    )
    .optional(),
  metadata: z.looseObject({ cwe: z.string().optional(), description: z.string(), severity: z.string() }),
});

const found: EntryReader<z.ZodType> = list(rule, ({ files = [], metadata }, { key, roots }) =>
  files.flatMap((file) => {
    const path = relativePath(file.file_path, roots);
    const line = file.match_lines[0] ?? 0;
    const snippet = (file.match_string ?? '').split('\n')[0]?.trim() ?? '';
    if (path === null) return [];
    return [
      {
        rule: key,
        title: key.replaceAll('_', ' '),
        message: boundText(metadata.description) || key,
        severity: severityOfWord(metadata.severity),
        confidence: 'unknown' as const,
        cwe: weaknesses([metadata.cwe]),
        location: { path, ...(line > 0 && { line }), ...(snippet !== '' && { snippet: boundSnippet(snippet) }) },
      },
    ];
  }),
);

/** `njsscan --json` (ajinabraham/njsscan, formatters/json_out). */
export const njsscanReader = jsonReader({
  about: {
    id: 'njsscan',
    title: 'njsscan (JSON)',
    writtenBy: ['njsscan', 'mobsfscan'],
    says: 'neither which files were looked at nor which rules were active',
    seen: 'real files',
    recognises: ({ text }) => /"(njsscan|mobsfscan)_version"\s*:/.test(text) || /"match_position"\s*:/.test(text),
  },
  tool: { id: 'njsscan', surface: 'code' },
  maps: { nodejs: found, templates: found, results: found },
  facts: (rest) => {
    const errors = listAt(rest, 'errors');
    return {
      version: textAt(rest, 'njsscan_version') ?? textAt(rest, 'mobsfscan_version'),
      // a text says that the tool could not start a part of itself
      ended: errors.some((error) => typeof error === 'string') ? 'failed' : 'well',
      missed: errors.map((error) => ({
        path: null,
        why: boundText(typeof error === 'string' ? error : (textAt(error, 'message') ?? 'an error'), 300),
      })),
    };
  },
});
