import * as z from 'zod';
import { list } from '../draft.ts';
import { at, isMap, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { toolId } from '../words.ts';
import { genericDrafts } from './generic-finding.ts';

const text = z.string().nullish();
const finding = z.looseObject({
  title: z.string().min(1),
  description: text,
  severity: text,
  mitigation: text,
  cwe: z.union([z.number(), z.string()]).nullish(),
  cwes: z.array(z.union([z.number(), z.string()])).nullish(),
  cve: text,
  vulnerability_ids: z.array(z.unknown()).nullish(),
  file_path: text,
  line: z.union([z.number(), z.string()]).nullish(),
  endpoints: z.array(z.unknown()).nullish(),
  component_name: text,
  component_version: text,
  vuln_id_from_tool: text,
  cvssv3: text,
  cvssv3_score: z.union([z.number(), z.string()]).nullish(),
  fix_version: text,
  active: z.boolean().nullish(),
  duplicate: z.boolean().nullish(),
  false_p: z.boolean().nullish(),
  is_mitigated: z.boolean().nullish(),
});

/** DefectDojo's generic findings import as JSON (docs.defectdojo.com, generic parser). */
export const genericJsonReader = jsonReader({
  about: {
    id: 'generic',
    title: "DefectDojo's generic findings (JSON)",
    writtenBy: ['DefectDojo', 'own scripts'],
    says: 'nothing beside its findings',
    seen: 'real files',
    recognises: ({ text: beginning }) =>
      /"findings"\s*:\s*\[/.test(beginning) &&
      /"title"\s*:/.test(beginning) &&
      /"severity"\s*:/.test(beginning) &&
      /"description"\s*:/.test(beginning) &&
      !/"findingArn"\s*:|"fpfVersion"|"vulnId"\s*:/.test(beginning),
  },
  tool: (rest) => ({ id: toolId(textAt(rest, 'type') ?? textAt(rest, 'name') ?? 'generic'), surface: 'code' }),
  lists: {
    findings: list(finding, (item, { roots }) =>
      genericDrafts(
        {
          title: item.title,
          description: item.description ?? '',
          severity: item.severity ?? '',
          mitigation: item.mitigation ?? '',
          cwe: [item.cwe, ...(item.cwes ?? [])],
          ids: [
            item.cve,
            ...(item.vulnerability_ids ?? []).map((id) =>
              typeof id === 'string' ? id : textAt(id, 'vulnerability_id'),
            ),
          ],
          file: item.file_path ?? '',
          line: Number(item.line ?? 0),
          url: (item.endpoints ?? []).map(addressOf).find((url) => url !== '') ?? '',
          component: item.component_name ? { name: item.component_name, version: item.component_version ?? '' } : null,
          rule: item.vuln_id_from_tool ?? '',
          score: item.cvssv3_score,
          cvss: item.cvssv3 ?? '',
          fixed: item.fix_version ?? '',
          isDone:
            item.active === false || item.duplicate === true || item.false_p === true || item.is_mitigated === true,
        },
        roots,
      ),
    ),
  },
  facts: (rest) => ({ version: textAt(rest, 'version') }),
});

/** An endpoint is an address, or one taken apart. */
function addressOf(endpoint: unknown): string {
  if (typeof endpoint === 'string') return /^[a-z]+:\/\//i.test(endpoint) ? endpoint : `https://${endpoint}`;
  if (!isMap(endpoint)) return '';
  const host = textAt(endpoint, 'host');
  const port = at(endpoint, 'port');
  if (host === null) return '';
  const path = (textAt(endpoint, 'path') ?? '').replace(/^\/+/, '');
  return `${textAt(endpoint, 'protocol') ?? 'https'}://${host}${typeof port === 'number' ? `:${port}` : ''}/${path}`;
}
