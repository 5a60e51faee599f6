import { describe, expect, it } from 'vitest';
import { absolute, dayAfter, relative } from './moment.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('a time', () => {
  it.each([
    ['2026-11-24T11:59:30Z', 'just now'],
    ['2026-11-24T11:58:00Z', '2m ago'],
    ['2026-11-24T07:10:00Z', '4h ago'],
    ['2026-11-23T11:00:00Z', 'yesterday'],
    ['2026-11-20T11:00:00Z', '4d ago'],
    ['2026-11-27T12:00:00Z', 'in 3d'],
    ['2025-01-01T00:00:00Z', 'last yr.'],
    ['no time', 'unknown'],
  ])('%s is said as %s', (time, says) => {
    expect(relative(time, NOW)).toBe(says);
  });

  it('is shown exactly, in UTC', () => {
    expect(absolute('2026-11-24T13:05:09+01:00')).toBe('2026-11-24 12:05:09 UTC');
    expect(absolute('no time')).toBe('unknown');
  });

  it('a day later is counted by UTC', () => {
    expect([dayAfter(NOW, 0), dayAfter(NOW, 90)]).toEqual(['2026-11-24', '2027-02-22']);
  });
});
