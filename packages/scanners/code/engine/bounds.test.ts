import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { programOf, withExpress } from './testing/analyse-text.ts';

/** A flow in front of many functions that nobody asks for. */
const FILES = {
  ...withExpress(`app.get('/', (req, res) => exec(req.query.x));`),
  'later.js': Array.from({ length: 400 }, (_, i) => `exports.f${i} = (a) => ({ n${i}: a, text: 'x' + a });`).join('\n'),
};

describe('an analysis that reaches a bound of the whole', () => {
  it.each([
    ['steps', { steps: 2000 }],
    ['memory', { toldApart: 150 }],
  ] as const)('of %s tells what it found, and what it did not look at', async (which, bounds) => {
    const { hits, blind, ended, statistics } = analyse(await programOf(FILES), { bounds });
    expect(ended).toBe(which);
    expect(hits.map(({ sink }) => sink)).toContain('command');
    const [cut] = blind.filter(({ kind, path }) => kind === 'budget' && path === 'later.js');
    expect(cut?.count).toBeGreaterThan(100);
    expect(cut?.message).toMatch(/and \d+ more were not followed to their end$/);
    expect(statistics.withinBudget).toBeLessThan(statistics.functions);
  });

  it('goes on from there the next time', async () => {
    const entries = new Map<string, Uint8Array>();
    const kept = {
      get: (key: string) => entries.get(key) ?? null,
      put: (key: string, bytes: Uint8Array) => void entries.set(key, bytes),
    };
    analyse(await programOf(FILES), { kept, bounds: { steps: 2000 } });
    const again = analyse(await programOf(FILES), { kept });
    expect(again.ended).toBeNull();
    const anew = analyse(await programOf(FILES));
    expect([again.hits, again.blind]).toEqual([anew.hits, anew.blind]);
  });
});
