import * as z from 'zod';
import { ReportUnreadable } from '../../json/report-unreadable.ts';
import { csvRows } from '../csv/rows.ts';
import { list } from '../draft.ts';
import { Gathered } from '../gathered.ts';
import type { ForeignReader } from '../reader.ts';
import { genericDrafts } from './generic-finding.ts';

const text = z.string().optional();
const row = z.object({
  title: z.string().min(1),
  severity: z.string(),
  description: text,
  mitigation: text,
  cweid: text,
  cve: text,
  url: text,
  filepath: text,
  line: text,
  linenumber: text,
  componentname: text,
  componentversion: text,
  vulnid: text,
  cvssv3: text,
  cvssv3score: text,
  fixversion: text,
  active: text,
  falsepositive: text,
  duplicate: text,
});
const LARGEST = 256 * 1024 * 1024;

const reader = list(row, (item, { roots }) =>
  genericDrafts(
    {
      title: item.title,
      description: item.description ?? '',
      severity: item.severity,
      mitigation: item.mitigation ?? '',
      cwe: (item.cweid ?? '').split(/[,;\s]+/),
      ids: (item.cve || item.vulnid || '').split(/[,;\s]+/),
      file: item.filepath ?? '',
      line: Number(item.line || item.linenumber || 0),
      url: (item.url ?? '').split(/\s/)[0] ?? '',
      component: item.componentname ? { name: item.componentname, version: item.componentversion ?? '' } : null,
      rule: '',
      score: item.cvssv3score,
      cvss: item.cvssv3 ?? '',
      fixed: item.fixversion ?? '',
      isDone: isNo(item.active) || isYes(item.falsepositive) || isYes(item.duplicate),
    },
    roots,
  ),
);

/** DefectDojo's generic findings import as CSV (docs.defectdojo.com, generic parser); columns by their names. */
export const genericCsvReader: ForeignReader = {
  id: 'generic-csv',
  title: "DefectDojo's generic findings (CSV)",
  writtenBy: ['DefectDojo', 'spreadsheets'],
  says: 'nothing beside its findings',
  seen: 'real files',
  recognises: ({ text: beginning }) => {
    const head = (beginning.split(/\r?\n/, 1)[0] ?? '').toLowerCase();
    return !/^\s*[[{<]/.test(head) && /\btitle\b/.test(head) && /\bseverity\b/.test(head) && /[,;]/.test(head);
  },
  read(bytes, roots) {
    if (bytes.length > LARGEST) throw new ReportUnreadable('The CSV is larger than 256 MB. Split it.');
    const rows = csvRows(bytes.toString('utf8'));
    if (rows[0] === undefined || !rows[0].has('title') || !rows[0].has('severity')) {
      throw new ReportUnreadable('This CSV has no rows below columns called Title and Severity.');
    }
    const gathered = new Gathered({ id: 'generic', surface: 'code' });
    for (const fields of rows)
      gathered.entry(reader, Object.fromEntries(fields), { rest: null, indices: [], roots, key: '' });
    return gathered.report('generic-csv', {});
  },
};

function isYes(word: string | undefined): boolean {
  return /^(true|yes|1)$/i.test(word?.trim() ?? '');
}

function isNo(word: string | undefined): boolean {
  return /^(false|no|0)$/i.test(word?.trim() ?? '');
}
