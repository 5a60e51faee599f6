import type { Report } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { clean, crowded, hostile, unproven } from '../fixtures/others.ts';
import { shop } from '../fixtures/shop.ts';
import { ReportUnreadable, readReport, writeReport } from '../index.ts';
import { checkVersion } from './version.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const saved = (report: Report) => bytes([...writeReport(report, 'json')].join(''));

async function refusal(input: Uint8Array): Promise<string> {
  try {
    await readReport(input);
  } catch (error) {
    expect(error).toBeInstanceOf(ReportUnreadable);
    return (error as Error).message;
  }
  return 'it was read';
}

describe('a saved report', () => {
  it.each(Object.entries({ clean, shop, unproven, hostile, crowded: crowded(300) }))(
    'is read as it was written: %s',
    async (_, report) => {
      expect(await readReport(saved(report))).toEqual(report);
    },
  );

  it('has one finding a line, so that two reports can be compared with diff', () => {
    const lines = new TextDecoder().decode(saved(shop)).split('\n');
    expect(lines.filter((line) => line.includes('"fingerprints":'))).toHaveLength(shop.findings.length);
    expect(lines[0]).toBe('{');
    expect(lines[1]).toBe('  "schema": "vauban.report/1.0",');
  });

  it('shows no control character to a terminal', () => {
    expect(new TextDecoder().decode(saved(hostile)).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('may come from a file with a byte order mark', async () => {
    expect(await readReport(new Uint8Array([0xef, 0xbb, 0xbf, ...saved(clean)]))).toEqual(clean);
  });

  it('keeps a renamed file called __proto__, and no key reaches a prototype', async () => {
    const renames = '{"__proto__":"b.ts","constructor":"c.ts"}';
    const text = JSON.stringify(clean).replace('"renames":{}', `"renames":${renames},"__proto__":{"polluted":1}`);
    const report = await readReport(bytes(text));
    expect(JSON.stringify(report.source.renames)).toBe('{"constructor":"c.ts","__proto__":"b.ts"}');
    expect(Object.getPrototypeOf(report.source)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('loses keys that nobody knows', async () => {
    expect(await readReport(bytes(JSON.stringify({ ...clean, later: 1 })))).toEqual(clean);
  });
});

describe('bytes that are no report', () => {
  it.each([
    ['nothing', '', 'This is no report of Vauban: it is not valid JSON (is it whole?).'],
    [
      'half a report',
      JSON.stringify(clean).slice(0, 300),
      'This is no report of Vauban: it is not valid JSON (is it whole?).',
    ],
    ['a list', '[]', 'This is no report of Vauban: it is no JSON object.'],
    [
      'another document',
      '{"version":"2.1.0"}',
      'This is no report of Vauban: its "schema" should be like "vauban.report/1.0".',
    ],
    ['brackets without end', '['.repeat(200_000), 'This is no report of Vauban: it nests deeper than 32 levels.'],
    [
      'a later major version',
      '{"schema":"vauban.report/2.0"}',
      'The report is a vauban.report/2.0, newer than the vauban.report/1.0 that this version of Vauban reads: update Vauban.',
    ],
    [
      'a later minor version',
      '{"schema":"vauban.report/1.9"}',
      'The report is a vauban.report/1.9, newer than the vauban.report/1.0 that this version of Vauban reads: update Vauban.',
    ],
    [
      'a wrong value',
      JSON.stringify({ ...clean, verdict: 'hunter2' }),
      'The report cannot be read: verdict should be one of pass, fail, unproven.',
    ],
    [
      'a wrong type deep inside',
      JSON.stringify({ ...shop, findings: [{ ...shop.findings[0], location: { path: 7 } }] }),
      'The report cannot be read: findings[0].location.path should be of type string.',
    ],
    [
      'two things wrong',
      JSON.stringify({ ...clean, verdict: 1, unused: {} }),
      'The report cannot be read: verdict should be one of pass, fail, unproven (and 1 more).',
    ],
  ])('get one sentence: %s', async (_, text, sentence) => {
    expect(await refusal(bytes(text))).toBe(sentence);
  });

  it('get one sentence when they are no text, or too many', async () => {
    expect(await refusal(new Uint8Array([0x7b, 0xff, 0xfe]))).toBe(
      'This is no report of Vauban: it is not UTF-8 text.',
    );
    expect(await refusal(new Uint8Array(256_000_001))).toBe(
      'The report has 256.0 MB, more than the 256.0 MB that are read.',
    );
  });

  it('are not told apart by brackets inside of strings', async () => {
    expect(await refusal(bytes(`{"a":"${'['.repeat(100)}\\"${'{'.repeat(100)}"}`))).toContain('its "schema" should be');
  });
});

describe('versions', () => {
  const verdict = (given: string, own: string) => {
    try {
      checkVersion(given, own);
      return 'read';
    } catch (error) {
      return (error as Error).message.includes('older') ? 'older' : 'newer';
    }
  };

  it('are read from two minors back up to the own one', () => {
    const given = ['1.2', '1.3', '1.5', '1.6', '2.0', '0.9'].map((version) => `vauban.report/${version}`);
    expect(given.map((version) => verdict(version, 'vauban.report/1.5'))).toEqual([
      'older',
      'read',
      'read',
      'newer',
      'newer',
      'older',
    ]);
  });
});
