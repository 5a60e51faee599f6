import * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { packageType } from '../components/package-kind.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { list } from '../draft.ts';
import { at, isMap, listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';

const group = z.looseObject({
  ids: z.array(z.string()),
  aliases: z.array(z.string()).nullish(),
  max_severity: z.string().nullish(),
});
const audited = z.looseObject({
  package: z.looseObject({ name: z.string(), version: z.string(), ecosystem: z.string() }),
  dependency_groups: z.array(z.string()).nullish(),
  groups: z.array(group).nullish(),
  vulnerabilities: z.array(z.looseObject({ id: z.string() })).nullish(),
});

/** `osv-scanner --format json` (google/osv-scanner, pkg/models/results). */
export const osvScannerReader = jsonReader({
  about: {
    id: 'osv-scanner',
    title: 'OSV-Scanner (JSON)',
    writtenBy: ['OSV-Scanner'],
    says: 'lockfiles in which it found something (all of them with --all-packages)',
    seen: 'real files',
    recognises: ({ text }) =>
      /"results"\s*:/.test(text) &&
      ((/"packages"\s*:/.test(text) && /"ecosystem"\s*:/.test(text)) || /"experimental_config"/.test(text)),
  },
  tool: { id: 'osv-scanner', surface: 'dependencies' },
  lists: {
    'results.*.packages': list(audited, (item, { rest, indices, roots }) => {
      const source = at(rest, 'results', indices[0] ?? 0, 'source');
      const path = relativePath(textAt(source, 'path') ?? '', roots);
      if (path === null) return { says: 'a package names no lockfile of the target' };
      const { name, version, ecosystem } = item.package;
      const records = item.vulnerabilities ?? [];
      // a group is one vulnerability under its several names
      const groups = item.groups ?? records.map(({ id }): z.infer<typeof group> => ({ ids: [id] }));
      return groups.flatMap(({ ids, aliases, max_severity: score }) => {
        const record = records.find(({ id }) => ids.includes(id));
        const drafts = vulnerable({
          component: componentRef({
            type: packageType(ecosystem.split(':')[0] ?? ''),
            name,
            version,
            scope: item.dependency_groups?.every((one) => /dev|test/.test(one)) ? 'development' : 'unknown',
          }),
          location: { path },
          ids: [...ids, ...(aliases ?? [])],
          summary: textAt(record, 'summary'),
          description: textAt(record, 'details'),
          severity: textAt(record, 'database_specific', 'severity'),
          score,
          cvss: listAt(record, 'severity').map((one) => textAt(one, 'score')),
          cwe: listAt(record, 'database_specific', 'cwe_ids'),
          fixed: fixedIn(record, name),
          urls: listAt(record, 'references').map((one) => textAt(one, 'url')),
          published: textAt(record, 'published'),
          modified: textAt(record, 'modified'),
        });
        return 'says' in drafts ? [] : [...drafts];
      });
    }),
  },
  facts: (rest, roots) => ({
    ended: 'well',
    isReport: isMap(rest) && Array.isArray(rest.results),
    looked: listAt(rest, 'results').map((one) => relativePath(textAt(one, 'source', 'path') ?? '', roots)),
  }),
});

function fixedIn(record: unknown, name: string): (string | null)[] {
  return listAt(record, 'affected')
    .filter((one) => textAt(one, 'package', 'name') === name)
    .flatMap((one) => listAt(one, 'ranges'))
    .flatMap((range) => listAt(range, 'events'))
    .map((event) => textAt(event, 'fixed'));
}
