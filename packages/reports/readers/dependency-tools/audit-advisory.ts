import * as z from 'zod';
import { advisoryOfUrl } from '../components/github-advisory.ts';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import type { Draft, Drafts } from '../draft.ts';

/** An advisory as the npm registry's first audit service wrote it; Yarn 1 and pnpm still do. */
export const auditAdvisory = z.looseObject({
  id: z.union([z.number(), z.string()]).optional(),
  module_name: z.string(),
  title: z.string().optional(),
  overview: z.string().nullish(),
  severity: z.string().optional(),
  url: z.string().nullish(),
  cves: z.array(z.string()).nullish(),
  github_advisory_id: z.string().nullish(),
  cwe: z.union([z.string(), z.array(z.string())]).nullish(),
  cvss: z.looseObject({ score: z.number().nullish(), vectorString: z.string().nullish() }).nullish(),
  patched_versions: z.string().nullish(),
  created: z.string().nullish(),
  updated: z.string().nullish(),
  findings: z.array(
    z.looseObject({
      version: z.string().optional(),
      paths: z.array(z.string()).optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** One finding for each version of the package that is installed; a version comes once though many paths lead to it. */
export function auditedPackages(item: z.infer<typeof auditAdvisory>, path: string): Drafts {
  const byVersion = new Map<string, (typeof item.findings)[number]>();
  for (const finding of item.findings) {
    const version = finding.version ?? '';
    if (!byVersion.has(version)) byVersion.set(version, finding);
  }
  const all: Draft[] = [];
  for (const [version, finding] of byVersion) {
    const drafts = vulnerable({
      component: componentRef({
        type: 'npm',
        name: item.module_name,
        version,
        path: (finding.paths?.[0] ?? '').split('>').filter((step) => step !== '' && step !== '.'),
        scope: finding.dev === true ? 'development' : 'unknown',
      }),
      location: { path },
      ids: [
        ...(item.cves ?? []),
        item.github_advisory_id ?? advisoryOfUrl(item.url),
        item.id === undefined ? null : `npm-${item.id}`,
      ],
      summary: item.title,
      description: item.overview,
      severity: item.severity,
      score: item.cvss?.score,
      cvss: [item.cvss?.vectorString],
      cwe: [item.cwe ?? []].flat(),
      fixed: fixedIn(item.patched_versions ?? ''),
      urls: [item.url],
      published: item.created,
      modified: item.updated,
    });
    if ('says' in drafts) return drafts;
    all.push(...drafts);
  }
  return all;
}

/** `>=4.17.19 || >=5.0.1 <6.0.0` begins at 4.17.19 and at 5.0.1; `<0.0.0` says that there is none. */
function fixedIn(range: string): string[] {
  return range.split('||').flatMap((part) => /^\s*>=\s*([^\s<>=|]+)/.exec(part)?.[1] ?? []);
}
