import { describe, expect, it } from 'vitest';
// @ts-expect-error: the build is plain JavaScript
import { buildConsole } from './build.mjs';
// @ts-expect-error: so is what measures it
import { weightOf } from './weight.mjs';

describe('the built console', () => {
  it('loads less than 250 kB of scripts and styles, gzipped, for the list of vulnerabilities', async () => {
    await buildConsole();
    const { script, style } = weightOf('vulnerabilities/list/list.tsx') as { script: number; style: number };
    expect(script).toBeGreaterThan(50_000);
    expect(script + style).toBeLessThan(250_000);
  });

  it('is not built again when nothing changed', async () => {
    await buildConsole();
    expect(await buildConsole()).toMatchObject({ built: false });
  });
});
