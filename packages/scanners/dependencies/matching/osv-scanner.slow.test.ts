import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAdvisories, updateAdvisories } from '@vauban/advisories';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scanFiles } from '../testing/scan-files.ts';

const DATA = process.env.VAUBAN_TEST_DATA;
const FIXTURES = new URL('../fixtures/', import.meta.url).pathname;
const LOCKFILES = [
  'npm/v1/package-lock.json',
  'npm/v2/package-lock.json',
  'npm/v3/package-lock.json',
  'npm/workspaces/package-lock.json',
  'python/requirements.txt',
];

function isInstalled(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vauban-osv-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  readonly packages: readonly {
    readonly package: { readonly name: string; readonly version: string };
    readonly vulnerabilities: readonly { readonly id: string }[];
  }[];
}

/** `name@version id` for each record that osv-scanner matches on the same data, without a network. */
async function byOsvScanner(lockfile: string): Promise<string[]> {
  const args = [
    'scan',
    'source',
    '--offline',
    '--offline-vulnerabilities',
    '--no-resolve',
    '--format',
    'json',
    '-L',
    lockfile,
  ];
  const env = { ...process.env, OSV_SCALIBR_LOCAL_DB_CACHE_DIRECTORY: folder };
  const text = await new Promise<string>((resolve, reject) => {
    execFile('osv-scanner', args, { env, maxBuffer: 1 << 28 }, (error, stdout) =>
      error === null || error.code === 1 ? resolve(stdout) : reject(error),
    );
  });
  const results: Result[] = JSON.parse(text).results ?? [];
  return results.flatMap((result) =>
    result.packages.flatMap((item) =>
      item.vulnerabilities.map(({ id }) => `${item.package.name}@${item.package.version} ${id}`),
    ),
  );
}

it.skipIf(DATA === undefined || !isInstalled('osv-scanner'))(
  'matches what osv-scanner matches on the same data (VAUBAN_TEST_DATA)',
  async () => {
    const source = join(DATA as string, 'advisories');
    for (const ecosystem of ['npm', 'PyPI']) {
      mkdirSync(join(folder, 'osv-scalibr', ecosystem), { recursive: true });
      cpSync(join(source, ecosystem, 'all.zip'), join(folder, 'osv-scalibr', ecosystem, 'all.zip'));
    }
    const store = join(folder, 'store');
    await updateAdvisories({
      folder: store,
      source,
      ecosystems: ['npm', 'PyPI'],
      kev: null,
      now: () => new Date('2026-08-23T00:00:00Z'),
    });
    const advisories = openAdvisories(store);
    let compared = 0;
    for (const lockfile of LOCKFILES) {
      const { observations } = await scanFiles({ [lockfile]: readFileSync(join(FIXTURES, lockfile)) }, advisories);
      const theirs = await byOsvScanner(join(FIXTURES, lockfile));
      const isOurs = (line: string): boolean =>
        observations.some((item) =>
          [item.rule, ...(item.advisory?.aliases ?? [])].some(
            (id) => line === `${item.subject}@${item.component?.version} ${id}`,
          ),
        );
      expect(theirs.filter((line) => !isOurs(line))).toEqual([]);
      const isTheirs = (line: string): boolean => theirs.some((known) => known.startsWith(line));
      const own = observations.map((item) => `${item.subject}@${item.component?.version} `);
      expect(own.filter((line) => !isTheirs(line))).toEqual([]);
      compared += theirs.length;
    }
    expect(compared).toBeGreaterThan(10);
    advisories?.close();
  },
  120_000,
);
