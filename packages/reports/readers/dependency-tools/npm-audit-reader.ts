import * as z from 'zod';
import { advisoryOfUrl } from '../components/github-advisory.ts';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { list } from '../draft.ts';
import { at, isMap, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { boundText } from '../words.ts';
import { auditAdvisory, auditedPackages } from './audit-advisory.ts';

const advisory = z.looseObject({
  source: z.union([z.number(), z.string()]).optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  severity: z.string().optional(),
  cwe: z.array(z.string()).nullish(),
  cvss: z.looseObject({ score: z.number().optional(), vectorString: z.string().nullish() }).nullish(),
  range: z.string().optional(),
});
const vulnerability = z.looseObject({
  name: z.string(),
  isDirect: z.boolean().optional(),
  /** A text names another entry, through which this one is affected. */
  via: z.array(z.union([z.string(), advisory])),
  range: z.string().optional(),
  fixAvailable: z
    .union([z.boolean(), z.looseObject({ name: z.string().optional(), version: z.string().optional() })])
    .optional(),
});

/** `npm audit --json` of npm 6 (report 1) and from npm 7 on (report 2). Report 2 does not say which versions are installed. */
export const npmAuditReader = jsonReader({
  about: {
    id: 'npm-audit',
    title: 'npm audit (JSON, report 1 and 2)',
    writtenBy: ['npm'],
    says: 'that package-lock.json was looked at; from npm 7 on not which versions are installed',
    seen: 'real files',
    recognises: ({ text }) =>
      /"auditReportVersion"\s*:/.test(text) ||
      /"error"\s*:\s*\{\s*"code"\s*:\s*"E(NOLOCK|AUDIT\w*|NOAUDIT)"|"uri"\s*:\s*"[^"]*\/-\/npm\/v1\/security\//.test(
        text,
      ) ||
      (/"advisories"\s*:/.test(text) &&
        /"actions"\s*:|"muted"\s*:/.test(text) &&
        /"totalDependencies"|"runId"/.test(text) &&
        !/"\.>/.test(text)),
  },
  tool: { id: 'npm-audit', surface: 'dependencies' },
  maps: {
    vulnerabilities: list(vulnerability, ({ name, isDirect, via, fixAvailable }, _context) =>
      via.flatMap((one) => {
        if (typeof one === 'string') return [];
        const fix = typeof fixAvailable === 'object' && fixAvailable.name === name ? fixAvailable.version : undefined;
        const drafts = vulnerable({
          component: componentRef({ type: 'npm', name, version: '', direct: isDirect ?? 'unknown' }),
          location: { path: 'package-lock.json' },
          ids: [advisoryOfUrl(one.url), one.source === undefined ? undefined : `npm-${one.source}`],
          summary: one.title,
          description: one.range === undefined ? '' : `Affected are versions ${one.range}.`,
          severity: one.severity,
          score: one.cvss?.score,
          cvss: [one.cvss?.vectorString],
          cwe: one.cwe ?? [],
          fixed: [fix],
          urls: [one.url],
        });
        return 'says' in drafts ? [] : [...drafts];
      }),
    ),
    advisories: list(auditAdvisory, (item) => auditedPackages(item, 'package-lock.json')),
  },
  facts: (rest) => {
    const problem = textAt(rest, 'error', 'summary') ?? textAt(rest, 'message');
    return {
      looked: ['package-lock.json'],
      ended: at(rest, 'error') === undefined && isMap(at(rest, 'metadata')) ? 'well' : 'failed',
      isReport: at(rest, 'auditReportVersion') !== undefined,
      ...(problem !== null &&
        at(rest, 'error') !== undefined && { refuse: `npm audit failed: ${boundText(problem, 200)}` }),
    };
  },
});
