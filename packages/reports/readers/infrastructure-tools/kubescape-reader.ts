import * as z from 'zod';
import { list } from '../draft.ts';
import { at, listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, timeOf } from '../words.ts';

const control = z.looseObject({
  controlID: z.string(),
  name: z.string().optional(),
  status: z.looseObject({ status: z.string().optional() }).optional(),
  rules: z
    .array(
      z.looseObject({
        status: z.string().optional(),
        paths: z.array(z.looseObject({ failedPath: z.string().optional() })).nullish(),
      }),
    )
    .nullish(),
});
const result = z.looseObject({ resourceID: z.string(), controls: z.array(control).nullish() });

/** `kubescape scan --format json` (kubescape/opa-utils, resultshandling). */
export const kubescapeReader = jsonReader({
  about: {
    id: 'kubescape',
    title: 'Kubescape (JSON)',
    writtenBy: ['Kubescape'],
    says: 'every control that was active, and every resource; files only of resources that came from files',
    seen: 'real files',
    recognises: ({ text }) => /"controlID"\s*:/.test(text) && /"summaryDetails"|"resourceID"/.test(text),
  },
  tool: { id: 'kubescape', surface: 'infrastructure' },
  lists: {
    results: list(result, ({ resourceID, controls }, { rest, roots, looked }) => {
      const resource = listAt(rest, 'resources').find((one) => textAt(one, 'resourceID') === resourceID);
      const file = textAt(resource, 'source', 'relativePath') ?? textAt(resource, 'object', 'sourcePath');
      // of a cluster's own resources only their names are known
      const path = relativePath(file ?? resourceID.replace(/^path=\d+\//, ''), roots);
      if (path === null) return { says: 'a resource has no name' };
      if (file !== null) looked(path);
      return (controls ?? []).filter(isFailed).map(({ controlID, name = controlID, rules }) => {
        const places = (rules ?? []).flatMap(({ paths }) => (paths ?? []).flatMap((one) => one.failedPath || []));
        const what = boundText(places.slice(0, 20).join(', '), 500);
        return {
          rule: controlID,
          title: boundText(name, 300),
          message: what === '' ? `${boundText(name, 300)}.` : `${boundText(name, 300)}: ${what}.`,
          severity: severityOf(at(rest, 'summaryDetails', 'controls', controlID, 'scoreFactor')),
          confidence: 'unknown' as const,
          cwe: [],
          location: { path },
          subject: boundText(resourceID.replace(/^path=\d+\//, ''), 500),
        };
      });
    }),
  },
  facts: (rest) => {
    const controls = at(rest, 'summaryDetails', 'controls');
    return {
      created: textAt(rest, 'generationTime')?.startsWith('0001-') ? null : timeOf(textAt(rest, 'generationTime')),
      ...(typeof controls === 'object' && controls !== null && { rules: Object.keys(controls) }),
    };
  },
});

function isFailed({ status, rules }: z.infer<typeof control>): boolean {
  if (status?.status !== undefined) return status.status === 'failed';
  return (rules ?? []).some((rule) => rule.status === 'failed');
}

/** Kubescape's own words for its factor: from 9 critical, from 7 high, from 4 medium, from 1 low. */
function severityOf(factor: unknown) {
  if (typeof factor !== 'number' || factor < 1) return 'unknown';
  return factor >= 9 ? 'critical' : factor >= 7 ? 'high' : factor >= 4 ? 'medium' : 'low';
}
