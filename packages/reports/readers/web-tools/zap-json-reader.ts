import * as z from 'zod';
import { list } from '../draft.ts';
import { at, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { timeOf } from '../words.ts';
import { zapDrafts } from './zap-alert.ts';

const alert = z.looseObject({
  pluginid: z.string(),
  alertRef: z.string().optional(),
  name: z.string().optional(),
  alert: z.string().optional(),
  riskcode: z.string(),
  confidence: z.string().optional(),
  desc: z.string().optional(),
  solution: z.string().optional(),
  cweid: z.string().optional(),
  instances: z
    .array(z.looseObject({ uri: z.string(), method: z.string().optional(), param: z.string().optional() }))
    .optional(),
});

/** ZAP's traditional JSON report (zaproxy/zap-extensions, reports). */
export const zapJsonReader = jsonReader({
  about: {
    id: 'zap',
    title: 'ZAP (JSON)',
    writtenBy: ['ZAP'],
    says: 'the sites; neither which pages were visited nor which rules were active',
    seen: 'samples after the published format',
    recognises: ({ text }) =>
      /"@programName"\s*:\s*"ZAP"/.test(text) || (/"site"\s*:/.test(text) && /"riskcode"\s*:/.test(text)),
  },
  tool: { id: 'zap', surface: 'web' },
  lists: {
    'site.*.alerts': list(alert, (item, { rest, indices }) =>
      zapDrafts({
        plugin: item.pluginid,
        name: item.name ?? item.alert ?? '',
        risk: item.riskcode,
        confidence: item.confidence ?? '',
        description: item.desc ?? '',
        solution: item.solution ?? '',
        cwe: item.cweid ?? '',
        site: textAt(rest, 'site', indices[0] ?? 0, '@name') ?? '',
        instances: (item.instances ?? []).map(({ uri, method = '', param = '' }) => ({ uri, method, param })),
      }),
    ),
  },
  facts: (rest) => ({
    version: textAt(rest, '@version'),
    created: timeOf(textAt(rest, 'created') ?? textAt(rest, '@generated')),
    isReport: Array.isArray(at(rest, 'site')),
  }),
});
