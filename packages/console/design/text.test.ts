import { describe, expect, it } from 'vitest';
import { bytes, counted, duration, followable, shortCommit, visible } from './text.ts';

describe('text of the target', () => {
  it.each([
    ['plain text', 'plain text'],
    ['\u001b[31mred\u0007', '␛[31mred␇'],
    ['a\u0000b\u007f', 'a␀b␡'],
    ['left\u202eright', 'left<U+202E>right'],
    ['zero\u200bwidth\ufeff', 'zero<U+200B>width<U+FEFF>'],
    ['one\ntwo\tthree', 'one␊two␉three'],
    ['ünïcödé 漢字 🏰', 'ünïcödé 漢字 🏰'],
  ])('%j is shown as %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('keeps lines and tabs where several lines are shown, and nothing else', () => {
    expect(visible('one\n\ttwo\r\u2028', { lines: true })).toBe('one\n\ttwo␍<U+2028>');
  });

  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['http://example.org', 'http://example.org/'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    [' data:text/html,x', null],
    ['//example.org', null],
    ['urn:vauban:x', null],
    ['', null],
  ])('the address %j is followed as %j', (address, href) => {
    expect(followable(address)).toBe(href);
  });

  it('shortens a commit, and shows what only claims to be one', () => {
    expect(shortCommit('0123456789abcdef0123')).toBe('0123456789ab');
    expect(shortCommit('\u001b[2J')).toBe('␛[2J');
  });
});

describe('figures', () => {
  it('are said with their unit', () => {
    expect([0, 999, 1000, 48_213, 9_999_999, 15_000_000_000].map(bytes)).toEqual([
      ...['0 B', '999 B', '1.0 kB', '48 kB', '10 MB', '15 GB'],
    ]);
    expect([12, 999, 1234, 59_949, 60_000, 250_400].map(duration)).toEqual([
      ...['12 ms', '999 ms', '1.2 s', '59.9 s', '1 min', '4 min 10 s'],
    ]);
    expect([counted(0, 'gap'), counted(1, 'gap'), counted(1200, 'gap')]).toEqual(['0 gaps', '1 gap', '1,200 gaps']);
    expect(counted(2, 'vulnerability', 'vulnerabilities')).toBe('2 vulnerabilities');
  });
});
