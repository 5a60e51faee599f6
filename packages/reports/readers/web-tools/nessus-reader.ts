import * as z from 'zod';
import { boundText, severityOfNumber, weaknesses } from '../words.ts';
import { attribute, children } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';
import { hostPlace } from './web-place.ts';

const item = z.object({
  pluginID: z.string().min(1),
  pluginName: z.string(),
  port: z.string(),
  protocol: z.string().optional(),
  severity: z.string(),
  description: z.string().optional(),
  solution: z.string().optional(),
  synopsis: z.string().optional(),
  cvss3_base_score: z.string().optional(),
});
const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'] as const;

/** Nessus version 2 (Tenable, nessus_v2_file_format). What a plug-in printed is not taken: it may hold passwords. */
export const nessusReader = xmlReader({
  about: {
    id: 'nessus',
    title: 'Nessus (XML, version 2)',
    writtenBy: ['Nessus', 'Tenable.io', 'Tenable.sc'],
    says: 'every host that answered; not which plug-ins were active',
    seen: 'real files',
  },
  tool: { id: 'nessus', surface: 'web' },
  root: ['NessusClientData_v2'],
  record: 'ReportItem',
  item,
  read: (fields, { element, outside }, { looked }) => {
    const host = attribute(
      outside.find(({ name }) => name === 'ReportHost'),
      'name',
    );
    const base = hostPlace(host, '', '');
    const path = hostPlace(host, fields.protocol ?? '', fields.port);
    if (path === null || base === null) return { says: 'an item names no host' };
    looked(base);
    if (path !== base) looked(path);
    const cves = children(element, 'cve').map(({ text }) => text);
    const says = boundText(fields.synopsis ?? '', 500) || fields.pluginName;
    return [
      {
        rule: fields.pluginID,
        title: boundText(fields.pluginName, 300) || fields.pluginID,
        message: boundText(`${says}${cves.length === 0 ? '' : ` (${cves.slice(0, 10).join(', ')})`}`),
        severity: SEVERITIES[Number(fields.severity)] ?? severityOfNumber(fields.cvss3_base_score),
        confidence: 'unknown',
        cwe: weaknesses(children(element, 'cwe').map(({ text }) => text)),
        location: { path },
        subject: boundText(`${host}:${fields.port}`, 300),
        help: boundText(`${fields.description ?? ''}\n\n${fields.solution ?? ''}`),
      },
    ];
  },
});
