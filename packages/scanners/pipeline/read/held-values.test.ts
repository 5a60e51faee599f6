import { expect, it } from 'vitest';
import { seeded } from '../../contract/hostile-inputs.ts';
import { HeldValues } from './held-values.ts';

const LIMIT = 1000;

/** The files whose facts a conclusion is drawn from: those before the limit, in order of path. */
function kept(values: HeldValues, count: number): number[] {
  const files: number[] = [];
  let bytes = 0;
  for (let file = 0; file < count; file++) {
    const value = values.get(file);
    if (value.kind === 'beyond') break;
    if (value.kind !== 'facts') continue;
    bytes += value.facts.length;
    if (bytes > LIMIT) break;
    files.push(file);
  }
  return files;
}

it('what counts stays, in whatever order the values come, and memory stays bounded', () => {
  const next = seeded(11);
  const sizes = Array.from({ length: 200 }, () => next(100));
  const answers = new Set<string>();
  for (let round = 0; round < 50; round++) {
    const values = new HeldValues(LIMIT);
    const order = sizes.map((size, file) => ({ size, file, at: next(1_000_000) })).sort((a, b) => a.at - b.at);
    for (const { size, file } of order) values.set(file, { kind: 'facts', facts: new Uint8Array(size) });
    answers.add(kept(values, sizes.length).join());
    const held = sizes.reduce((sum, size, file) => sum + (values.get(file).kind === 'facts' ? size : 0), 0);
    expect(held).toBeLessThanOrEqual(2 * LIMIT);
  }
  expect(answers.size).toBe(1);
  expect([...answers][0]?.split(',').length).toBeGreaterThan(5);
});
