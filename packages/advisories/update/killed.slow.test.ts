import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledChild, runChild } from '../testing/bundled-child.ts';
import { expectRecovery, preparedStore } from '../testing/updating-store.ts';

let updater: string;

beforeAll(async () => {
  updater = await bundledChild(fileURLToPath(new URL('../testing/update-child.ts', import.meta.url)), 'update-slow');
});

describe('an update that is killed at any moment', () => {
  it('leaves the old snapshot or a whole new one, forty times', { timeout: 300_000 }, async () => {
    const seen: Record<string, number> = { old: 0, new: 0 };
    for (let i = 0; i < 40; i++) {
      const store = await preparedStore(3000);
      // from the end of reading over every write, flush and rename to the end
      const killed = await runChild(updater, store, (line, kill) => {
        if (line.startsWith('npm read 2000')) setTimeout(kill, i * 8);
      });
      const state = await expectRecovery(store, killed);
      seen[state] = (seen[state] ?? 0) + 1;
    }
    expect(seen.old).toBeGreaterThan(0);
  });
});
