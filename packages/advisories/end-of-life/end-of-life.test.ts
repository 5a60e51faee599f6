import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOfLife, Lives } from './find-life.ts';
import { readLives, readStoredLives } from './lives.ts';

const DATA = process.env.VAUBAN_TEST_DATA;

// products of our own, in the shape of endoflife.date's API
const ANSWER = {
  schema_version: '1.2.0',
  generated_at: '2026-11-23T00:00:00+00:00',
  result: [
    {
      name: 'frame',
      label: 'Frame',
      identifiers: [
        { type: 'purl', id: 'pkg:npm/%40frame/core' },
        { type: 'cpe', id: 'cpe:/a:frame' },
      ],
      releases: [
        { name: '3', isEol: false, eolFrom: '2027-01-01' },
        { name: '2.10', isEol: true, eolFrom: '2025-01-01' },
        { name: '2.1', isEol: true, eolFrom: null },
        { name: '2', isEol: false, eolFrom: null },
      ],
    },
    { name: '__proto__', label: 'x', releases: [{ name: '1', isEol: true }] },
    { name: 'broken', releases: 'none' },
    null,
  ],
};

function lives(answer: object = ANSWER): Lives {
  const { content, released } = readLives(Buffer.from(JSON.stringify(answer)));
  return new Lives(readStoredLives(content), released.slice(0, 10));
}

describe("the answer of endoflife.date's API", () => {
  it('tells the release line of a version by whole parts, and whether it has ended on the day of the data', () => {
    const of = (version: string) => endOfLife(lives().of('pkg:npm/@frame/core@1', version));
    expect(of('2.10.7')).toEqual({ product: 'Frame', cycle: '2.10', since: '2025-01-01' });
    expect(of('2.1.0')).toEqual({ product: 'Frame', cycle: '2.1' });
    expect(of('2.11.0')).toBeUndefined();
    expect(of('3.0.0-rc.1')).toBeUndefined();
    expect(lives().of('pkg:npm/%40frame/core', '30.0.0')).toBeNull();
    expect(lives().of('pkg:npm/constructor', '1.0.0')).toBeNull();
    expect(lives({ ...ANSWER, generated_at: '2027-01-01' }).of('pkg:npm/@frame/core', '3.1.0')?.hasEnded).toBe(true);
    expect(
      lives()
        .all('pkg:npm/@frame/core')
        .find(({ hasEnded }) => !hasEnded)?.cycle,
    ).toBe('3');
  });

  it('leaves out what is broken and counts it', () => {
    const { entries, refused } = readLives(Buffer.from(JSON.stringify(ANSWER)));
    expect([entries, refused]).toEqual([2, 2]);
  });

  it.each([
    ['nothing', '{}', /lists no products/],
    ['no day', JSON.stringify({ ...ANSWER, generated_at: 'now' }), /when it was made/],
    ['no products', JSON.stringify({ ...ANSWER, result: [] }), /lists no products/],
    ['a broken archive', 'PK\u0003\u0004', /cut off/],
  ])('with %s is refused with the reason', (_, text, reason) => {
    expect(() => readLives(Buffer.from(text))).toThrow(reason);
  });
});

it.skipIf(DATA === undefined)('reads the pages of all products as an archive (VAUBAN_TEST_DATA)', () => {
  const { entries, refused, content, released } = readLives(readFileSync(join(DATA as string, 'eol/endoflife.zip')));
  expect(entries).toBeGreaterThan(400);
  expect(refused).toBeLessThan(10);
  const real = new Lives(readStoredLives(content), released.slice(0, 10));
  expect(endOfLife(real.of('pkg:pypi/django', '2.2.28'))).toEqual({
    product: 'Django',
    cycle: '2.2',
    since: '2022-04-11',
  });
  expect(endOfLife(real.of('pkg:generic/go', '1.21.3'))).toMatchObject({ cycle: '1.21' });
  expect(real.all('pkg:generic/node').some(({ hasEnded }) => !hasEnded)).toBe(true);
});
