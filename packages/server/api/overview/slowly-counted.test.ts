import { expect, it } from 'vitest';
import { SlowlyCounted } from './slowly-counted.ts';

function counting(cost: number) {
  let time = 0;
  let counted = 0;
  const memory = new SlowlyCounted<number>(() => time);
  return {
    ask: () =>
      memory.answer('all', async () => {
        counted += 1;
        const now = counted;
        time += cost;
        return now;
      }),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    memory,
  };
}

it('what is cheap is counted for everybody', async () => {
  const { ask } = counting(5);
  expect([await ask(), await ask()]).toEqual([1, 2]);
});

it('what is costly is answered from memory, and counted anew behind the reader', async () => {
  const { ask, pass } = counting(1000);
  expect([await ask(), await ask()]).toEqual([1, 1]);
  pass(11_000);
  expect(await ask()).toBe(1);
  expect(await ask()).toBe(2);
  pass(16 * 60_000);
  expect(await ask()).toBe(3);
});

it('a failure is not remembered, and one behind the reader leaves what was known', async () => {
  let time = 0;
  let fail = true;
  const memory = new SlowlyCounted<string>(() => time);
  const ask = () =>
    memory.answer('all', async () => {
      time += 1000;
      if (fail) throw new Error('away');
      return 'known';
    });
  await expect(ask()).rejects.toThrow('away');
  fail = false;
  expect(await ask()).toBe('known');
  fail = true;
  time += 100_000;
  expect([await ask(), await ask()]).toEqual(['known', 'known']);
});
