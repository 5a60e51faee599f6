import { describe, expect, it } from 'vitest';
import { FactsReader } from './facts-reader.ts';
import { FactsWriter } from './facts-writer.ts';
import { StringPool } from './string-pool.ts';

describe('facts', () => {
  it('come back as they were written', () => {
    const out = new FactsWriter();
    const numbers = [0, 1, 127, 128, 300, 2 ** 31, 2 ** 40 + 5];
    for (const number of numbers) out.uint(number);
    out.texts(['', 'a', '__proto__', 'é😀', 'a']);
    out.text(undefined);
    const reader = new FactsReader(out.finish(3), 3);
    expect(numbers.map(() => reader.uint())).toEqual(numbers);
    expect(reader.texts()).toEqual(['', 'a', '__proto__', 'é😀', 'a']);
    expect(reader.text()).toBeUndefined();
  });

  it('of another version, or cut, are refused', () => {
    const out = new FactsWriter();
    out.texts(['abc', 'def']);
    const bytes = out.finish(1);
    expect(() => new FactsReader(bytes, 2)).toThrow('another version');
    expect(() => new FactsReader(bytes.subarray(0, bytes.length - 1), 1).texts()).toThrow('cut');
  });

  it('keep a string once', () => {
    const pool = new StringPool();
    const ids = Array.from({ length: 10_000 }, (_, i) => pool.add(`name-${i % 700}`));
    expect(new Set(ids).size).toBe(700);
    expect(pool.text(ids[699] as number)).toBe('name-699');
  });

  it('of strings that all collide take no longer than others', () => {
    // "Aa" and "BB" have the same hash, so have all their combinations of one length
    const pool = new StringPool();
    const known = pool.add('dependencies');
    for (let i = 0; i < 1 << 14; i++) {
      pool.add(Array.from({ length: 14 }, (_, bit) => ((i >> bit) & 1 ? 'Aa' : 'BB')).join(''));
    }
    expect(pool.count).toBe((1 << 14) + 1);
    expect(pool.add('dependencies')).toBe(known);
  });
});
