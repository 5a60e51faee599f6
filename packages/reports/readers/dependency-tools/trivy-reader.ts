import { boundSnippet, type Surface } from '@vauban/domain';
import * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { packageDatabase, packageType } from '../components/package-kind.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { type EntryReader, list, type ReadingContext } from '../draft.ts';
import { at, isMap, listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { withoutValues } from '../secret-tools/masked-line.ts';
import { secretDraft } from '../secret-tools/secret-draft.ts';
import { boundText, severityOfWord, timeOf } from '../words.ts';
import { misconfiguration, vulnerability } from './trivy-schema.ts';

const LISTS = [
  'Results',
  '*.Results',
  'Resources.*.Results',
  'Vulnerabilities.*.Results',
  'Misconfigurations.*.Results',
];

/** Where a result stands: the result's own facts are what is left of it when its lists are taken out. */
function resultOf({ rest, indices }: ReadingContext) {
  let place: unknown = rest;
  if (Array.isArray(rest)) place = at(rest, indices[0] ?? 0);
  const steps = Array.isArray(rest) ? indices.slice(1, -1) : indices.slice(0, -1);
  for (const name of ['Resources', 'Vulnerabilities', 'Misconfigurations']) {
    if (steps.length > 1 && isMap(place) && Array.isArray(place[name])) {
      place = at(place, name, steps.shift() ?? 0);
      break;
    }
  }
  const result = Array.isArray(at(place, 'Results')) ? at(place, 'Results', steps[0] ?? 0) : place;
  const words = {
    target: textAt(result, 'Target') ?? '.',
    class: textAt(result, 'Class') ?? '',
    type: textAt(result, 'Type') ?? '',
  };
  const isImage =
    words.class === 'os-pkgs' ||
    textAt(rest, 'ArtifactType') === 'container_image' ||
    ['deb', 'apk', 'rpm'].includes(packageType(words.type));
  return { ...words, surface: (isImage ? 'images' : 'dependencies') as Surface };
}

const vulnerabilities: EntryReader<z.ZodType> = list(vulnerability, (item, context) => {
  const result = resultOf(context);
  const type = packageType(result.type);
  const isSystem = result.class === 'os-pkgs' || type === 'deb' || type === 'apk' || type === 'rpm';
  const path = isSystem ? packageDatabase(type) : relativePath(item.PkgPath || result.target, context.roots);
  if (path === null) return { says: 'a vulnerability names no file of the target' };
  const namespace = isSystem ? result.type.toLowerCase() : undefined;
  const scores = Object.values(item.CVSS ?? {});
  const preferred = item.CVSS?.[item.SeveritySource ?? ''] ?? item.CVSS?.nvd ?? scores[0];
  return vulnerable({
    component: componentRef({
      purl: item.PkgIdentifier?.PURL,
      type,
      namespace,
      name: item.PkgName,
      version: item.InstalledVersion ?? '',
    }),
    location: { path },
    ids: [item.VulnerabilityID, ...(item.VendorIDs ?? [])],
    summary: item.Title,
    description: item.Description,
    severity: item.Severity,
    score: preferred?.V40Score ?? preferred?.V3Score ?? preferred?.V2Score,
    cvss: scores.flatMap(({ V3Vector, V40Vector }) => [V40Vector, V3Vector]),
    cwe: item.CweIDs ?? [],
    fixed: (item.FixedVersion ?? '').split(/,\s*/),
    urls: [item.PrimaryURL, ...(item.References ?? [])],
    published: item.PublishedDate,
    modified: item.LastModifiedDate,
    surface: result.surface,
  });
});

const misconfigurations: EntryReader<z.ZodType> = list(misconfiguration, (item, context) => {
  if (item.Status !== undefined && item.Status !== 'FAIL') return [];
  const path = relativePath(resultOf(context).target, context.roots);
  if (path === null) return { says: 'a misconfiguration names no file of the target' };
  const { StartLine: line = 0, EndLine: endLine = 0, Resource: resource = '' } = item.CauseMetadata ?? {};
  return [
    {
      rule: item.AVDID || item.ID,
      title: boundText(item.Title, 300) || item.ID,
      message: boundText(item.Message ?? '') || boundText(item.Title) || item.ID,
      severity: severityOfWord(item.Severity),
      confidence: 'unknown',
      cwe: [],
      surface: 'infrastructure',
      location: { path, ...(line > 0 && { line }), ...(endLine > line && { endLine }) },
      subject: boundText(resource || (item.Message ?? item.ID), 300),
      help: boundText(item.Resolution ?? ''),
    },
  ];
});

const foundSecret = z.looseObject({
  RuleID: z.string(),
  Title: z.string().optional(),
  Severity: z.string().optional(),
  StartLine: z.number().int().optional(),
  Match: z.string().optional(),
});

const secrets: EntryReader<z.ZodType> = list(foundSecret, (item, context) => {
  const path = relativePath(resultOf(context).target, context.roots);
  if (path === null) return { says: 'a secret names no file of the target' };
  const { RuleID: rule, Title: title = rule, StartLine: line = 0 } = item;
  const draft = secretDraft({ rule, title: boundText(title, 300), path, line, text: '', secret: '', commit: '' });
  // Trivy puts stars where the value was
  const snippet = withoutValues(boundSnippet((item.Match ?? '').split('\n')[0]?.trim() ?? ''));
  const severity = severityOfWord(item.Severity);
  return [
    {
      ...draft,
      surface: 'secrets',
      severity: severity === 'unknown' ? draft.severity : severity,
      location: { ...draft.location, ...(/\*{3}/.test(snippet) && { snippet }) },
    },
  ];
});

/** `trivy fs|image|repo|config|k8s --format json` (aquasecurity/trivy, pkg/types/report); also before schema 2. */
export const trivyReader = jsonReader({
  about: {
    id: 'trivy',
    title: 'Trivy (JSON)',
    writtenBy: ['Trivy'],
    says: 'lockfiles and configuration files that it names as targets; not which of its scanners were on, so no surface without a finding is taken as looked at',
    seen: 'real files',
    recognises: ({ text }) =>
      (/"SchemaVersion"\s*:/.test(text) && /"ArtifactName"\s*:/.test(text)) ||
      /"VulnerabilityID"\s*:/.test(text) ||
      (/"ClusterName"\s*:/.test(text) && /"(Resources|Vulnerabilities|Misconfigurations)"\s*:/.test(text)),
  },
  tool: (rest) => ({
    id: 'trivy',
    surface: textAt(rest, 'ArtifactType') === 'container_image' ? 'images' : 'dependencies',
  }),
  lists: {
    ...Object.fromEntries(
      LISTS.flatMap((place): [string, EntryReader<z.ZodType>][] => [
        [`${place}.*.Vulnerabilities`, vulnerabilities],
        [`${place}.*.Misconfigurations`, misconfigurations],
        [`${place}.*.Secrets`, secrets],
      ]),
    ),
    '*.Vulnerabilities': vulnerabilities,
  },
  facts: (rest, roots) => ({
    version: textAt(rest, 'Trivy', 'Version'),
    created: timeOf(textAt(rest, 'CreatedAt')),
    isReport: at(rest, 'SchemaVersion') !== undefined || textAt(rest, 'ClusterName') !== null,
    source: {
      commit: textAt(rest, 'Metadata', 'Commit'),
      repository: textAt(rest, 'Metadata', 'RepoURL'),
      branch: textAt(rest, 'Metadata', 'Branch'),
    },
    looked: listAt(rest, 'Results')
      .filter((result) => textAt(result, 'Class') === 'lang-pkgs' || textAt(result, 'Class') === 'config')
      .map((result) => relativePath(textAt(result, 'Target') ?? '', roots)),
  }),
});
