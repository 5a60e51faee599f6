import { expect, it } from 'vitest';
import { purlWords } from './purl.ts';

it.each([
  ['pkg:npm/lodash@4.17.11', 'lodash 4.17.11'],
  ['pkg:npm/%40acme/kit@1.0.0?x=y#z', '@acme/kit 1.0.0'],
  ['pkg:maven/org.acme/kit', 'org.acme/kit'],
  ['pkg:npm/%zz@1', 'pkg:npm/%zz@1'],
  ['no purl', 'no purl'],
])('the component %s is called %s', (purl, words) => {
  expect(purlWords(purl)).toBe(words);
});
