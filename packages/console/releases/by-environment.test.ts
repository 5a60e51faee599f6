import { expect, it } from 'vitest';
import { byEnvironment } from './by-environment.ts';
import type { Runs } from './queries.ts';

const runs = (environment: string, exposure: Runs['exposure'], project: string): Runs => ({
  environment,
  exposure,
  project,
  projectName: project,
  release: '1',
  commit: null,
  deployed: '2026-11-24T10:00:00Z',
  scan: null,
  scanned: null,
  verdict: null,
  found: null,
  since: {},
});

it('what strangers can reach comes first, what nobody knows beside it', () => {
  const found = byEnvironment([
    runs('build', 'none', 'shop'),
    runs('production', 'internet', 'shop'),
    runs('production', 'internet', 'blog'),
    runs('staging', 'unknown', 'shop'),
    runs('__proto__', 'internal', 'shop'),
  ]);
  expect(found.map(({ name, runs: { length } }) => [name, length])).toEqual([
    ['production', 2],
    ['staging', 1],
    ['__proto__', 1],
    ['build', 1],
  ]);
});
