import type { Report } from '@vauban/domain';
import { expect, it } from 'vitest';
import { placesIn } from './places.ts';

const report = {
  scan: { started: '2026-11-24T12:00:00Z' },
  coverage: {
    gaps: Array.from({ length: 23 }, (_, index) => ({ kind: 'ignored', path: `${index}.env`, message: 'ignored' })),
  },
  findings: [
    {
      id: 'c0ffee',
      rule: 'CVE-1',
      advisory: { aliases: ['GHSA-1'] },
      component: { name: 'qs', version: '6.5.1' },
      location: { path: 'package-lock.json', line: 7 },
    },
  ],
} as unknown as Report;

it('a page ends with where the last report has it, by any of its names', () => {
  expect(placesIn(report, 'GHSA-1')).toEqual([
    '',
    '## In the report of 2026-11-24',
    '- package-lock.json:7 qs 6.5.1 (c0ffee)',
  ]);
  expect(placesIn(report, 'ignored')).toHaveLength(23);
  expect(placesIn(report, 'ignored').at(-1)).toBe('- and 3 more; the JSON report holds all');
  expect(placesIn(report, 'binary')).toEqual([]);
});
