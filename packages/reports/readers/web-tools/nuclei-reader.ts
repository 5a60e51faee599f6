import * as z from 'zod';
import { list } from '../draft.ts';
import { streamReader } from '../json/stream-reader.ts';
import { boundText, severityOfWord, weaknesses } from '../words.ts';
import { hostPlace, webPlace } from './web-place.ts';

const words = z.union([z.string(), z.array(z.string())]).nullish();
const event = z.looseObject({
  'template-id': z.string().optional(),
  templateID: z.string().optional(),
  info: z.looseObject({
    name: z.string().optional(),
    severity: z.string().optional(),
    description: z.string().nullish(),
    remediation: z.string().nullish(),
    classification: z.looseObject({ 'cwe-id': words, 'cve-id': words }).nullish(),
  }),
  type: z.string().optional(),
  host: z.string().optional(),
  'matched-at': z.string().optional(),
  matched: z.string().optional(),
  ip: z.string().optional(),
  port: z.string().optional(),
  'matcher-name': z.string().optional(),
  matcher_name: z.string().optional(),
  'matcher-status': z.boolean().optional(),
});

/** `nuclei -jsonl` and `-json-export` (projectdiscovery/nuclei, pkg/output). Requests and answers are not taken. */
export const nucleiReader = streamReader({
  about: {
    id: 'nuclei',
    title: 'Nuclei (JSON lines or list)',
    writtenBy: ['Nuclei'],
    says: 'nothing about addresses or templates without a match',
    seen: 'real files',
    recognises: ({ text }) => /"template-?ID"\s*:/i.test(text) && /"info"\s*:/.test(text),
  },
  tool: { id: 'nuclei', surface: 'web' },
  entry: list(event, (item) => {
    const rule = item['template-id'] ?? item.templateID;
    if (rule === undefined) return { says: 'an entry names no template' };
    if (item['matcher-status'] === false) return [];
    const matched = item['matched-at'] ?? item.matched ?? item.host ?? [item.ip, item.port].filter(Boolean).join(':');
    const place = placeOf(matched, item.host ?? '');
    if (place === null) return { says: 'an entry names no address' };
    const title = boundText(item.info.name ?? rule, 300);
    const matcher = item['matcher-name'] ?? item.matcher_name ?? '';
    return [
      {
        rule,
        title,
        message: boundText(`${title} at ${place.address}${matcher === '' ? '' : ` (${matcher})`}.`),
        severity: severityOfWord(item.info.severity),
        confidence: 'unknown',
        cwe: weaknesses([item.info.classification?.['cwe-id'] ?? []].flat()),
        location: { path: place.path },
        subject: boundText(`${place.origin} ${matcher}`.trim(), 300),
        help: boundText(`${item.info.description ?? ''}\n\n${item.info.remediation ?? ''}`),
      },
    ];
  }),
});

/** What matched is an address, or `host:port` of a template that speaks another protocol. */
function placeOf(matched: string, host: string) {
  const web = webPlace(matched) ?? webPlace(matched.startsWith('/') ? matched : '', host);
  if (web !== null) return web;
  const [, name = '', port = ''] = /^([^\s/]+?)(?::(\d{1,5}))?$/.exec(matched) ?? [];
  const path = hostPlace(name, 'tcp', port);
  return path === null ? null : { path, origin: matched, address: matched };
}
