import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Target } from '../contract/target.ts';
import { buildEntry, said, scanMischief, targetOf, temporaryFolder } from './fixtures/workshop.ts';

let childEntry: string;
let parentEntry: string;
beforeAll(async () => {
  [childEntry, parentEntry] = await Promise.all([buildEntry('child.ts'), buildEntry('parent.ts')]);
});

const MB = 1024 * 1024;

describe('a large target', () => {
  it('100,000 small files: all are read, and the second scan reads none', { timeout: 300_000 }, async () => {
    const target = targetOnDisk(100_000);
    const cacheFolder = temporaryFolder();
    const before = process.memoryUsage().rss;
    const first = await scanMischief(target, { childEntry, cacheFolder, limits: { scanFacts: 192 * MB } });
    expect(first.observations).toHaveLength(100_000);
    expect(first.looked).toHaveLength(100_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * MB);
    const started = performance.now();
    const second = await scanMischief(target, { childEntry, cacheFolder });
    expect(second.statistics).toMatchObject({ filesRead: 0, childrenStarted: 0 });
    expect(said(second)).toEqual(said(first));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('a file of 50 MB is read whole, in bounded memory', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'big.order');
    const handle = openSync(path, 'w');
    writeSync(handle, 'sum\n');
    for (let written = 0; written < 50; written++) writeSync(handle, Buffer.alloc(MB, 0x61));
    closeSync(handle);
    const { size } = statSync(path);
    const target: Target = {
      key: folder,
      files: [{ path: 'big.order', size, stamp: null }],
      gaps: [],
      read: () => readFileSync(path),
    };
    const { observations, gaps } = await scanMischief(target, { childEntry });
    const sum = readFileSync(path).reduce((total, byte) => (total + byte) % 65_521, 0);
    expect([gaps, observations.map(({ title }) => title)]).toEqual([[], [String(sum)]]);
  });
});

describe.skipIf(process.platform !== 'linux')('a scan that is killed', () => {
  it('at any moment leaves a cache that the next scan can use', { timeout: 120_000 }, async () => {
    const cacheFolder = temporaryFolder();
    const orders = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`${index}.order`, `say ${index}`]));
    const whole = await scanMischief(targetOf(orders), { childEntry });
    for (let delay = 100; delay < 1300; delay += 100) {
      const parent = spawn(process.execPath, [parentEntry, childEntry, cacheFolder, '3000', 'say'], {
        stdio: 'ignore',
      });
      const closed = new Promise((resolve) => parent.once('close', resolve));
      await new Promise((resolve) => setTimeout(resolve, delay));
      parent.kill('SIGKILL');
      await closed;
      const next = await scanMischief(targetOf(orders), { childEntry, cacheFolder });
      expect(said(next)).toEqual(said(whole));
      expect(next.statistics.cacheNote).toBeNull();
    }
  });
});

describe('a full disk', () => {
  const folder = temporaryFolder();
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' }).status === 0;
  afterAll(() => {
    if (mounted) spawnSync('umount', [folder], { stdio: 'ignore' });
  });

  it.skipIf(!mounted)('(a small tmpfs) costs the cache, and not the scan', { timeout: 30_000 }, async () => {
    const orders = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`${index}.order`, `say ${index}`]));
    for (let scans = 0; scans < 3; scans++) {
      const { observations, statistics } = await scanMischief(targetOf(orders), { childEntry, cacheFolder: folder });
      expect(observations).toHaveLength(2000);
      expect(statistics.cacheNote).toBe(`The cache in ${join(folder, 'scan-1')} cannot be written: ENOSPC.`);
    }
    expect(readdirSync(join(folder, 'scan-1')).filter((name) => name.startsWith('writing-'))).toEqual([]);
  });
});

function targetOnDisk(count: number): Target {
  const folder = temporaryFolder();
  const files = [];
  for (let index = 0; index < count; index++) {
    if (index % 1000 === 0) mkdirSync(join(folder, String(index / 1000)));
    const path = `${Math.floor(index / 1000)}/${index}.order`;
    writeFileSync(join(folder, path), `say ${index}`);
    const { size, ino } = statSync(join(folder, path));
    files.push({ path, size, stamp: `${ino}:${size}` });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { key: folder, files, gaps: [], read: ({ path }) => readFileSync(join(folder, path)) };
}
