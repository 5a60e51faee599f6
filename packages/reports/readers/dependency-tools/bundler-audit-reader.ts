import * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { list } from '../draft.ts';
import { textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { boundText, timeOf } from '../words.ts';

const result = z.union([
  z.looseObject({
    type: z.literal('unpatched_gem'),
    gem: z.looseObject({ name: z.string(), version: z.string() }),
    advisory: z.looseObject({
      id: z.string(),
      cve: z.string().nullish(),
      ghsa: z.string().nullish(),
      title: z.string().nullish(),
      description: z.string().nullish(),
      criticality: z.string().nullish(),
      cvss_v3: z.number().nullish(),
      patched_versions: z.array(z.string()).nullish(),
      url: z.string().nullish(),
      date: z.string().nullish(),
    }),
  }),
  z.looseObject({ type: z.literal('insecure_source'), source: z.string() }),
]);

/** `bundle-audit check --format json` (rubysec/bundler-audit). */
export const bundlerAuditReader = jsonReader({
  about: {
    id: 'bundler-audit',
    title: 'bundler-audit (JSON)',
    writtenBy: ['bundler-audit'],
    says: 'that Gemfile.lock was looked at',
    seen: 'real files',
    recognises: ({ text }) => /"type"\s*:\s*"(unpatched_gem|insecure_source)"/.test(text),
  },
  tool: { id: 'bundler-audit', surface: 'dependencies' },
  lists: {
    results: list(result, (item) => {
      if (item.type === 'insecure_source') {
        const source = boundText(item.source, 300);
        return [
          {
            rule: 'insecure-source',
            title: 'Gems are fetched over a connection that is not encrypted',
            message: `Gemfile.lock fetches from ${source}.`,
            severity: 'medium',
            confidence: 'high',
            cwe: ['CWE-319'],
            location: { path: 'Gemfile.lock' },
            subject: source,
          },
        ];
      }
      const { gem, advisory } = item as Extract<z.infer<typeof result>, { type: 'unpatched_gem' }>;
      return vulnerable({
        component: componentRef({ type: 'gem', name: gem.name, version: gem.version }),
        location: { path: 'Gemfile.lock' },
        ids: [advisory.cve ? `CVE-${advisory.cve}` : null, advisory.ghsa ? `GHSA-${advisory.ghsa}` : null, advisory.id],
        summary: advisory.title,
        description: advisory.description,
        severity: advisory.criticality,
        score: advisory.cvss_v3,
        fixed: (advisory.patched_versions ?? []).flatMap(
          (range) => /^\s*[~>=]*\s*(\d[^\s,<>=]*)/.exec(range)?.[1] ?? [],
        ),
        urls: [advisory.url],
        published: advisory.date,
      });
    }),
  },
  facts: (rest) => ({
    version: textAt(rest, 'version'),
    created: timeOf(textAt(rest, 'created_at')),
    looked: ['Gemfile.lock'],
    ended: 'well',
  }),
});
