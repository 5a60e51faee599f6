import { boundSnippet } from '@vauban/domain';
import * as z from 'zod';
import { list } from '../draft.ts';
import { at, isMap, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, confidenceOfWord, severityOfWord, weaknesses } from '../words.ts';

const issue = z.looseObject({
  severity: z.string(),
  confidence: z.string().optional(),
  cwe: z.looseObject({ id: z.string().optional() }).nullish(),
  rule_id: z.string(),
  details: z.string(),
  file: z.string(),
  code: z.string().optional(),
  /** `12` or `12-14`. */
  line: z.string(),
  column: z.string().optional(),
  nosec: z.boolean().optional(),
});

/** `gosec -fmt json` (securego/gosec, report/json and issue). */
export const gosecReader = jsonReader({
  about: {
    id: 'gosec',
    title: 'gosec (JSON)',
    writtenBy: ['gosec'],
    says: 'files that could not be compiled; neither which files were looked at nor which rules were active',
    seen: 'real files',
    recognises: ({ text }) => /"Issues"\s*:/.test(text) && /"rule_id"|"Golang errors"|"GosecVersion"/.test(text),
  },
  tool: { id: 'gosec', surface: 'code' },
  lists: {
    Issues: list(issue, (item, { roots }) => {
      const path = relativePath(item.file, roots);
      if (path === null) return { says: 'an issue names no file of the target' };
      if (item.nosec === true) return [];
      const [line = 0, endLine] = item.line.split('-').map(Number);
      const column = Number(item.column);
      const snippet = lineOf(item.code ?? '', line);
      return [
        {
          rule: item.rule_id,
          title: boundText(item.details, 200),
          message: boundText(item.details),
          severity: severityOfWord(item.severity),
          confidence: confidenceOfWord(item.confidence),
          cwe: weaknesses([item.cwe?.id]),
          location: {
            path,
            ...(line > 0 && { line }),
            ...(column > 0 && { column }),
            ...(endLine !== undefined && endLine > line && { endLine }),
            ...(snippet !== null && { snippet: boundSnippet(snippet) }),
          },
        },
      ];
    }),
  },
  facts: (rest, roots) => {
    const errors = at(rest, 'Golang errors');
    return {
      version: textAt(rest, 'GosecVersion'),
      ended: 'well',
      missed: (isMap(errors) ? Object.entries(errors) : []).map(([file, list]) => ({
        path: relativePath(file, roots),
        why: boundText(textAt(list, 0, 'error') ?? 'it could not be compiled', 300),
      })),
    };
  },
});

/** The snippet numbers its lines: `12: exec(x)`; older ones hold the line alone. */
function lineOf(code: string, line: number): string | null {
  const lines = code.split('\n').filter((text) => text.trim() !== '');
  const numbered = lines.find((text) => text.startsWith(`${line}: `));
  if (numbered !== undefined) return numbered.slice(`${line}: `.length).trim();
  return lines.length === 1 ? (lines[0] as string).trim() : null;
}
