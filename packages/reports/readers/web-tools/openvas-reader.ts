import * as z from 'zod';
import { boundText, severityOfNumber, severityOfWord, timeOf } from '../words.ts';
import { attribute, child, children, textOf } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';
import { hostPlace } from './web-place.ts';

const result = z.object({
  name: z.string().optional(),
  host: z.string(),
  port: z.string(),
  threat: z.string().optional(),
  severity: z.string().optional(),
});

/** Greenbone's report as XML (GMP, `get_reports`). What a test printed is not taken. */
export const openvasReader = xmlReader({
  about: {
    id: 'openvas',
    title: 'OpenVAS and Greenbone (XML)',
    writtenBy: ['OpenVAS', 'Greenbone'],
    says: 'hosts with a result; not which tests were active, and only results above the filter of the report',
    seen: 'real files',
  },
  tool: { id: 'openvas', surface: 'web' },
  root: ['report', 'get_reports_response', 'get_results_response'],
  marks: /<nvt\b|<results\b|<report_format\b/,
  record: 'result',
  item: result,
  read: (item, { element }) => {
    const nvt = child(element, 'nvt');
    const oid = attribute(nvt, 'oid');
    const [port = '', protocol = ''] = item.port.split('/');
    const path = hostPlace(item.host.split(/\s/)[0] ?? '', protocol, port);
    if (path === null || oid === '') return { says: 'a result names no host or no test' };
    if (/^false positive$/i.test(item.threat ?? '')) return [];
    const title = boundText(item.name || textOf(nvt, 'name'), 300) || oid;
    const tags = tagsOf(textOf(nvt, 'tags'));
    const cves = children(child(nvt, 'refs'), 'ref').filter((ref) => attribute(ref, 'type') === 'cve');
    const score = Number(item.severity);
    const quality = Number(textOf(element, 'qod', 'value'));
    return [
      {
        rule: oid,
        title,
        message: boundText(
          `${title} on ${item.host}, ${item.port}${
            cves.length === 0
              ? ''
              : ` (${cves
                  .slice(0, 10)
                  .map((ref) => attribute(ref, 'id'))
                  .join(', ')})`
          }.`,
        ),
        severity: score > 0 ? severityOfNumber(score) : severityOfWord(item.threat === 'Log' ? 'info' : item.threat),
        // quality of detection, in percent
        confidence: quality >= 90 ? 'high' : quality >= 70 ? 'medium' : quality > 0 ? 'low' : 'unknown',
        cwe: [],
        location: { path },
        subject: boundText(`${item.host} ${item.port}`, 300),
        help: boundText(`${tags.get('summary') ?? ''}\n\n${textOf(nvt, 'solution') || (tags.get('solution') ?? '')}`),
      },
    ];
  },
  facts: ({ said }) => ({
    created: timeOf(said.get('scan_end') ?? said.get('scan_start')),
    ended: said.get('scan_run_status') === 'Done' ? 'well' : said.has('scan_run_status') ? 'failed' : 'unknown',
  }),
});

/** `summary=…|solution=…` */
function tagsOf(text: string): Map<string, string> {
  return new Map(
    text
      .slice(0, 50_000)
      .split('|')
      .map((pair): [string, string] => {
        const equals = pair.indexOf('=');
        return [pair.slice(0, Math.max(0, equals)), pair.slice(equals + 1)];
      }),
  );
}
