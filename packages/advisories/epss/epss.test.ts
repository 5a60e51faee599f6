import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  advisoryStatus,
  dataFacts,
  exportAdvisories,
  importAdvisories,
  openAdvisories,
  updateAdvisories,
} from '../index.ts';
import { KEV_FIXTURE, npmRecord } from '../testing/records.ts';
import { scratchFolder, writeFeeds } from '../testing/scratch.ts';
import { checkEpss, epssOf, readEpss } from './scores.ts';

// scores of our own, in the shape of FIRST's list
const LIST = [
  '#model_version:v2025.03.14,score_date:2026-11-23T12:55:00Z',
  'cve,epss,percentile',
  'CVE-2021-44228,0.94358,0.99957',
  'CVE-1999-0001,0.01141,0.77634',
  'CVE-2026-1234567,0.00042,0.13',
  '',
].join('\n');

describe("FIRST's list", () => {
  it.each([
    ['as it is', Buffer.from(LIST)],
    ['packed', gzipSync(LIST)],
    ['with ends of lines of another system', Buffer.from(LIST.replaceAll('\n', '\r\n'))],
  ])('is read %s, and answers for each CVE', (_, bytes) => {
    const { content, ...said } = readEpss(bytes);
    expect(said).toEqual({ edition: 'v2025.03.14', released: '2026-11-23T12:55:00Z', entries: 3, refused: 0 });
    expect(checkEpss(content)).toBe(3);
    const of = (id: string) => epssOf(content, id, '2026-11-23');
    expect(of('CVE-2021-44228')).toEqual({ probability: 0.94358, percentile: 0.99957, date: '2026-11-23' });
    expect(of('CVE-1999-0001')?.probability).toBe(0.01141);
    expect(of('CVE-2026-1234567')?.percentile).toBe(0.13);
    expect(of('CVE-2021-44229')).toBeNull();
    expect(of('GHSA-xvch-5gv4-984h')).toBeNull();
    expect(of('__proto__')).toBeNull();
  });

  it('leaves out lines that say nothing, and counts them', () => {
    const more = ['CVE-2020-1,1.5,0.1', 'CVE-2020-10000,1.5,0.1', 'CVE-2020-10001,,', 'x', 'CVE-1999-0001,0.9,0.9'];
    const { entries, refused, content } = readEpss(Buffer.from(LIST + more.join('\n')));
    expect([entries, refused]).toEqual([3, 5]);
    expect(epssOf(content, 'CVE-1999-0001', '')?.probability).toBe(0.01141);
  });

  it.each([
    ['nothing', '', /first line/],
    ['another CSV', 'cve,epss,percentile\nCVE-2021-44228,0.9,0.9', /first line/],
    ['no day', '#model_version:v1,score_date:soon\ncve,epss,percentile\nCVE-2021-44228,0.9,0.9', /the day/],
    ['other columns', '#model_version:v1,score_date:2026-01-02\nid,score\nCVE-2021-44228,0.9', /second line/],
    ['no scores', '#model_version:v1,score_date:2026-01-02\ncve,epss,percentile\n', /no scores/],
  ])('that is %s is refused with the reason', (_, text, reason) => {
    expect(() => readEpss(Buffer.from(text))).toThrow(reason);
  });

  it('packed and cut off is refused', () => {
    expect(() => readEpss(gzipSync(LIST).subarray(0, 60))).toThrow(/cannot be unpacked/);
  });
});

describe('an update', () => {
  const affected = npmRecord('GHSA-a', 'a', [{ introduced: '0' }, { fixed: '2.0.0' }], { aliases: ['CVE-2021-44228'] });
  const now = (): Date => new Date('2026-11-24T00:00:00Z');

  async function update(folder: string, epss: string | null) {
    const source = writeFeeds(scratchFolder(), { npm: [affected] });
    return await updateAdvisories({ folder, source, ecosystems: ['npm'], kev: KEV_FIXTURE, epss, now });
  }

  function likelihood(folder: string) {
    const lookup = openAdvisories(folder);
    const epss = lookup?.affecting('npm', 'a', '1.0.0').matches[0]?.epss;
    lookup?.close();
    return epss;
  }

  function listAt(text = LIST): string {
    const file = join(scratchFolder(), 'epss_scores-2026-11-23.csv');
    writeFileSync(file, text);
    return file;
  }

  it('takes the scores along, tells their age, and exports them', async () => {
    const folder = scratchFolder();
    await update(folder, null);
    expect(likelihood(folder)).toBe('unknown');
    const before = advisoryStatus(folder)?.revision;
    const { supplements, revision } = await update(folder, listAt());
    expect(revision).not.toBe(before);
    expect(supplements[0]).toEqual({ name: 'epss', title: 'EPSS', state: 'present', problem: null });
    expect(likelihood(folder)).toEqual({ probability: 0.94358, percentile: 0.99957, date: '2026-11-23' });
    expect(dataFacts(advisoryStatus(folder)).find(({ name }) => name === 'epss')?.newest).toBe('2026-11-23T12:55:00Z');

    const file = join(scratchFolder(), 'advisories.vauban');
    await exportAdvisories(folder, file);
    const there = scratchFolder();
    expect((await importAdvisories(there, file, { now })).revision).toBe(revision);
    expect(likelihood(there)).toEqual(likelihood(folder));
    await expect(importAdvisories(folder, await withoutScores())).rejects.toThrow(/it lacks EPSS, which is here/);
  });

  async function withoutScores(): Promise<string> {
    const folder = scratchFolder();
    await update(folder, null);
    const file = join(scratchFolder(), 'older.vauban');
    await exportAdvisories(folder, file);
    return file;
  }

  it('keeps the old scores when the new ones cannot be read, and says so', async () => {
    const folder = scratchFolder();
    const { revision } = await update(folder, listAt());
    const broken = await update(folder, listAt('<html>'));
    expect(broken.revision).toBe(revision);
    expect(broken.supplements[0]).toMatchObject({
      state: 'present',
      problem: expect.stringMatching(/^it cannot be read/),
    });
    const gone = await update(folder, join(scratchFolder(), 'nothing.csv'));
    expect(gone.supplements[0]?.problem).toMatch(/nothing.csv is not there$/);
    expect(likelihood(folder)).toMatchObject({ probability: 0.94358 });
  });
});
