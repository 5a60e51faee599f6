import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decisionOf } from './decision.ts';
import { readDojoExport } from './export.ts';
import { scanOf } from './scan.ts';

const SAMPLE = join(import.meta.dirname, 'fixtures/sample');
const TODAY = '2026-03-01';

function changed(change: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'vauban-dojo-'));
  cpSync(SAMPLE, folder, { recursive: true });
  change(folder);
  return folder;
}

async function scanOfTest(id: number) {
  const all = readDojoExport(SAMPLE);
  const test = all.tests.get(id);
  if (test === undefined) throw new Error(`no test ${id}`);
  const findings = [...all.findings.values()].filter((one) => one.test === id && !one.duplicate);
  return scanOf(test, findings, all, '0.0.0');
}

describe('an export', () => {
  it('is read page by page, by what entries hold, and says what it does not take', () => {
    const all = readDojoExport(SAMPLE);
    expect([all.products.size, all.engagements.size, all.tests.size, all.findings.size]).toEqual([2, 2, 3, 9]);
    expect([all.acceptances.size, all.endpoints.size, all.missing]).toEqual([2, 1, []]);
    expect([...all.left]).toEqual([
      ['an entry is of a kind that is not taken over (users, notes, Jira and the like)', 1],
    ]);
  });

  it('with a page missing says so, and an entry that does not follow the API costs only itself', () => {
    const folder = changed((at) => {
      rmSync(join(at, 'findings-2.json'));
      const path = join(at, 'findings-1.json');
      const page = JSON.parse(readFileSync(path, 'utf8'));
      page.results[0].active = 'yes';
      writeFileSync(path, JSON.stringify(page));
    });
    const all = readDojoExport(folder);
    expect(all.findings.size).toBe(4);
    expect(all.missing).toEqual(['findings: a page says that there are 9, the export holds 4']);
    expect([...all.left.keys()]).toContain('one of findings does not follow the API: active');
    rmSync(folder, { recursive: true });
  });

  it('may be one file whose findings bring their test, engagement and product along', () => {
    const folder = changed((at) => {
      const read = (name: string) => JSON.parse(readFileSync(join(at, `${name}.json`), 'utf8')).results;
      const test = { ...read('tests')[0], engagement: { ...read('engagements')[0], product: read('products')[0] } };
      const results = [{ ...read('findings-1')[0], related_fields: { test, jira: null } }];
      writeFileSync(join(at, 'one.json'), JSON.stringify({ count: 1, next: null, previous: null, results }));
    });
    const all = readDojoExport(join(folder, 'one.json'));
    expect([...all.products.values()].map(({ name }) => name)).toEqual(['Web Shop']);
    expect([...all.tests.keys(), ...all.engagements.keys()]).toEqual([11, 5]);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['nothing of DefectDojo', '{"a":[1,2]}', /holds no findings/],
    ['a cut file', '{"results":[', /is no JSON, or is cut/],
    ['members that are traps', '{"__proto__":{"results":[{"id":1}]}}', /holds no findings/],
  ])('that is %s is refused with a sentence', (_, text, says) => {
    const folder = mkdtempSync(join(tmpdir(), 'vauban-dojo-'));
    writeFileSync(join(folder, 'x.json'), text);
    expect(() => readDojoExport(folder)).toThrow(says);
    rmSync(folder, { recursive: true });
  });
});

describe('a test', () => {
  it('is the report of a scan at its time, on its branch, and the same each time', async () => {
    const { report, findings } = await scanOfTest(11);
    expect(report.scan).toMatchObject({ started: '2024-02-01T10:00:00.000Z', durationMs: 0 });
    expect(report.scan.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(report.source).toMatchObject({ branch: 'main', commit: 'a'.repeat(40) });
    expect(JSON.stringify((await scanOfTest(11)).report)).toBe(JSON.stringify(report));
    expect([...findings.values()].map(({ id }) => id).sort()).toEqual([101, 102, 103, 104, 105, 107]);
    for (const { fingerprints } of report.findings)
      expect(findings.has(String(Object.values(fingerprints)[0]))).toBe(true);
    const injection = report.findings.find(({ rule }) => rule.endsWith('js.sql'));
    expect(injection).toMatchObject({
      scanner: 'import:semgrep-json-report',
      surface: 'code',
      severity: 'high',
      cwe: ['CWE-89'],
      location: { path: 'src/orders.js', line: 12 },
      firstSeen: '2024-02-01',
    });
    const component = report.findings.find(({ surface }) => surface === 'dependencies');
    expect(component).toMatchObject({ rule: 'CVE-2022-24999', component: { name: 'express', version: '4.16.0' } });
  });

  it('of a tool for secrets leaves the words that hold the value behind', async () => {
    const { report } = await scanOfTest(12);
    expect(report.findings).toMatchObject([{ surface: 'secrets', location: { path: 'config/prod.env', line: 4 } }]);
    expect(report.coverage.scanners.map(({ id, surface }) => [id, surface])).toEqual([
      ['import:gitleaks-scan.secrets', 'secrets'],
    ]);
    expect(JSON.stringify(report)).not.toContain('NOT-A-REAL-KEY');
  });

  it('by hand at an address is of the running application', async () => {
    const { report } = await scanOfTest(13);
    expect(report.findings).toMatchObject([{ surface: 'web', severity: 'critical', location: { path: 'search' } }]);
  });
});

describe('what was decided', () => {
  const all = readDojoExport(SAMPLE);
  const decided = (id: number) => {
    const finding = all.findings.get(id);
    if (finding === undefined) throw new Error(`no finding ${id}`);
    return decisionOf(
      finding,
      [...all.acceptances.values()].filter((one) => one.accepted_findings.includes(id)),
      TODAY,
    );
  };

  it('keeps its reason and its end, and gets one after a year where there is none', () => {
    expect(decided(101)).toBeNull();
    expect(decided(102)).toEqual({
      decision: {
        kind: 'false-positive',
        reason: 'False positive in DefectDojo. The name is checked before. [31m (DefectDojo finding 102)',
        until: '2027-03-01',
      },
      endless: true,
    });
    expect(decided(103)).toEqual({
      decision: {
        kind: 'accepted',
        reason:
          'Risk accepted in DefectDojo by Ada Lovelace. Old reports stay readable. Only inside the network (DefectDojo finding 103)',
        until: '2099-12-31',
      },
      endless: false,
    });
    expect(decided(107)).toMatchObject({ decision: { kind: 'wont-fix', until: '2027-03-01' } });
  });

  it('until a day that is gone is not decided again', () => {
    expect(decided(104)).toBe('over');
  });
});
