import { expect, it } from 'vitest';
import { toldWords } from './told.ts';

it('rows are told by what they are, those that are none are left out', () => {
  expect(toldWords({ reports: 3, vulnerability_details: 1200, events: 0 })).toBe(
    '3 reports, 1,200 vulnerability details',
  );
  expect(toldWords({})).toBe('nothing');
});
