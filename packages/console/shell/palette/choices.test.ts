import { expect, it } from 'vitest';
import { choices, numberTyped } from './choices.ts';

const places = [
  { name: 'Vulnerabilities', to: '/v', kind: 'page' },
  { name: 'Overview', to: '/overview', kind: 'page' },
  { name: 'Web shop', to: '/shop', kind: 'project' },
  { name: 'Shop', to: '/s', kind: 'project' },
] as const;

it('places are found by their words, those that begin with them first', () => {
  expect(choices(places, 'shop').map(({ name }) => name)).toEqual(['Shop', 'Web shop']);
  expect(choices(places, 'SHOP web').map(({ name }) => name)).toEqual(['Web shop']);
  expect(choices(places, '')).toHaveLength(4);
});

it('a number is read as people write it', () => {
  expect(['VBN-12', 'vbn 12', '12', 'vbn12'].map(numberTyped)).toEqual(Array(4).fill('VBN-12'));
  expect(['', 'vbn-0', '1a', 'vbn', '12345678901'].map(numberTyped)).toEqual(Array(5).fill(null));
});
