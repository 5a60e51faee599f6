import { expect, it } from 'vitest';
import { slugOf } from './slug.ts';

it.each([
  ['Shop Front', 'shop-front'],
  ['  Größe & Maß  ', 'gro-e-ma'],
  ['Café d’Orléans', 'cafe-d-orleans'],
  ['--v2.0_beta--', 'v2.0_beta'],
  ['漢字', ''],
  ['x'.repeat(200), 'x'.repeat(99)],
])('the project %j is called %j in addresses', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
