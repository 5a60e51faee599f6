import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Two records about one package, with facts from the GitHub Advisory Database (CC BY 4.0); `modified` is the test's. */
function records(modified: string) {
  const affected = (fixed: string) => [
    {
      package: { ecosystem: 'npm', name: 'minimist', purl: 'pkg:npm/minimist' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed }] }],
    },
  ];
  return [
    {
      schema_version: '1.6.0',
      id: 'GHSA-xvch-5gv4-984h',
      aliases: ['CVE-2021-44906'],
      modified,
      published: '2022-03-18T00:01:09Z',
      summary: 'Prototype Pollution in minimist',
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
      affected: affected('1.2.6'),
      database_specific: { cwe_ids: ['CWE-1321'], severity: 'CRITICAL' },
    },
    {
      schema_version: '1.6.0',
      id: 'GHSA-vh95-rmgr-6w4m',
      aliases: ['CVE-2020-7598'],
      modified,
      published: '2020-04-03T21:48:32Z',
      summary: 'Prototype Pollution in minimist',
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:L' }],
      affected: affected('1.2.2'),
      database_specific: { cwe_ids: ['CWE-1321'], severity: 'MODERATE' },
    },
  ];
}

/**
 * Writes a feed in OSV's layout, and a KEV catalogue beside it; answers what the command's environment must say.
 * `only` leaves out every other record: a feed that is yet to grow.
 */
export function writeFeed(folder: string, date: Date, only?: readonly string[]): Record<string, string> {
  const modified = date.toISOString();
  const feed = join(folder, 'feed/npm');
  mkdirSync(feed, { recursive: true });
  const all = records(modified).filter(({ id }) => only === undefined || only.includes(id));
  writeFileSync(join(feed, 'all.zip'), zip(all.map((record) => [`${record.id}.json`, JSON.stringify(record)])));
  writeFileSync(join(feed, 'modified_id.csv'), all.map(({ id }) => `${modified},${id}\n`).join(''));
  for (const record of all) writeFileSync(join(feed, `${record.id}.json`), JSON.stringify(record));
  const kev = join(folder, 'kev.json');
  writeFileSync(kev, JSON.stringify(catalogue(modified)));
  return { VAUBAN_ADVISORIES_SOURCE: join(folder, 'feed'), VAUBAN_KEV_SOURCE: kev };
}

function catalogue(date: string) {
  const entry = {
    cveID: 'CVE-2021-44228',
    vendorProject: 'Apache',
    product: 'Log4j2',
    vulnerabilityName: 'Apache Log4j2 Remote Code Execution Vulnerability',
    dateAdded: '2021-12-10',
    shortDescription: 'Remote code execution.',
    requiredAction: 'Update.',
    dueDate: '2021-12-24',
    knownRansomwareCampaignUse: 'Known',
  };
  return { title: 'sample', catalogVersion: '2026.01.01', dateReleased: date, count: 1, vulnerabilities: [entry] };
}

/** A zip archive whose entries are stored as they are. */
function zip(entries: readonly (readonly [name: string, text: string])[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), facts, where, title);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), facts, title, bytes);
    offset += 4 + facts.length + title.length + bytes.length;
  }
  const listing = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, listing, end]);
}
