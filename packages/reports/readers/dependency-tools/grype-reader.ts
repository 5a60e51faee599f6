import * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { packageDatabase, packageType } from '../components/package-kind.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { list } from '../draft.ts';
import { textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { timeOf } from '../words.ts';

const cvss = z
  .array(
    z.looseObject({
      vector: z.string().optional(),
      metrics: z.looseObject({ baseScore: z.number().optional() }).optional(),
    }),
  )
  .nullish();
const match = z.looseObject({
  vulnerability: z.looseObject({
    id: z.string(),
    severity: z.string().optional(),
    description: z.string().optional(),
    dataSource: z.string().optional(),
    urls: z.array(z.string()).nullish(),
    cvss,
    fix: z.looseObject({ versions: z.array(z.string()).nullish() }).optional(),
  }),
  relatedVulnerabilities: z
    .array(z.looseObject({ id: z.string(), description: z.string().optional(), cvss }))
    .nullish(),
  artifact: z.looseObject({
    name: z.string(),
    version: z.string(),
    type: z.string(),
    purl: z.string().optional(),
    locations: z.array(z.looseObject({ path: z.string() })).nullish(),
  }),
});

/** `grype -o json` (anchore/grype, presenter/models). */
export const grypeReader = jsonReader({
  about: {
    id: 'grype',
    title: 'Grype (JSON)',
    writtenBy: ['Grype'],
    says: 'nothing about packages without a match; not which files were looked at',
    seen: 'real files',
    recognises: ({ text }) =>
      /"matches"\s*:/.test(text) && /"matchDetails"|"relatedVulnerabilities"|"descriptor"/.test(text),
  },
  tool: (rest) => ({ id: 'grype', surface: textAt(rest, 'source', 'type') === 'image' ? 'images' : 'dependencies' }),
  lists: {
    matches: list(match, ({ vulnerability, relatedVulnerabilities, artifact }, { roots, rest }) => {
      const type = packageType(artifact.type);
      const places = (artifact.locations ?? []).flatMap(({ path }) => relativePath(path, roots) ?? []);
      const isSystem = type === 'deb' || type === 'apk' || type === 'rpm';
      const [path = isSystem ? packageDatabase(type) : '.', ...further] = places;
      const related = relatedVulnerabilities ?? [];
      const scores = [vulnerability, ...related].flatMap((one) => one.cvss ?? []);
      return vulnerable({
        component: componentRef({
          purl: artifact.purl,
          type,
          namespace: isSystem ? (textAt(rest, 'distro', 'name') ?? undefined) : undefined,
          name: artifact.name,
          version: artifact.version,
        }),
        location: { path },
        related: further.map((place) => ({ path: place })),
        ids: [vulnerability.id, ...related.map(({ id }) => id)],
        description: vulnerability.description ?? related.find(({ description }) => description)?.description,
        severity: vulnerability.severity,
        score:
          scores.find(({ vector }) => vector?.startsWith('CVSS:'))?.metrics?.baseScore ?? scores[0]?.metrics?.baseScore,
        cvss: scores.map(({ vector }) => vector),
        fixed: vulnerability.fix?.versions ?? [],
        urls: [vulnerability.dataSource, ...(vulnerability.urls ?? [])],
      });
    }),
  },
  facts: (rest) => ({
    version: textAt(rest, 'descriptor', 'version'),
    created: timeOf(textAt(rest, 'descriptor', 'timestamp')),
    ended: 'well',
  }),
});
