import { describe, expect, it } from 'vitest';
import { seeded, shuffled } from '../fixtures/observations.ts';
import type { Coverage, JudgedGap } from '../index.ts';
import { answerFor, pathSet, sumGaps } from '../index.ts';
import { hasPath } from './paths.ts';

function gap(changes: Partial<JudgedGap>): JudgedGap {
  return { kind: 'binary', class: 'counted', message: 'It is binary.', ...changes };
}

function covering(paths: readonly string[], ...gaps: JudgedGap[]): Coverage {
  return {
    scope: { surfaces: ['secrets'], paths: ['.'], include: [], exclude: [] },
    scanners: [],
    data: [],
    files: { looked: paths.length, bytes: 0 },
    looked: pathSet(paths),
    gaps,
  };
}

describe('the set of paths that were looked at', () => {
  it('knows its paths and no others, in about four bytes a path', () => {
    const random = seeded(7);
    const name = () => `src/${Math.floor(random() * 1e9).toString(36)}/${Math.floor(random() * 1e9).toString(36)}.ts`;
    const paths = Array.from({ length: 20_000 }, name);
    const set = pathSet(paths);
    expect(set.count).toBe(20_000);
    expect(set.data.length / set.count).toBeLessThan(6);
    expect(paths.every((path) => hasPath(set, path))).toBe(true);
    expect(Array.from({ length: 20_000 }, name).filter((path) => hasPath(set, path))).toEqual([]);
  });

  it('is the same for any order and for paths that are named twice', () => {
    const paths = ['a', 'b/c', 'd', '__proto__', 'line\nbreak', '\\xff'];
    expect(pathSet([...shuffled(paths, seeded(1)), 'a'])).toEqual(pathSet(paths));
    expect(pathSet(paths)).toEqual({
      scheme: 'sha256-40/1',
      count: 6,
      data: 'w+b54YoD/onDs4MDn6TCwokH9qGQ+94ByrzrwqcIqrKJposC',
    });
  });

  it('may be empty', () => {
    expect(pathSet([])).toEqual({ scheme: 'sha256-40/1', count: 0, data: '' });
    expect(answerFor(covering([]), 'a')).toEqual({ answer: 'absent' });
  });

  it.each([
    ['a count that is too large', 7, undefined],
    ['a count that is too small', 1, undefined],
    ['an absurd count', 1e15, undefined],
    ['a number without end', 1, Buffer.alloc(64, 0xff).toString('base64')],
    ['a hash twice', 2, Buffer.from([1, 0]).toString('base64')],
  ])('is refused with %s', (_, count, data) => {
    const set = pathSet(['a', 'b']);
    const broken = { ...set, count, data: data ?? set.data };
    expect(() => hasPath(broken, 'a')).toThrow('the set of paths in this report is broken');
  });
});

describe('the answer for a path', () => {
  it('is looked, not with the reason, or absent', () => {
    const big = gap({ kind: 'too-big', path: 'data/big.json' });
    const coverage = covering(['src/a.ts'], big);
    expect(answerFor(coverage, 'src/a.ts')).toEqual({ answer: 'looked' });
    expect(answerFor(coverage, 'data/big.json')).toEqual({ answer: 'not', why: big });
    expect(answerFor(coverage, 'src/b.ts')).toEqual({ answer: 'absent' });
  });

  it('names the nearest folder that stands for all below it', () => {
    const outer = gap({ kind: 'ignored', pattern: 'vendor/' });
    const inner = gap({ kind: 'excluded', pattern: 'vendor/lib/' });
    const coverage = covering(['src/a.ts'], outer, inner);
    expect(answerFor(coverage, 'vendor/x.js')).toEqual({ answer: 'not', why: outer });
    expect(answerFor(coverage, 'vendor/lib/deep/x.js')).toEqual({ answer: 'not', why: inner });
    expect(answerFor(coverage, 'vendored/x.js')).toEqual({ answer: 'absent' });
  });

  it('prefers that a tracked file below an ignored folder was looked at', () => {
    const coverage = covering(['dist/kept.js'], gap({ kind: 'ignored', pattern: 'dist/' }));
    expect(answerFor(coverage, 'dist/kept.js')).toEqual({ answer: 'looked' });
  });

  it('is not when one scanner died on a file that another one read, and looked when something small was left out', () => {
    const died = gap({ kind: 'scanner-died', class: 'blocking', path: 'a.ts' });
    const encoding = gap({ kind: 'bad-encoding', path: 'b.ts' });
    const coverage = covering(['a.ts', 'b.ts'], gap({ kind: 'bad-encoding', path: 'a.ts' }), died, encoding);
    expect(answerFor(coverage, 'a.ts')).toEqual({ answer: 'not', why: died });
    expect(answerFor(coverage, 'b.ts')).toEqual({ answer: 'looked', why: encoding });
  });

  it('is never absent when the walk ended early', () => {
    const ended = gap({ kind: 'too-many-files', class: 'blocking' });
    expect(answerFor(covering(['a.ts'], ended), 'z.ts')).toEqual({ answer: 'not', why: ended });
  });
});

describe('the sum of the gaps', () => {
  it('puts what blocks first and counts folders for what they hold', () => {
    const sums = sumGaps([
      gap({ path: 'a.png' }),
      gap({ pattern: 'img/', count: 12 }),
      gap({ kind: 'ignored', pattern: 'dist/', count: 4 }),
      gap({ kind: 'time-out', class: 'blocking', path: 'x', accepted: { reason: 'known', until: '2027-01-01' } }),
      gap({ kind: 'time-out', class: 'blocking', path: 'y' }),
      gap({ kind: 'lockfile-broken', class: 'blocking', path: 'z' }),
    ]);
    expect(sums.map(({ kind, accepted, count, loud }) => `${kind} ${accepted} ${count} ${loud}`)).toEqual([
      'lockfile-broken false 1 true',
      'time-out false 1 true',
      'time-out true 1 true',
      'binary false 13 false',
      'ignored false 4 false',
    ]);
  });
});
