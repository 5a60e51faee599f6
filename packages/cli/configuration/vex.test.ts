import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_FORMULA } from '@vauban/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgesHere } from './judging.ts';
import { readConfiguration } from './read.ts';
import { folderShelf } from './shelf.ts';

const DOCUMENT = JSON.stringify({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'urn:example:vex:1',
  author: 'a supplier',
  timestamp: '2026-01-01T00:00:00Z',
  version: 1,
  statements: [
    {
      vulnerability: { name: 'CVE-2021-44906' },
      products: [{ '@id': 'pkg:npm/minimist@1.2.5' }],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
    },
  ],
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vauban-vex-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function statementsOf(yaml: string, above: readonly string[] = []) {
  writeFileSync(join(folder, 'vauban.yaml'), `version: 1\n${yaml}`);
  const root = join(folder, ...above);
  const shelf = folderShelf(root);
  const judges = await judgesHere({ shelf, root, above, policy: null, baseline: null, rules: [] });
  return await judges.vexOf(judges.configuration.vex ?? []);
}

const NAMED = "vex:\n  - file: security/a.json\n    reason: our supplier\n    until: '2027-06-30'\n";

describe('the VEX documents that vauban.yaml trusts', () => {
  it.each([[[]], [['services', 'shop']]])('are read beside it, scanned from %j', async (above) => {
    mkdirSync(join(folder, 'security'));
    mkdirSync(join(folder, ...above), { recursive: true });
    writeFileSync(join(folder, 'security/a.json'), DOCUMENT);
    expect(await statementsOf(NAMED, above)).toEqual([
      expect.objectContaining({
        names: ['CVE-2021-44906'],
        status: 'not_affected',
        trust: { reason: 'our supplier', until: '2027-06-30' },
      }),
    ]);
  });

  it('that are not there are an error that says what to do', async () => {
    await expect(statementsOf(NAMED)).rejects.toThrow(/The VEX document security\/a.json does not exist/);
  });

  it.each([
    ['../a.json', /line 3: ..\/a.json must lie beside this file or below it/],
    ['/etc/passwd', /must lie beside this file/],
    ['C:\\a.json', /must lie beside this file/],
  ])('at %s are refused with the line', (file, problem) => {
    const yaml = `version: 1\nvex:\n  - file: '${file}'\n    reason: x\n    until: '2027-06-30'\n`;
    expect(() => readConfiguration(yaml, 'vauban.yaml')).toThrow(problem);
  });
});

describe('the formula of priority in vauban.yaml', () => {
  const formulaOf = (yaml: string) =>
    readConfiguration(`version: 1\npolicy:\n  priority:\n${yaml}`, 'vauban.yaml').policy.priority;

  it('keeps the default of what it leaves out, part by part', () => {
    expect(formulaOf('    epss: { bands: [{ from: 0.9, points: 20 }] }\n    ransomware: 9\n')).toEqual({
      ...DEFAULT_FORMULA,
      epss: { bands: [{ from: 0.9, points: 20 }], unknown: 0 },
      ransomware: 9,
    });
  });

  it.each([
    ['    epss: { bands: [{ from: 2, points: 1 }] }\n', /from must be between 0 and 1/],
    ['    epss: { bands: [{ from: x, points: 1 }] }\n', /from must be a number/],
    ['    exploited: { maybe: 1 }\n', /unknown key "maybe"/],
    ['    ransomware: 1.5\n', /must be a whole number/],
    ['    __proto__: 1\n', /unknown key "__proto__"/],
  ])('that says %j is refused', (yaml, problem) => {
    expect(() => formulaOf(yaml)).toThrow(problem);
  });
});
