import * as z from 'zod';
import { list } from '../draft.ts';
import { listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, timeOf } from '../words.ts';
import { checkedDependency } from './checked-dependency.ts';

const dependency = z.looseObject({
  fileName: z.string(),
  filePath: z.string().optional(),
  isVirtual: z.boolean().optional(),
  packages: z.array(z.looseObject({ id: z.string() })).nullish(),
  vulnerabilities: z
    .array(
      z.looseObject({
        name: z.string(),
        severity: z.string().optional(),
        cvssv3: z.looseObject({ baseScore: z.number().optional() }).optional(),
        cvssv4: z.looseObject({ baseScore: z.number().optional() }).optional(),
        cwes: z.array(z.string()).nullish(),
        description: z.string().optional(),
        references: z.array(z.looseObject({ url: z.string().optional() })).nullish(),
      }),
    )
    .nullish(),
});

/** `dependency-check --format JSON` (OWASP). */
export const dependencyCheckJsonReader = jsonReader({
  about: {
    id: 'dependency-check',
    title: 'OWASP Dependency-Check (JSON)',
    writtenBy: ['OWASP Dependency-Check'],
    says: 'every file that was looked at, and errors of its analysis',
    seen: 'real files',
    recognises: ({ text }) => /"reportSchema"\s*:/.test(text) && /"scanInfo"\s*:/.test(text),
  },
  tool: { id: 'dependency-check', surface: 'dependencies' },
  lists: {
    dependencies: list(dependency, (item, { roots, looked }) => {
      const path = relativePath(item.filePath ?? item.fileName, roots);
      if (path === null) return { says: 'a dependency names no file of the target' };
      looked(path);
      return (item.vulnerabilities ?? []).flatMap((one) =>
        checkedDependency({
          path,
          fileName: item.fileName,
          purl: item.packages?.find(({ id }) => id.startsWith('pkg:'))?.id ?? null,
          name: one.name,
          severity: one.severity,
          score: one.cvssv4?.baseScore ?? one.cvssv3?.baseScore,
          cwe: one.cwes ?? [],
          description: one.description ?? '',
          urls: (one.references ?? []).map(({ url }) => url),
        }),
      );
    }),
  },
  facts: (rest) => {
    const errors = listAt(rest, 'scanInfo', 'analysisExceptions');
    return {
      version: textAt(rest, 'scanInfo', 'engineVersion'),
      created: timeOf(textAt(rest, 'projectInfo', 'reportDate')),
      missed: errors.map((error) => ({
        path: null,
        why: boundText(textAt(error, 'exception', 'message') ?? 'an analyser failed', 300),
      })),
    };
  },
});
