import { expect, it } from 'vitest';
import { collapse } from './collapse.ts';

it('names the topmost folder that holds nothing kept', () => {
  const paths = ['a/b/1', 'a/b/2', 'a/c/d/3', 'e', 'f/g/4'];
  expect(collapse(paths, ['a/c/kept', 'f/kept'])).toEqual([
    { place: 'a/b/', count: 2 },
    { place: 'a/c/d/', count: 1 },
    { place: 'e', count: 1 },
    { place: 'f/g/', count: 1 },
  ]);
});

it('sums up what would be too many names', () => {
  expect(collapse(['a', 'b', 'c', 'd'], [], 3)).toEqual([
    { place: './', count: 2 },
    { place: 'a', count: 1 },
    { place: 'b', count: 1 },
  ]);
});
