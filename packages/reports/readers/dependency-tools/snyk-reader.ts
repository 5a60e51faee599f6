import * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { packageType } from '../components/package-kind.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { type EntryReader, list } from '../draft.ts';
import { at, isMap, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';

const vulnerability = z.looseObject({
  id: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  severity: z.string().optional(),
  cvssScore: z.number().nullish(),
  CVSSv3: z.string().nullish(),
  identifiers: z
    .looseObject({
      CVE: z.array(z.string()).nullish(),
      CWE: z.array(z.string()).nullish(),
      GHSA: z.array(z.string()).nullish(),
    })
    .nullish(),
  packageName: z.string().optional(),
  moduleName: z.string().optional(),
  name: z.string().optional(),
  version: z.string(),
  type: z.string().optional(),
  from: z.array(z.string()).optional(),
  fixedIn: z.array(z.string()).nullish(),
  nearestFixedInVersion: z.string().nullish(),
  references: z.array(z.looseObject({ url: z.string().optional() })).nullish(),
  publicationTime: z.string().nullish(),
  modificationTime: z.string().nullish(),
});

const found: EntryReader<z.ZodType> = list(vulnerability, (item, { rest, indices, roots }) => {
  const project = Array.isArray(rest) ? at(rest, indices[0] ?? 0) : rest;
  if (item.type === 'license') return [];
  const manager = textAt(project, 'packageManager') ?? '';
  const image = isImage(project);
  const file = image ? null : (textAt(project, 'displayTargetFile') ?? textAt(project, 'targetFile'));
  const [root, ...chain] = item.from ?? [];
  const name = item.packageName ?? item.moduleName ?? item.name ?? '';
  if (name === '') return { says: 'a vulnerability names no package' };
  return vulnerable({
    component: componentRef({
      type: packageType(manager),
      namespace: image ? manager : undefined,
      // in images `source/binary`
      name: image ? (name.split('/').at(-1) as string) : name,
      version: item.version,
      direct: root === undefined ? 'unknown' : chain.length === 1,
      path: item.from ?? [],
    }),
    location: { path: (file === null ? null : relativePath(file, roots)) ?? '.' },
    ids: [...(item.identifiers?.CVE ?? []), ...(item.identifiers?.GHSA ?? []), item.id],
    summary: item.title,
    description: item.description,
    severity: item.severity,
    score: item.cvssScore,
    cvss: [item.CVSSv3],
    cwe: item.identifiers?.CWE ?? [],
    fixed: [...(item.fixedIn ?? []), item.nearestFixedInVersion],
    urls: (item.references ?? []).map(({ url }) => url),
    published: item.publicationTime,
    modified: item.modificationTime,
    surface: image ? 'images' : 'dependencies',
  });
});

/** `snyk test --json` and `snyk container test --json`; with --all-projects a list of them. */
export const snykReader = jsonReader({
  about: {
    id: 'snyk',
    title: 'Snyk Open Source and Container (JSON)',
    writtenBy: ['Snyk'],
    says: 'the manifest of each project that was looked at',
    seen: 'real files',
    recognises: ({ text }) =>
      /"vulnerabilities"\s*:/.test(text) && /"SNYK-|"snyk-|"dependencyCount"\s*:|"filesystemPolicy"\s*:/.test(text),
  },
  tool: { id: 'snyk', surface: 'dependencies' },
  lists: {
    vulnerabilities: found,
    '*.vulnerabilities': found,
    'applications.*.vulnerabilities': found,
  },
  facts: (rest, roots) => {
    const projects = Array.isArray(rest) ? rest : [rest];
    return {
      looked: projects.flatMap((one) => {
        const file = isImage(one) ? null : (textAt(one, 'displayTargetFile') ?? textAt(one, 'targetFile'));
        return file === null ? [] : [relativePath(file, roots)];
      }),
      missed: projects.flatMap((one) => {
        const why = textAt(one, 'error');
        return why === null ? [] : [{ path: null, why }];
      }),
    };
  },
});

function isImage(project: unknown): boolean {
  return (
    isMap(project) &&
    (project.docker !== undefined || /^(deb|apk|rpm|linux)$/.test(textAt(project, 'packageManager') ?? ''))
  );
}
