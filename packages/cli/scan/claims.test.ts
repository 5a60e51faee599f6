import { describe, expect, it } from 'vitest';
import { claims } from './claims.ts';

const comment = {
  path: 'new.ts',
  line: 3,
  appliesTo: [3, 4],
  rule: 'code/x',
  until: '2027-01-01',
  reason: 'known',
  problem: null,
};
const base = (before: object, changed: number[] = []) => ({
  suppressions: [{ ...comment, ...before }],
  renamedFrom: (path: string) => (path === 'new.ts' ? 'old.ts' : undefined),
  lineUnchanged: (_: string, line: number) => !changed.includes(line),
});
const added = (answers: Parameters<typeof claims>[1]) => claims([comment], answers).map((claim) => claim.addedByChange);

describe('a suppression in a file', () => {
  it('is nobody’s change without a base', () => expect(added(null)).toEqual([false]));

  it('was there before when the base holds it, in the file’s old name too', () => {
    expect(added(base({ path: 'old.ts', line: 9 }))).toEqual([false]);
  });

  it.each([
    ['it stands in another file', base({ path: 'other.ts' })],
    ['its reason differs', base({ path: 'old.ts', reason: 'other' })],
    ['its end differs', base({ path: 'old.ts', until: '2028-01-01' })],
    ['its own line was touched or moved', base({ path: 'old.ts' }, [3])],
    ['new code was put under it', base({ path: 'old.ts' }, [4])],
  ])('is added by the change when %s', (_, answers) => {
    expect(added(answers)).toEqual([true]);
  });

  it('is added when nobody knows', () => {
    expect(added({ ...base({ path: 'old.ts' }), lineUnchanged: () => 'unknown' })).toEqual([true]);
  });
});
