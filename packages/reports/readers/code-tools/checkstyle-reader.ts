import * as z from 'zod';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord } from '../words.ts';
import { attribute, count } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';

const error = z.object({
  message: z.string(),
  severity: z.string().optional(),
  source: z.string().optional(),
  line: z.string().optional(),
  column: z.string().optional(),
});

/** Checkstyle's XML, which many linters write (checkstyle.org). */
export const checkstyleReader = xmlReader({
  about: {
    id: 'checkstyle',
    title: 'Checkstyle (XML)',
    writtenBy: ['Checkstyle', 'PHP_CodeSniffer', 'ktlint', 'ShellCheck', 'Hadolint', 'and others'],
    says: 'neither which tool wrote it nor which rules were active; files only where it names those without errors',
    seen: 'real files',
  },
  tool: { id: 'checkstyle', surface: 'code' },
  root: ['checkstyle'],
  record: 'error',
  item: error,
  read: (item, { outside }, { roots }) => {
    const path = relativePath(attribute(outside.at(-1), 'name'), roots);
    if (path === null) return { says: 'an error names no file of the target' };
    const rule = item.source || 'error';
    const line = count(item.line ?? '');
    const column = count(item.column ?? '');
    return [
      {
        rule,
        title: boundText(item.message, 200) || rule,
        ruleTitle: rule,
        message: boundText(item.message) || rule,
        severity: severityOfWord(item.severity),
        confidence: 'unknown',
        cwe: [],
        location: { path, ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
      },
    ];
  },
  facts: ({ root }) => ({ version: attribute(root, 'version') || null }),
});
