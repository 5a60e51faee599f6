import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from './automaton.ts';

function hits(keywords: readonly string[], text: string): [string, number][] {
  const found: [string, number][] = [];
  buildAutomaton(keywords).scan(Buffer.from(text), (keyword, end) => found.push([keywords[keyword] as string, end]));
  return found;
}

describe('keywords in a text', () => {
  it('are found wherever they end, also inside one another', () => {
    expect(hits(['he', 'she', 'hers'], 'ushers')).toEqual([
      ['she', 4],
      ['he', 4],
      ['hers', 6],
    ]);
  });

  it('are found without case', () => {
    expect(hits(['akia'], 'xAKiAx')).toEqual([['akia', 5]]);
  });

  it('are found after a beginning that failed', () => {
    expect(hits(['aab'], 'aaab')).toEqual([['aab', 4]]);
  });

  it('are not found where there are none, nor in nothing', () => {
    expect(hits(['secret'], 'secre t')).toEqual([]);
    expect(hits(['secret'], '')).toEqual([]);
  });

  it('agree with a plain search over a text of few letters', () => {
    const keywords = ['ab', 'aba', 'bb', 'babb'];
    let text = '';
    for (let i = 1, seed = 7; i < 2000; i++, seed = (seed * 75) % 65537) text += 'abc'[seed % 3];
    const plain = keywords.flatMap((keyword) => {
      const ends: string[] = [];
      for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
        ends.push(`${keyword}@${at + keyword.length}`);
      }
      return ends;
    });
    expect(
      hits(keywords, text)
        .map(([keyword, end]) => `${keyword}@${end}`)
        .sort(),
    ).toEqual(plain.sort());
  });
});
