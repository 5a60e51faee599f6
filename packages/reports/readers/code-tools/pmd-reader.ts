import * as z from 'zod';
import { relativePath } from '../place.ts';
import { boundText, timeOf } from '../words.ts';
import { attribute, count } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';

const violation = z.object({
  rule: z.string().min(1),
  ruleset: z.string().optional(),
  beginline: z.string(),
  endline: z.string().optional(),
  begincolumn: z.string().optional(),
  class: z.string().optional(),
  priority: z.string().optional(),
  externalInfoUrl: z.string().optional(),
});
const SEVERITIES = ['unknown', 'high', 'medium', 'medium', 'low', 'none'] as const;

/** `pmd check -f xml` (pmd/pmd, report_2_0_0.xsd). */
export const pmdReader = xmlReader({
  about: {
    id: 'pmd',
    title: 'PMD (XML)',
    writtenBy: ['PMD'],
    says: 'neither which files were looked at nor which rules were active',
    seen: 'real files',
  },
  tool: { id: 'pmd', surface: 'code' },
  root: ['pmd'],
  record: 'violation',
  item: violation,
  read: (item, { element, outside }, { roots }) => {
    const path = relativePath(attribute(outside.at(-1), 'name'), roots);
    if (path === null) return { says: 'a violation names no file of the target' };
    const line = count(item.beginline);
    const endLine = count(item.endline ?? '');
    const column = count(item.begincolumn ?? '');
    const message = boundText(element.text) || item.rule;
    return [
      {
        rule: item.rule,
        title: boundText(message, 200),
        ruleTitle: item.rule,
        message,
        severity: SEVERITIES[Number(item.priority)] ?? 'unknown',
        confidence: 'unknown',
        cwe: [],
        location: {
          path,
          ...(line !== undefined && { line }),
          ...(column !== undefined && { column }),
          ...(endLine !== undefined && { endLine }),
        },
        help: boundText(item.externalInfoUrl ?? '', 300),
      },
    ];
  },
  facts: ({ root }) => ({ version: attribute(root, 'version') || null, created: timeOf(attribute(root, 'timestamp')) }),
});
