import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** What a test says of an advisory about npm packages. */
export interface SampleRecord {
  readonly id: string;
  readonly package: string;
  /** Every version below this one is affected. */
  readonly fixed: string;
  readonly aliases?: readonly string[];
  readonly severity?: 'LOW' | 'MODERATE' | 'HIGH' | 'CRITICAL';
  readonly withdrawn?: boolean;
}

/** Writes the records as a folder in the layout of OSV's bucket, changed at that day. */
export function writeOsv(folder: string, day: string, records: readonly SampleRecord[]): string {
  const modified = `${day}T00:00:00Z`;
  const documents = records.map(({ id, package: name, fixed, aliases = [], severity = 'MODERATE', withdrawn }) => ({
    schema_version: '1.6.0',
    id,
    modified,
    published: '2026-01-01T00:00:00Z',
    ...(withdrawn && { withdrawn: modified }),
    aliases,
    summary: `${name} has the flaw ${id}`,
    affected: [
      {
        package: { ecosystem: 'npm', name },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
        database_specific: { severity },
      },
    ],
    database_specific: { severity },
  }));
  mkdirSync(join(folder, 'npm'), { recursive: true });
  writeFileSync(join(folder, 'npm', 'all.zip'), zipOf(documents));
  return folder;
}

/** CISA's catalogue with these names. */
export function writeKev(file: string, day: string, cves: readonly string[]): string {
  const vulnerabilities = ['CVE-2000-0001', ...cves].map((cveID) => ({
    cveID,
    vendorProject: 'x',
    product: 'x',
    vulnerabilityName: 'x',
    dateAdded: day,
    shortDescription: 'x',
    requiredAction: 'x',
    dueDate: '2026-12-24',
    knownRansomwareCampaignUse: 'Unknown',
  }));
  const catalogue = {
    title: 'CISA Catalog of Known Exploited Vulnerabilities',
    catalogVersion: day,
    dateReleased: `${day}T00:00:00Z`,
    count: cves.length + 1,
    vulnerabilities,
  };
  writeFileSync(file, JSON.stringify(catalogue));
  return file;
}

/** A zip archive whose members are stored as they are. */
function zipOf(documents: readonly { readonly id: string }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const document of documents) {
    const bytes = Buffer.from(JSON.stringify(document));
    const name = Buffer.from(`${document.id}.json`);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, name, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(documents.length, 8);
  end.writeUInt16LE(documents.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
