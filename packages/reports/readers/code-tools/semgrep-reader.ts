import { boundSnippet } from '@vauban/domain';
import * as z from 'zod';
import { list } from '../draft.ts';
import { listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { surfaceOfTool } from '../surfaces.ts';
import { boundText, confidenceOfWord, severityOfWord, weaknesses } from '../words.ts';

const position = z.looseObject({ line: z.number().int().positive(), col: z.number().int().positive().optional() });
const result = z.looseObject({
  check_id: z.string(),
  path: z.string(),
  start: position,
  end: position.optional(),
  extra: z.looseObject({
    message: z.string().optional(),
    severity: z.string().optional(),
    lines: z.string().optional(),
    is_ignored: z.boolean().optional(),
    metadata: z
      .looseObject({
        cwe: z.union([z.string(), z.array(z.string())]).optional(),
        confidence: z.string().optional(),
        impact: z.string().optional(),
        shortDescription: z.string().optional(),
      })
      .optional(),
  }),
});

/** `semgrep --json` and Opengrep (semgrep/semgrep-interfaces, semgrep_output_v1). */
export const semgrepReader = jsonReader({
  about: {
    id: 'semgrep',
    title: 'Semgrep (JSON)',
    writtenBy: ['Semgrep', 'Opengrep'],
    says: 'every file that was looked at, and those that could not be parsed; not which rules were active',
    seen: 'real files',
    recognises: ({ text }) =>
      (/"check_id"\s*:/.test(text) && !/"check_result"/.test(text)) || /"paths"\s*:\s*\{\s*"scanned"/.test(text),
  },
  tool: { id: 'semgrep', surface: 'code' },
  lists: {
    results: list(result, ({ check_id, path: place, start, end, extra }, { roots }) => {
      const path = relativePath(place, roots);
      if (path === null) return { says: 'a result names no file of the target' };
      if (extra.is_ignored === true) return [];
      const { message = '', metadata, lines = '' } = extra;
      const name = check_id.split('.').at(-1) ?? check_id;
      // without an account Semgrep writes this in place of the line
      const snippet = lines === 'requires login' ? '' : (lines.split('\n')[0] ?? '').trim();
      return [
        {
          rule: check_id,
          title: boundText(metadata?.shortDescription ?? name.replaceAll('-', ' '), 300),
          message: boundText(message) || name,
          severity: severityOfWord(extra.severity),
          confidence: confidenceOfWord(metadata?.confidence),
          cwe: weaknesses([metadata?.cwe ?? []].flat()),
          surface: surfaceOfTool(check_id) === 'secrets' ? 'secrets' : 'code',
          location: {
            path,
            line: start.line,
            ...(start.col !== undefined && { column: start.col }),
            ...(end !== undefined && { endLine: end.line }),
            ...(snippet !== '' && { snippet: boundSnippet(snippet) }),
          },
        },
      ];
    }),
    'paths.scanned': list(z.string(), (file, { roots, looked }) => {
      const path = relativePath(file, roots);
      if (path !== null) looked(path);
      return [];
    }),
  },
  facts: (rest, roots) => ({
    version: textAt(rest, 'version'),
    ended: 'well',
    missed: listAt(rest, 'errors').map((error) => {
      const path = textAt(error, 'path');
      const why = boundText(textAt(error, 'message') ?? textAt(error, 'type') ?? 'an error', 300);
      return { path: path === null ? null : relativePath(path, roots), why };
    }),
  }),
});
