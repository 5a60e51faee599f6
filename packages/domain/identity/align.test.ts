import { expect, it } from 'vitest';
import { alignPlaces, type Placed } from './align.ts';

const file = (text: string): Placed[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => ({ key: one.split('@')[0] as string, line: Number(one.split('@')[1]) }));
const pairs = (before: string, after: string) => {
  const [old, now] = [file(before), file(after)];
  return (alignPlaces(old, now) ?? []).map(([a, b]) => `${old[a]?.line}>${now[b]?.line}`).sort();
};

it('the first of two equal lines is deleted: the second one is still the second one', () => {
  expect(pairs('a@5 x@10 x@50 b@60', 'a@5 x@49 b@59')).toEqual(['50>49', '5>5', '60>59']);
});

it('an equal line comes in before the others: they are who they were', () => {
  expect(pairs('a@5 x@10 x@50', 'a@5 x@8 x@13 x@53')).toEqual(['10>13', '50>53', '5>5']);
});

it('one is deleted above and one comes in below: what stands between keeps what it was', () => {
  expect(pairs('x@10 a@40 x@50 b@70', 'a@35 x@45 b@65 x@90')).toEqual(['10>90', '40>35', '50>45', '70>65']);
});

it('a block moves to the end: all of it is found again', () => {
  expect(pairs('x@1 y@2 a@10 b@20 c@30', 'a@5 b@15 c@25 x@31 y@32')).toHaveLength(5);
});

it('nothing is paired with what is not equal, and nothing twice', () => {
  expect(pairs('x@1 x@2', 'y@1 x@2 x@3 x@4')).toHaveLength(2);
});

it('a file with too many is left to be numbered', () => {
  const many = Array.from({ length: 501 }, (_, line) => ({ key: 'x', line }));
  expect(alignPlaces(many, many)).toBeNull();
});
