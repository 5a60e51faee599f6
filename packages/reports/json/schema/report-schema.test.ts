import type { Report } from '@vauban/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { clean, crowded, hostile, unproven } from '../../fixtures/others.ts';
import { shop } from '../../fixtures/shop.ts';
import { reportJsonSchema } from './json-schema.ts';
import type { report } from './report.ts';

type Mutable<T> = T extends string | number | boolean | null | undefined
  ? T
  : { -readonly [K in keyof T]: Mutable<T[K]> };

/** True only for the same type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

describe("the report's schema", () => {
  it('has exactly the type that the domain has (compared when compiled)', () => {
    const same: Same<Mutable<z.infer<typeof report>>, Mutable<Report>> = true;
    expect(same).toBe(true);
  });

  // `npx vitest run packages/reports -u` writes it again
  it('is committed as JSON Schema, and fresh', async () => {
    const text = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../../schemas/vauban.report-1.schema.json');
  });

  const accepts = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(reportJsonSchema());

  it.each(Object.entries({ clean, shop, unproven, hostile, crowded: crowded(40) }))(
    'accepts the report %s',
    (_, document) => {
      accepts(JSON.parse(JSON.stringify(document)));
      expect(accepts.errors).toBeNull();
    },
  );

  it.each([
    ['an unknown severity', { findings: [{ ...shop.findings[0], severity: 'terrible' }] }],
    ['a line 0', { findings: [{ ...shop.findings[0], location: { path: 'a', line: 0 } }] }],
    ['another version', { schema: 'vauban.report/2.0' }],
    ['no verdict', { verdict: undefined }],
  ])('refuses %s', (_, change) => {
    expect(accepts(JSON.parse(JSON.stringify({ ...shop, ...change })))).toBe(false);
  });
});
