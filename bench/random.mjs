// Numbers that look random and are the same for the same seed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** The commit that a bench runs at: what is generated changes with it, so that nothing is tuned to one case. */
export function commitSeed() {
  if (process.env.VAUBAN_BENCH_SEED) return process.env.VAUBAN_BENCH_SEED;
  return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: new URL('.', import.meta.url), encoding: 'utf8' }).trim();
}

/** mulberry32 over a digest of the seed: `next()` from 0 to 1, `below(n)`, `pick(list)`. */
export function randomFrom(seed) {
  let state = createHash('sha256').update(String(seed)).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n) => Math.floor(next() * n);
  return { next, below, pick: (list) => list[below(list.length)] };
}
