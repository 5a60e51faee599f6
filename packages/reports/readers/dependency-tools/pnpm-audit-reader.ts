import { list } from '../draft.ts';
import { isMap } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { auditAdvisory, auditedPackages } from './audit-advisory.ts';

/** `pnpm audit --json`. */
export const pnpmAuditReader = jsonReader({
  about: {
    id: 'pnpm-audit',
    title: 'pnpm audit (JSON)',
    writtenBy: ['pnpm'],
    says: 'that pnpm-lock.yaml was looked at',
    seen: 'real files',
    recognises: ({ text }) =>
      /"advisories"\s*:\s*\{/.test(text) &&
      (/"github_advisory_id"|"module_name"/.test(text) || /"totalDependencies"/.test(text)),
  },
  tool: { id: 'pnpm-audit', surface: 'dependencies' },
  maps: { advisories: list(auditAdvisory, (item) => auditedPackages(item, 'pnpm-lock.yaml')) },
  facts: (rest) => ({ looked: ['pnpm-lock.yaml'], ended: isMap(rest) && isMap(rest.metadata) ? 'well' : 'unknown' }),
});
