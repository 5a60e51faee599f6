import type { Gap } from '@vauban/domain';
import { expect, it } from 'vitest';
import { shallowToldOnce } from './shallow.ts';

const general: Gap = { kind: 'shallow-history', message: 'a shallow clone: much is unknown' };
const binary: Gap = { kind: 'binary', path: 'a.png', message: 'Binary.' };

it('what a shallow clone loses is told once: in general, or exactly where a base or a baseline was asked for', () => {
  const exact: Gap = { kind: 'shallow-history', message: 'The clone is shallow: where it left main is not known.' };
  expect(shallowToldOnce([binary, general], [])).toEqual([binary, general]);
  expect(shallowToldOnce([binary, general], [exact])).toEqual([binary]);
});
