import { expect, it } from 'vitest';
import type { Gap } from '../queries.ts';
import { gapTitle, groupGaps } from './gap-groups.ts';

const gap = (changes: Partial<Gap>): Gap => ({ kind: 'binary', class: 'counted', message: 'binary', ...changes });

it('gaps of one kind stand together: what blocks first, then what was accepted, then by how many there are', () => {
  const groups = groupGaps([
    gap({ path: 'a.png' }),
    gap({ kind: 'ignored', pattern: 'dist/', count: 40 }),
    gap({ kind: 'time-out', class: 'blocking', accepted: { reason: 'known', until: '2027-01-01' } }),
    gap({ path: 'b.png' }),
    gap({ kind: 'time-out', class: 'blocking' }),
    gap({ kind: 'lockfile-broken', class: 'blocking' }),
  ]);
  expect(groups.map((group) => `${group.kind} ${group.class} ${group.accepted} ${group.count}`)).toEqual([
    'lockfile-broken blocking false 1',
    'time-out blocking false 1',
    'time-out blocking true 1',
    'ignored counted false 40',
    'binary counted false 2',
  ]);
});

it('a kind is told in words', () => {
  expect(gapTitle('not-checked-out')).toBe('Not checked out');
});
