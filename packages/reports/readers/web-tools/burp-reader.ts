import * as z from 'zod';
import { boundText, confidenceOfWord, severityOfWord, timeOf, weaknesses } from '../words.ts';
import { attribute } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';
import { webPlace, withoutMarkup } from './web-place.ts';

const issue = z.object({
  type: z.string().min(1),
  name: z.string(),
  host: z.string(),
  path: z.string(),
  location: z.string().optional(),
  severity: z.string(),
  confidence: z.string().optional(),
  issueBackground: z.string().optional(),
  remediationBackground: z.string().optional(),
  issueDetail: z.string().optional(),
  vulnerabilityClassifications: z.string().optional(),
});

/** Burp Suite's "Report issues" as XML (PortSwigger). Requests and answers are not taken. */
export const burpReader = xmlReader({
  about: {
    id: 'burp',
    title: 'Burp Suite (XML)',
    writtenBy: ['Burp Suite'],
    says: 'nothing about pages or checks without an issue',
    seen: 'real files',
  },
  tool: { id: 'burp', surface: 'web' },
  root: ['issues'],
  marks: /burpVersion/,
  record: 'issue',
  item: issue,
  read: (item) => {
    const place = webPlace(item.path || '/', item.host);
    if (place === null) return { says: 'an issue names no web address' };
    if (/^false positive$/i.test(item.severity)) return [];
    // `/basket [b_id cookie]` names the entry point in brackets
    const entry = /\[([^[\]]{1,200})\]\s*$/.exec(item.location ?? '')?.[1] ?? '';
    const detail = withoutMarkup(item.issueDetail ?? '').split('\n')[0] ?? '';
    return [
      {
        rule: item.type,
        title: boundText(item.name, 300) || item.type,
        message: boundText(`${item.name} at ${place.address}${entry === '' ? '' : ` (${entry})`}. ${detail}`.trim()),
        severity: severityOfWord(item.severity),
        confidence: confidenceOfWord(item.confidence),
        cwe: weaknesses([item.vulnerabilityClassifications]),
        location: { path: place.path },
        subject: boundText(`${place.origin} ${entry}`.trim(), 300),
        ruleTitle: item.name,
        help: boundText(
          `${withoutMarkup(item.issueBackground ?? '')}\n\n${withoutMarkup(item.remediationBackground ?? '')}`,
        ),
      },
    ];
  },
  facts: ({ root }) => ({
    version: attribute(root, 'burpVersion') || null,
    created: timeOf(attribute(root, 'exportTime')),
  }),
});
