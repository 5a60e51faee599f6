import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
// @ts-expect-error: the generator is plain JavaScript
import { clientTypes } from './generate.mjs';

it("the client's types are those of the published document (else: node packages/console/client/generate.mjs)", async () => {
  const committed = readFileSync(join(import.meta.dirname, 'generated/api.d.ts'), 'utf8');
  expect(committed).toBe(await clientTypes());
});
