import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

export const KEV_FIXTURE = `${FIXTURES}known_exploited_vulnerabilities.json`;

/** The committed sample of real advisories, by feed. */
export function sampleFeeds(): Record<string, object[]> {
  const feeds: Record<string, object[]> = {};
  for (const feed of readdirSync(`${FIXTURES}osv`).sort()) {
    const files = readdirSync(`${FIXTURES}osv/${feed}`).sort();
    feeds[feed] = files.map((file) => JSON.parse(readFileSync(`${FIXTURES}osv/${feed}/${file}`, 'utf8')) as object);
  }
  return feeds;
}

export type Events = readonly Readonly<Record<string, string>>[];

/** A small OSV record about one npm package; `more` replaces and adds. */
export function npmRecord(id: string, name: string, events: Events, more: object = {}): Record<string, unknown> {
  return {
    schema_version: '1.6.0',
    id,
    modified: '2026-01-02T03:04:05Z',
    published: '2026-01-01T00:00:00Z',
    summary: `${name} has a flaw`,
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }],
    ...more,
  };
}

/** Many records, each about a package of its own. */
export function manyRecords(count: number, modified = '2026-01-02T03:04:05Z'): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, i) =>
    npmRecord(`GHSA-${i}`, `package-${i}`, [{ introduced: '0' }, { fixed: '2.0.0' }], { modified }),
  );
}
