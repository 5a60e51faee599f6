import type { Surface } from '@vauban/domain';
import * as z from 'zod';
import { type EntryReader, list } from '../draft.ts';
import { at, isMap, listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, sentence, severityOfWord } from '../words.ts';

const check = z.looseObject({
  check_id: z.string(),
  check_name: z.string().nullish(),
  file_path: z.string(),
  repo_file_path: z.string().nullish(),
  file_line_range: z.array(z.number().int()).nullish(),
  resource: z.string().optional(),
  severity: z.string().nullish(),
  guideline: z.string().nullish(),
});

const failed: EntryReader<z.ZodType> = list(check, (item, { roots, rest, indices, looked }) => {
  const path = relativePath(item.file_path, roots);
  if (path === null) return { says: 'a check names no file of the target' };
  looked(path);
  const type = textAt(rest, 'check_type') ?? textAt(rest, indices[0] ?? 0, 'check_type') ?? '';
  const [line = 0, endLine = 0] = item.file_line_range ?? [];
  const title = boundText(item.check_name ?? item.check_id, 300);
  const resource = boundText(item.resource ?? '', 300);
  return [
    {
      rule: item.check_id,
      title,
      message: resource === '' || type === 'secrets' ? sentence(title) : `${title.replace(/\.$/, '')}: ${resource}`,
      severity: severityOfWord(item.severity),
      confidence: 'unknown',
      cwe: [],
      surface: surfaceOf(type, item.check_id),
      location: { path, ...(line > 0 && { line }), ...(endLine > line && { endLine }) },
      // of a secret the resource is a digest of its value
      ...(type !== 'secrets' && resource !== '' && { subject: resource }),
      help: boundText(item.guideline ?? '', 300),
    },
  ];
});
const passed: EntryReader<z.ZodType> = list(z.looseObject({ file_path: z.string() }), (item, { roots, looked }) => {
  const path = relativePath(item.file_path, roots);
  if (path !== null) looked(path);
  return [];
});

/** `checkov -o json`: one document, or a list with one for each framework. */
export const checkovReader = jsonReader({
  about: {
    id: 'checkov',
    title: 'Checkov (JSON)',
    writtenBy: ['Checkov', 'Prisma Cloud'],
    says: 'files in which a check passed or failed (not with --quiet), and those that could not be parsed',
    seen: 'real files',
    recognises: ({ text }) =>
      (/"check_type"\s*:/.test(text) && /"results"\s*:/.test(text)) ||
      /"check_id"\s*:\s*"CKV|"checkov_version"\s*:/.test(text),
  },
  tool: { id: 'checkov', surface: 'infrastructure' },
  lists: {
    'results.failed_checks': failed,
    '*.results.failed_checks': failed,
    'results.passed_checks': passed,
    '*.results.passed_checks': passed,
  },
  facts: (rest, roots) => {
    const documents = Array.isArray(rest) ? rest : [rest];
    return {
      version: documents.map((one) => textAt(one, 'summary', 'checkov_version')).find((text) => text !== null) ?? null,
      ended: 'well',
      // a run that found no file of any framework writes its summary alone
      isReport: isMap(rest) && at(rest, 'checkov_version') !== undefined && at(rest, 'passed') !== undefined,
      missed: documents
        .flatMap((one) => listAt(one, 'results', 'parsing_errors'))
        .flatMap((file) =>
          typeof file === 'string' ? [{ path: relativePath(file, roots), why: 'it could not be parsed' }] : [],
        ),
    };
  },
});

function surfaceOf(type: string, id: string): Surface {
  if (type === 'secrets' || id.startsWith('CKV_SECRET')) return 'secrets';
  if (/actions|gitlab_ci|bitbucket_pipelines|circleci|azure_pipelines|argo/.test(type)) return 'pipelines';
  return type.startsWith('sca_') ? 'dependencies' : 'infrastructure';
}
