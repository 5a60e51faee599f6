import { existsSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { readOsvRecord } from '../records/osv-record.ts';
import { SOURCE_LIMITS } from '../sources/limits.ts';
import { readZip } from '../sources/zip.ts';
import { orderOf } from '../versions/compare.ts';
import { judge } from './ranges.ts';

const DATA = join(process.env.VAUBAN_TEST_DATA ?? '', 'advisories');

interface RawAffected {
  readonly package?: { readonly ecosystem: string };
  readonly ranges?: readonly { readonly type: string; readonly events: readonly Record<string, string>[] }[];
  readonly versions?: readonly string[];
  readonly database_specific?: { readonly source_range?: string };
}

interface RawRecord {
  readonly id: string;
  readonly affected: readonly RawAffected[];
}

async function* recordsOf(feed: string): AsyncGenerator<RawRecord> {
  for await (const { bytes } of readZip(join(DATA, feed, 'all.zip'), SOURCE_LIMITS)) {
    if (bytes !== null) yield JSON.parse(bytes.toString('utf8')) as RawRecord;
  }
}

/** The bounds of the ranges and their neighbours. */
function probes(affected: RawAffected): string[] {
  const bounds = affected.ranges?.flatMap(({ events }) => events.flatMap((event) => Object.values(event))) ?? [];
  const found = new Set(['0.0.0', '0.0.1', '1.0.0', '999.0.0']);
  for (const bound of bounds) {
    const version = semver.parse(bound);
    if (version === null || version.prerelease.length > 0) continue;
    const { major, minor, patch } = version;
    found
      .add(version.version)
      .add(`${major}.${minor}.${patch + 1}`)
      .add(`${major}.${minor + 1}.0`);
    if (patch > 0) found.add(`${major}.${minor}.${patch - 1}`);
  }
  return [...found];
}

/** Without short versions: npm's library reads `<=1.2` as "up to any 1.2.x", the database means 1.2.0. */
function isWhole(range: string): boolean {
  const versions = range.match(/\d[\w.+-]*/g) ?? [];
  return semver.validRange(range) !== null && versions.every((version) => semver.valid(version) !== null);
}

describe.skipIf(!existsSync(DATA))('the whole sample of real advisories (VAUBAN_TEST_DATA)', () => {
  it.each(['npm', 'PyPI', 'Go', 'crates.io', 'Maven', 'NuGet', 'RubyGems', 'Packagist', 'ConanCenter', 'AlmaLinux'])(
    '%s: every record passes the door',
    async (feed) => {
      let count = 0;
      for await (const record of recordsOf(feed)) if (readOsvRecord(record, feed).id !== '') count++;
      expect(count).toBeGreaterThan(200);
    },
  );

  it('npm: ranges answer as the source databases’ own ranges do under npm’s library', async () => {
    const order = orderOf('npm');
    const wrong: string[] = [];
    let compared = 0;
    for await (const record of recordsOf('npm')) {
      for (const affected of record.affected) {
        const source = affected.database_specific?.source_range;
        if (affected.package?.ecosystem !== 'npm' || source === undefined || !isWhole(source)) continue;
        const entry = [
          ...readOsvRecord({ ...record, affected: [affected], withdrawn: null }, 'npm').packages.values(),
        ][0];
        for (const version of probes(affected)) {
          compared++;
          const expected = semver.satisfies(version, source, { includePrerelease: true });
          if (judge(entry ?? {}, version, order).affected !== expected) wrong.push(`${record.id} ${source} ${version}`);
        }
      }
    }
    expect(compared).toBeGreaterThan(9000);
    expect(wrong).toEqual([]);
  });

  it('PyPI: the versions that the database lists as affected lie in its ranges', async () => {
    const order = orderOf('PyPI');
    const outside = new Set<string>();
    let compared = 0;
    for await (const record of recordsOf('PyPI')) {
      for (const affected of record.affected) {
        if (!affected.ranges?.some(({ type }) => type === 'ECOSYSTEM')) continue;
        const bare = { ...affected, versions: [] };
        const entry = [...readOsvRecord({ ...record, affected: [bare], withdrawn: null }, 'PyPI').packages.values()][0];
        for (const version of (affected.versions ?? []).filter(order.valid)) {
          compared++;
          if (!judge(entry ?? {}, version, order).affected) outside.add(record.id);
        }
      }
    }
    expect(compared).toBeGreaterThan(100_000);
    // these lists contradict their ranges in the data itself
    expect([...outside].sort()).toEqual(['PYSEC-2021-114', 'PYSEC-2023-177', 'PYSEC-2023-61']);
  });
});
