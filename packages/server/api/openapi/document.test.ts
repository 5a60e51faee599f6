import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openApiText } from './text.ts';

it('the published OpenAPI document is the one of this contract (else: node scripts/openapi.mjs)', () => {
  const published = readFileSync(join(import.meta.dirname, '../../../../schemas/openapi-v1.json'), 'utf8');
  expect(published).toBe(openApiText());
});
