import * as z from 'zod';
import { advisoryOfUrl } from '../components/github-advisory.ts';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { list } from '../draft.ts';
import { at, textAt } from '../json/at.ts';
import { streamReader } from '../json/stream-reader.ts';
import { boundText } from '../words.ts';
import { auditAdvisory, auditedPackages } from './audit-advisory.ts';

const classic = z.looseObject({ type: z.literal('auditAdvisory'), data: z.looseObject({ advisory: auditAdvisory }) });
const other = z.looseObject({
  type: z.enum([
    'auditSummary',
    'auditAction',
    'info',
    'warning',
    'error',
    'step',
    'activityStart',
    'activityEnd',
    'progressStart',
    'progressEnd',
  ]),
});
/** Yarn from version 2 on. */
const berry = z.looseObject({
  value: z.string(),
  children: z.looseObject({
    ID: z.union([z.number(), z.string()]),
    Issue: z.string().optional(),
    URL: z.string().optional(),
    Severity: z.string().optional(),
    'Vulnerable Versions': z.string().optional(),
    'Tree Versions': z.array(z.string()).optional(),
  }),
});

/** `yarn audit --json` and `yarn npm audit --json`. */
export const yarnAuditReader = streamReader({
  about: {
    id: 'yarn-audit',
    title: 'Yarn audit (JSON lines, Yarn 1 and from 2 on)',
    writtenBy: ['Yarn'],
    says: 'that yarn.lock was looked at, and errors of Yarn',
    seen: 'real files',
    recognises: ({ text }) =>
      /"type"\s*:\s*"audit(Advisory|Summary)"/.test(text) ||
      /^\s*\{"type":"(error|warning|info)","data":"/.test(text) ||
      (/"children"\s*:/.test(text) && /"Tree Versions"\s*:/.test(text)),
  },
  tool: { id: 'yarn-audit', surface: 'dependencies' },
  entry: list(z.union([classic, berry, other]), (item) => {
    if ('children' in item) return berryDrafts(item as z.infer<typeof berry>);
    const { type } = item as { type: string };
    return type === 'auditAdvisory'
      ? auditedPackages((item as z.infer<typeof classic>).data.advisory, 'yarn.lock')
      : [];
  }),
  facts: (documents) => {
    const errors = documents.filter((one) => textAt(one, 'type') === 'error');
    return {
      looked: ['yarn.lock'],
      ended:
        errors.length > 0
          ? 'failed'
          : documents.some((one) => textAt(one, 'type') === 'auditSummary')
            ? 'well'
            : 'unknown',
      missed: errors.map((one) => ({ path: null, why: boundText(at(one, 'data'), 300) || 'Yarn reported an error' })),
    };
  },
});

function berryDrafts({ value, children }: z.infer<typeof berry>) {
  // a package that its author no longer maintains is no vulnerability
  if (typeof children.ID === 'string' && children.ID.includes('(deprecation)')) return [];
  return (children['Tree Versions'] ?? ['']).flatMap((version) => {
    const drafts = vulnerable({
      component: componentRef({ type: 'npm', name: value, version }),
      location: { path: 'yarn.lock' },
      ids: [advisoryOfUrl(children.URL), `npm-${children.ID}`],
      summary: children.Issue,
      description: `Affected are versions ${children['Vulnerable Versions'] ?? 'that the report does not name'}.`,
      severity: children.Severity,
      urls: [children.URL],
    });
    return 'says' in drafts ? [] : [...drafts];
  });
}
