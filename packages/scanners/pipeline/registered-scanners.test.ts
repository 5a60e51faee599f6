import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { TRIALS } from '../contract/trials.ts';
import { SCANNERS } from '../registry.ts';
import { buildEntry, said, targetOf, temporaryFolder } from './fixtures/workshop.ts';
import type { ScanRequest } from './request.ts';
import { scanTarget } from './scan.ts';

let childEntry: string;
beforeAll(async () => {
  childEntry = await buildEntry('../child/main.ts');
}, 60_000);

const samples = Object.fromEntries(
  [...TRIALS.values()].flatMap(({ samples }) => samples).map(({ path, content }) => [path, content]),
);

function request(more: Partial<ScanRequest> = {}): ScanRequest {
  return {
    target: targetOf(samples),
    scanners: SCANNERS.map(({ id }) => ({ id, settings: TRIALS.get(id)?.settings ?? { rules: null } })),
    cacheFolder: null,
    advisoriesFolder: null,
    childEntry,
    jobs: 2,
    ...more,
  };
}

describe('the registered scanners in their real child', () => {
  it('find something on every surface, and the same from the cache', { timeout: 60_000 }, async () => {
    const cacheFolder = temporaryFolder();
    const first = await scanTarget(request({ cacheFolder }));
    expect(first.observations.length).toBeGreaterThan(5);
    expect(first.components.length).toBeGreaterThan(5);
    expect(first.suppressions).toHaveLength(3);
    expect(first.gaps.map(({ kind }) => kind)).toContain('advisories-missing');
    expect(first.gaps.filter(({ kind }) => kind === 'scanner-died')).toEqual([]);
    expect(first.looked).toEqual(Object.keys(samples).sort());
    expect(first.scanners.map(({ id }) => id)).toEqual(['code', 'secrets', 'dependencies']);
    const second = await scanTarget(request({ cacheFolder, jobs: 1 }));
    expect(said(second)).toEqual(said(first));
    expect(second.statistics.childrenStarted).toBe(0);

    const secrets = [...TRIALS.values()].flatMap(({ secrets }) => secrets);
    const folder = join(cacheFolder, 'scan-1');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const secret of secrets) expect(bytes.includes(secret), name).toBe(false);
    }
    for (const secret of secrets) expect(JSON.stringify(first).includes(secret)).toBe(false);
  });

  it('one surface reads only the files of that surface', { timeout: 60_000 }, async () => {
    const target = targetOf(samples);
    const scanners = ['dependencies', 'suppressions'].map((id) => ({ id, settings: { rules: null } }));
    const { looked } = await scanTarget(request({ target, scanners }));
    expect(target.reads).not.toContain('.env');
    expect(looked).not.toContain('.env');
    expect(looked).toContain('requirements.txt');
  });
});
