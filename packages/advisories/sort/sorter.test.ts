import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../testing/scratch.ts';
import { textOfKey } from './frame.ts';
import { Sorter } from './sorter.ts';

describe('sorting more than memory holds', () => {
  it.each([Number.POSITIVE_INFINITY, 5000, 50])('gives the order of the bytes, with runs of %d characters', (limit) => {
    const sorter = new Sorter(scratchFolder(), 'run', limit);
    const keys = Array.from(
      { length: 2000 },
      (_, i) => `${(i * 7919) % 2003}${['', 'é', '\0z', '😀', '\uffee'][i % 5]}`,
    );
    for (const [i, key] of keys.entries()) sorter.add(key, `value ${key} ${'ü'.repeat(i % 40)}`, i + 1);
    sorter.add(keys[0] as string, 'again', 9999);
    const sorted = [...sorter.sorted()].map(({ key, value, origin }) => [
      textOfKey(key),
      value.toString('utf8'),
      origin,
    ]);
    const expected = [
      ...keys.map((key, i) => [key, `value ${key} ${'ü'.repeat(i % 40)}`, i + 1] as const),
      [keys[0] as string, 'again', 9999] as const,
    ].sort((a, b) => Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0])) || a[2] - b[2]);
    expect(sorted).toEqual(expected);
  });

  it('a value larger than every buffer comes back whole', () => {
    const sorter = new Sorter(scratchFolder(), 'run', 10);
    const large = 'x'.repeat(3_000_000);
    sorter.add('b', large, 1);
    sorter.add('a', 'small', 2);
    expect([...sorter.sorted()].map(({ key, value }) => [key, value.length])).toEqual([
      ['a', 5],
      ['b', 3_000_000],
    ]);
  });
});
