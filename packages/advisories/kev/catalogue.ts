import { createHash } from 'node:crypto';
import { isObject } from '../records/json.ts';
import { instant } from '../records/text.ts';

/** One vulnerability that CISA knows to be exploited. */
export interface KevEntry {
  /** `YYYY-MM-DD` */
  readonly dueDate: string | null;
  /** Known to be used in ransomware campaigns; false is "not known". */
  readonly ransomware: boolean;
}

export type KevCatalogue = ReadonlyMap<string, KevEntry>;

/** CISA's file after the door. */
export interface KevDocument {
  readonly catalogue: string;
  /** RFC 3339. */
  readonly released: string;
  readonly entries: KevCatalogue;
  /** Entries that did not pass. */
  readonly refused: number;
}

const CVE = /^CVE-\d{4}-\d{4,19}$/;
const MAX_ENTRIES = 200_000;

/**
 * Reads https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json. Throws `TypeError` with
 * what is wrong.
 */
export function readCisaKev(text: string): KevDocument {
  const json: unknown = JSON.parse(text);
  if (!isObject(json) || !Array.isArray(json.vulnerabilities)) throw new TypeError('it lists no vulnerabilities');
  const released = instant(json.dateReleased);
  if (released === null) throw new TypeError('it has no date of release');
  if (json.vulnerabilities.length > MAX_ENTRIES) throw new TypeError('it lists too many vulnerabilities');
  const entries = new Map<string, KevEntry>();
  for (const entry of json.vulnerabilities as unknown[]) {
    if (!isObject(entry) || typeof entry.cveID !== 'string' || !CVE.test(entry.cveID)) continue;
    const due = typeof entry.dueDate === 'string' && /^\d{4}-\d\d-\d\d$/.test(entry.dueDate) ? entry.dueDate : null;
    entries.set(entry.cveID, { dueDate: due, ransomware: entry.knownRansomwareCampaignUse === 'Known' });
  }
  if (entries.size === 0) throw new TypeError('it lists no vulnerabilities');
  const version = typeof json.catalogVersion === 'string' ? json.catalogVersion.slice(0, 100) : '';
  return {
    catalogue: version.replace(/[^\w.:-]/g, '_'),
    released,
    entries,
    refused: json.vulnerabilities.length - entries.size,
  };
}

/** The catalogue as a snapshot keeps it; the same catalogue has the same text. */
export function storedKev(entries: KevCatalogue): { text: string; digest: string } {
  const rows = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cve, e]) => [cve, e.dueDate, e.ransomware ? 1 : 0]);
  const text = `${JSON.stringify(rows)}\n`;
  return { text, digest: createHash('sha256').update(text).digest('hex') };
}

/** Reads what `storedKev` wrote. Throws `TypeError`. */
export function readStoredKev(text: string): KevCatalogue {
  const rows: unknown = JSON.parse(text);
  if (!Array.isArray(rows) || rows.length > MAX_ENTRIES) throw new TypeError('kev.json is no list');
  const entries = new Map<string, KevEntry>();
  for (const row of rows as unknown[]) {
    if (!Array.isArray(row) || typeof row[0] !== 'string' || !CVE.test(row[0]))
      throw new TypeError('kev.json is damaged');
    entries.set(row[0], { dueDate: typeof row[1] === 'string' ? row[1].slice(0, 10) : null, ransomware: row[2] === 1 });
  }
  return entries;
}
