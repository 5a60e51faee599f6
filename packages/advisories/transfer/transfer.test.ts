import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { advisoryStatus, exportAdvisories, importAdvisories, openAdvisories, updateAdvisories } from '../index.ts';
import { KEV_FIXTURE, manyRecords, npmRecord, sampleFeeds } from '../testing/records.ts';
import { scratchFolder, writeFeeds } from '../testing/scratch.ts';

const now = (): Date => new Date('2026-09-01T00:00:00Z');
let folder: string;
let file: string;
let revision: string;

async function store(feeds: Record<string, readonly object[]>, kev: string | null = KEV_FIXTURE): Promise<string> {
  const folder = scratchFolder();
  const source = writeFeeds(scratchFolder(), feeds);
  await updateAdvisories({ folder, source, ecosystems: Object.keys(feeds), kev, now });
  return folder;
}

beforeEach(async () => {
  folder = await store(sampleFeeds());
  revision = advisoryStatus(folder)?.revision ?? '';
  file = join(scratchFolder(), 'advisories.vauban');
  await exportAdvisories(folder, file);
});

/** Changes the text in the file and makes its digest right again, as an attacker would. */
function forge(change: (text: string) => string): string {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const body = change(text.slice(0, text.lastIndexOf('\nE') + 1));
  const forged = `${file}.forged`;
  writeFileSync(forged, gzipSync(`${body}E${createHash('sha256').update(body).digest('hex')}\n`));
  return forged;
}

describe('one file for a place without network', () => {
  it('brings the same revision with the same answers, and can be exported again', async () => {
    const there = scratchFolder();
    expect(await importAdvisories(there, file, { now })).toMatchObject({ revision, records: 21 });
    expect(advisoryStatus(there)).toMatchObject({ revision, signed: false, kev: { entries: 5 } });
    const [here, imported] = [openAdvisories(folder), openAdvisories(there)];
    for (const [ecosystem, name, version] of [
      ['npm', 'express', '4.18.0'],
      ['PyPI', 'requests', '2.0.0'],
      ['npm', 'systeminformation', '5.0.0'],
    ] as const) {
      const answer = imported?.affecting(ecosystem, name, version);
      expect(answer).toEqual(here?.affecting(ecosystem, name, version));
      expect(answer?.matches.length).toBeGreaterThan(0);
    }
    here?.close();
    imported?.close();
    await exportAdvisories(there, `${file}.again`);
    expect(readdirSync(join(there, 'snapshots'))).toEqual([revision]);
  });

  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['cut off', (bytes) => bytes.subarray(0, -20), /it is damaged or no export/],
    ['changed in one bit', (bytes) => flipped(bytes), /damaged|digest/],
    ['something else', () => Buffer.from('PK'), /it is damaged or no export/],
    ['empty', () => Buffer.alloc(0), /damaged|digest/],
    ['a bomb', () => gzipSync(Buffer.alloc(70_000_000)), /it unpacks to far more than it should/],
  ])('a file that is %s is refused, and nothing changes', async (_, change, message) => {
    writeFileSync(file, change(readFileSync(file)));
    const there = scratchFolder();
    await expect(importAdvisories(there, file)).rejects.toThrow(message);
    expect(existsSync(join(there, 'current'))).toBe(false);
    expect(readdirSync(join(there, 'work'))).toEqual([]);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'another format',
      (text) => text.replace('export/1', 'export/9'),
      /no export of advisories that this Vauban can read/,
    ],
    ['a changed manifest', (text) => text.replace('"records":7', '"records":-1'), /its manifest is damaged/],
    ['a revision of its own', (text) => text.replace(/"revision":"./, '"revision":"f'), /its manifest is damaged/],
    ['a changed advisory', (text) => text.replace('"4.19.2"', '"0.0.1"'), /the digest of npm does not fit/],
    ['an advisory left out', (text) => text.replace(/^0"GHSA-rv95.*\n/m, ''), /the digest of npm does not fit/],
    ['an escape sequence', (text) => text.replace(/"s":"/, '"s":"\\u001b[2J'), /an entry of its records is malformed/],
    [
      'a key of its own',
      (text) => text.replace(/^0"GHSA.*\t\{/m, '$&"__proto__":{},'),
      /an entry of its records is malformed/,
    ],
    [
      'a package that is none',
      (text) => text.replace(/^1"\\u0000/m, '$&\\u0000'),
      /an entry of its packages is malformed/,
    ],
    ['disorder', (text) => text.replace(/^(0"GHSA.*\n)(0"GHSA.*\n)/m, '$2$1'), /its entries are not in order/],
    ['a changed catalogue', (text) => text.replace('CVE-2021-44228', 'CVE-2021-44229'), /the catalogue .* is damaged/],
    ['something after its end', (text) => `${text}F"npm"\n`, /more in it than its manifest says/],
  ])('a file with %s and a right digest is refused', async (_, change, message) => {
    await expect(importAdvisories(scratchFolder(), forge(change))).rejects.toThrow(message);
  });

  it('what is older than what is here, or lacks something, is refused unless that is allowed', async () => {
    const newer = npmRecord('GHSA-new', 'a', [{ introduced: '0' }], { modified: '2026-08-31T00:00:00Z' });
    const there = await store({ npm: [...(sampleFeeds().npm ?? []), newer] });
    await expect(importAdvisories(there, file)).rejects.toThrow(
      /its npm ends on .*, what is here on 2026-08-31.*--allow-older/,
    );
    const ruby = npmRecord('R-1', 'x', [], { affected: [] });
    const more = await store({ RubyGems: [ruby] });
    await expect(importAdvisories(more, file)).rejects.toThrow(/it lacks RubyGems, which is here/);
    expect(await importAdvisories(more, file, { allowOlder: true, now })).toMatchObject({ revision });
    const without = join(scratchFolder(), 'no-kev');
    await exportAdvisories(await store({ npm: manyRecords(2) }, null), without);
    await expect(importAdvisories(await store({ npm: manyRecords(2) }), without)).rejects.toThrow(
      /it lacks the catalogue/,
    );
  });

  it('with nothing to export, or no file to import, says what to do', async () => {
    await expect(exportAdvisories(scratchFolder(), file)).rejects.toThrow(/Run "vauban advisories update" first/);
    await expect(importAdvisories(scratchFolder(), '/no/such/file')).rejects.toThrow(/there is no such file/);
    await expect(exportAdvisories(folder, '/no/such/folder/x')).rejects.toThrow();
  });
});

function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[changed.length >> 1] = (changed[changed.length >> 1] as number) ^ 1;
  return changed;
}
