import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { amongInnocent, evil, INNOCENT, whole } from './fixtures/among-innocent.ts';
import { buildEntry, scanMischief, targetOf } from './fixtures/workshop.ts';

let childEntry: string;
beforeAll(async () => {
  childEntry = await buildEntry('child.ts');
}, 60_000);

const MB = 1024 * 1024;

describe('a child that misbehaves costs the file in hand and no other', { timeout: 30_000 }, () => {
  it.each(['segfault', 'exit'])('%s', async (order) => {
    const { gaps } = await amongInnocent(childEntry, order);
    expect(gaps).toEqual(evil('scanner-died', 'The scanner died on it, twice.'));
  });

  it("fills JavaScript's own heap", async () => {
    const { gaps } = await amongInnocent(childEntry, 'heap', { readMemory: 96 * MB });
    expect(gaps).toEqual(evil('memory-limit', 'The scanner reached its memory limit.'));
  });

  it('floods the pipe', async () => {
    const { gaps } = await amongInnocent(childEntry, 'flood');
    expect(gaps).toEqual(evil('output-limit', 'More output than the limit.'));
  });

  it('that others filled up does not take an innocent file with it', async () => {
    const contents = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.order`, 'leak 64']));
    const result = await scanMischief(targetOf(contents), { childEntry, jobs: 1, limits: { readMemory: 200 * MB } });
    expect(result.gaps).toEqual([]);
    expect(result.observations).toHaveLength(6);
    expect(result.statistics.childrenLost).toBeGreaterThan(0);
  });

  it.skipIf(process.platform !== 'linux')('has an environment that is empty from outside, too', async () => {
    const environs: string[] = [];
    const limits = { readMs: 400 };
    const looking = setInterval(() => {
      for (const pid of childrenOf(process.pid)) environs.push(readFileSync(`/proc/${pid}/environ`, 'utf8'));
    }, 50);
    try {
      await scanMischief(targetOf({ 'x.order': 'loop' }), { childEntry, limits });
    } finally {
      clearInterval(looking);
    }
    expect(environs.length).toBeGreaterThan(3);
    expect(environs.at(-1)).toBe('');
  });
});

describe('a conclusion that misbehaves is a gap for the whole of that scanner', { timeout: 30_000 }, () => {
  it.each([
    ['loop', 'time-out', 'The scanner did not end in time.', { concludeMs: 300 }],
    ['arrays', 'memory-limit', 'The scanner reached its memory limit.', { concludeMemory: 160 * MB }],
    ['spend', 'step-limit', 'More steps than the budget.', { concludeSteps: 50_000_000 }],
    ['flood', 'output-limit', 'More output than the limit.', { conclusion: MB }],
  ])('%s', async (conclude, kind, message, limits) => {
    const { gaps, observations } = await scanMischief(targetOf(INNOCENT), { childEntry, rules: { conclude }, limits });
    expect(gaps).toEqual(whole(kind, message));
    expect(observations).toEqual([]);
  });
});

/** Children of a process that run Node.js. */
function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return children.filter((child) => {
    try {
      return readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('entry.mjs');
    } catch {
      return false;
    }
  });
}
