import { expect, it } from 'vitest';
import { spansWith } from './spans.ts';

it('what holds is among the choices, also when it is no usual one', () => {
  expect(spansWith(400).map(({ label }) => label)).toContain('400 days');
  expect(spansWith(365).map(({ label }) => label)).toEqual([
    '30 days',
    '90 days',
    '180 days',
    'a year',
    '2 years',
    '5 years',
    '10 years',
    'for ever',
  ]);
  expect(spansWith(null).at(-1)).toEqual({ value: '', label: 'for ever' });
});
