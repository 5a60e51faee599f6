import { describe, expect, it } from 'vitest';
import { ageText, bytesText, counted, daysBetween, durationText, thousands } from './amounts.ts';
import { columns, cut, wrap } from './columns.ts';
import { jsonText } from './json-text.ts';
import { safeText } from './safe-text.ts';

describe('text from a target on a terminal', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred\u001b]8;;x\u0007', '\\x1b[31mred\\x1b]8;;x\\x07'],
    ['an 8-bit control sequence', '\u009b2J', '\\x9b2J'],
    ['a new line in a name', 'a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['a turned direction', 'exe\u202egnp', 'exe\\u202egnp'],
    ['an isolate', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['invisible letters', 'a\u200bb\ufeffc\u{e0041}\u3164', 'a\\u200bb\\ufeffc\\u{e0041}\\u3164'],
    ['half a surrogate pair', 'a\ud83d', 'a\\ud83d'],
    ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ])('shows %s instead of obeying it', (_, raw, shown) => {
    expect(safeText(raw)).toBe(shown);
    expect(safeText(shown)).toBe(shown);
  });

  it('leaves letters of every script and emoji as they are', () => {
    const text = 'Größe 大小 размер حجم 👍 naïve — “quoted” \\x41';
    expect(safeText(text)).toBe(text);
  });
});

describe('JSON on a terminal', () => {
  it('carries controls and overrides as escapes, with the same value', () => {
    const value = { 'k\u202e': '\u009b2J \u{e0041} \u2028 \u001b \ud800 ok' };
    const text = jsonText(value);
    expect(text).toMatch(/^[\x20-\x7e]*$/);
    expect(JSON.parse(text)).toEqual(value);
  });
});

describe('amounts', () => {
  it('reads the same in every locale', () => {
    expect([0, 999, 1000, 1234567].map(thousands)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect([512, 1000, 999_950, 12_345_678, 3e12].map(bytesText)).toEqual([
      '512 B',
      '1.0 kB',
      '1.0 MB',
      '12.3 MB',
      '3.0 TB',
    ]);
    expect([850.4, 2140, 185_000].map(durationText)).toEqual(['850 ms', '2.1 s', '3 min 5 s']);
    expect([counted(1, 'entry', 'entries'), counted(2, 'entry', 'entries')]).toEqual(['1 entry', '2 entries']);
  });

  it('tells the age of data in whole days', () => {
    expect(daysBetween('2026-11-22T18:00:00Z', '2026-11-24T09:30:00Z')).toBe(1);
    expect(daysBetween('2026-11-25T00:00:00Z', '2026-11-24T09:30:00Z')).toBe(0);
    expect(daysBetween('yesterday', '2026-11-24T09:30:00Z')).toBeNull();
    expect([ageText(0), ageText(1), ageText(9)]).toEqual(['from today', '1 day old', '9 days old']);
  });
});

describe('columns', () => {
  it('counts wide letters as two and combining marks as none', () => {
    expect([columns('abc'), columns('大小'), columns('e\u0301'), columns('👍')]).toEqual([3, 4, 1, 2]);
  });

  it('cuts and wraps by columns, and never inside a letter', () => {
    expect(cut('大小大小', 5)).toBe('大小…');
    expect(cut('short', 5)).toBe('short');
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a-very-long-word x', 6)).toEqual(['a-very', '-long-', 'word x']);
    expect(wrap('👍👍👍', 4)).toEqual(['👍👍', '👍']);
    expect(wrap('', 10)).toEqual(['']);
  });
});
