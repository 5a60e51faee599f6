import { describe, expect, it } from 'vitest';
import { seeded } from '../fixtures/observations.ts';
import { boundSnippet, LONGEST_SNIPPET, maskSecret } from '../index.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;

const TOKEN = `ghp_${'x7Kq'.repeat(9)}`;

describe('a masked secret', () => {
  it('keeps the first four characters of a long one, and nothing of its length', () => {
    expect(maskSecret(`TOKEN=${TOKEN};`, 6, 6 + TOKEN.length)).toBe('TOKEN=ghp_********;');
    expect(maskSecret(`TOKEN=${TOKEN}${TOKEN};`, 6, 6 + 2 * TOKEN.length)).toBe('TOKEN=ghp_********;');
  });

  it('shows nothing of a short one', () => {
    expect(maskSecret('password = "hunter2"', 12, 19)).toBe('password = "********"');
    expect(maskSecret('pin = 42', 6, 8)).toBe('pin = ********');
  });

  it('is masked wherever it stands in the line', () => {
    const line = `${TOKEN} # was ${TOKEN}, see ${TOKEN}`;
    expect(maskSecret(line, 0, TOKEN.length)).toBe('ghp_******** # was ghp_********, see ghp_********');
  });

  it('leaves a line without a value as it is', () => {
    expect(maskSecret('TOKEN=', 6, 6)).toBe('TOKEN=');
  });

  it.each([1, 2, 3])('never leaves five characters in a row of the value (seed %i)', (seed) => {
    const random = seeded(seed);
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/$=-_.';
    for (let round = 0; round < 200; round++) {
      const value = Array.from(
        { length: 5 + Math.floor(random() * 60) },
        () => letters[Math.floor(random() * 69)],
      ).join('');
      const masked = maskSecret(`key: ${value} ~ ${value}`, 5, 5 + value.length);
      for (let at = 0; at + 5 <= value.length; at++) expect(masked).not.toContain(value.slice(at, at + 5));
    }
  });
});

describe('a bounded snippet', () => {
  it('is the line without its end', () => {
    expect(boundSnippet('\tquery(x)  \r\n')).toBe('\tquery(x)  ');
  });

  it('has at most 400 characters, and shows that it is cut', () => {
    const cut = boundSnippet('a'.repeat(500));
    expect(cut.length).toBeLessThanOrEqual(LONGEST_SNIPPET);
    expect(cut).toBe(`${'a'.repeat(398)}…`);
    expect(boundSnippet('a'.repeat(400))).toBe('a'.repeat(400));
  });

  it('keeps the part around the column of a minified line', () => {
    const line = `${'x'.repeat(5000)}eval(input)${'y'.repeat(5000)}`;
    const cut = boundSnippet(line, 5001);
    expect(cut).toMatch(/^…x+eval\(input\)y+…$/);
    expect(cut.length).toBeLessThanOrEqual(LONGEST_SNIPPET);
    expect(boundSnippet(`${'x'.repeat(5000)}eval()`, 5001)).toMatch(/^…x+eval\(\)$/);
    expect(boundSnippet(line, 1_000_000)).toMatch(/^…y+$/);
  });

  it('tears no character apart', () => {
    for (let column = 1; column < 900; column++) {
      expect(boundSnippet('😀'.repeat(450), column)).not.toMatch(LONE_SURROGATE);
    }
  });
});
