import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildEntry, said, scanMischief, targetOf } from './fixtures/workshop.ts';
import type { Limits } from './request.ts';

let childEntry: string;
beforeAll(async () => {
  childEntry = await buildEntry('child.ts');
});

const MB = 1024 * 1024;
const innocent = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [`ok-${String(index).padStart(2, '0')}.order`, `say ${index}`]),
);

/** Scans thirty innocent files with one that is not, in their middle; the innocent ones must all have been read. */
async function amongInnocent(order: string, limits: Partial<Limits> = {}) {
  const contents = { ...innocent, 'ok-15-evil.order': order };
  const result = await scanMischief(targetOf(contents), { childEntry, limits, jobs: 1 });
  expect(result.observations.map(({ title }) => title)).toEqual(Object.keys(innocent).map((_, index) => String(index)));
  expect(result.looked).toEqual(Object.keys(innocent).sort());
  return result;
}

function evil(kind: string, message: string) {
  return [{ kind, path: 'ok-15-evil.order', message, scanner: 'mischief', surface: 'code' }];
}

describe('a child that misbehaves costs the file in hand and no other', () => {
  it.each(['abort', 'segfault', 'exit'])('%s', async (order) => {
    const { gaps, statistics } = await amongInnocent(order);
    expect(gaps).toEqual(evil('scanner-died', 'The scanner died on it, twice.'));
    expect(statistics.childrenLost).toBe(2);
  });

  it('loops without end', async () => {
    const { gaps, statistics } = await amongInnocent('loop', { readMs: 300 });
    expect(gaps).toEqual(evil('time-out', 'The scanner did not end in time.'));
    expect(statistics.childrenLost).toBe(2);
  });

  it('fills memory with typed arrays, which no heap limit holds', async () => {
    const { gaps } = await amongInnocent('arrays', { readMemory: 160 * MB });
    expect(gaps).toEqual(evil('memory-limit', 'The scanner reached its memory limit.'));
  });

  it("fills JavaScript's own heap", async () => {
    const { gaps } = await amongInnocent('heap', { readMemory: 96 * MB });
    expect(gaps).toEqual(evil('memory-limit', 'The scanner reached its memory limit.'));
  });

  it('spends more steps than allowed, which costs no child', async () => {
    const { gaps, statistics } = await amongInnocent('spend', { readSteps: 50_000_000 });
    expect(gaps).toEqual(evil('step-limit', 'More steps than the budget.'));
    expect(statistics.childrenLost).toBe(0);
  });

  it('answers more than allowed, which costs no child', async () => {
    const { gaps, statistics } = await amongInnocent('repeat 100001', { fileFacts: 100_000 });
    expect(gaps).toEqual(evil('output-limit', 'More output than the limit.'));
    expect(statistics.childrenLost).toBe(0);
  });

  it('floods the pipe', async () => {
    const { gaps } = await amongInnocent('flood');
    expect(gaps).toEqual(evil('output-limit', 'More output than the limit.'));
  });

  it('writes what is no frame', async () => {
    const { gaps } = await amongInnocent('gibberish');
    expect(gaps).toEqual(evil('output-limit', 'More output than the limit.'));
  });

  it('throws, and no word of the error gets out', async () => {
    const { gaps, statistics } = await amongInnocent('throw');
    expect(gaps).toEqual(evil('scanner-died', 'The scanner died on it, twice (TypeError).'));
    expect(statistics.childrenLost).toBe(0);
  });
});

describe('a child', () => {
  it('that others filled up does not take an innocent file with it', async () => {
    const contents = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.order`, 'leak 64']));
    const result = await scanMischief(targetOf(contents), { childEntry, jobs: 1, limits: { readMemory: 200 * MB } });
    expect(result.gaps).toEqual([]);
    expect(result.observations).toHaveLength(6);
    expect(result.statistics.childrenLost).toBeGreaterThan(0);
  });

  it('that dies on many files leaves the same gaps whatever the number of children', async () => {
    const contents = Object.fromEntries(
      Array.from({ length: 24 }, (_, index) => [`${index}.order`, index % 4 === 0 ? 'exit' : `say ${index}`]),
    );
    const one = await scanMischief(targetOf(contents), { childEntry, jobs: 1 });
    const three = await scanMischief(targetOf(contents), { childEntry, jobs: 3 });
    expect(said(three)).toEqual(said(one));
    expect(one.gaps).toHaveLength(6);
    expect(one.observations).toHaveLength(18);
  });

  it('sees no environment, no file and no way to start a program', async () => {
    const { observations } = await scanMischief(targetOf({ 'x.order': 'surroundings' }), { childEntry });
    const seen = JSON.parse(observations[0]?.title ?? '{}');
    expect(seen).toMatchObject({
      environment: [],
      folder: '/',
      ownEnviron: expect.stringMatching(/^(ERR_ACCESS_DENIED|ok 0)$/),
    });
    expect(seen.parentEnviron).toMatch(/^(ERR_ACCESS_DENIED|EACCES|EPERM|ENOENT)$/);
    expect(seen).toMatchObject({ passwords: 'ERR_ACCESS_DENIED', writing: 'ERR_ACCESS_DENIED' });
    expect(seen.process).not.toMatch(/^ok [1-9]/);
    expect(existsSync('/tmp/vauban-mischief')).toBe(false);
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

describe('a conclusion that misbehaves is a gap for the whole of that scanner', () => {
  const whole = (kind: string, message: string) => [
    { kind, pattern: './', message, scanner: 'mischief', surface: 'code' },
  ];

  it.each([
    ['die', 'scanner-died', 'The scanner died on it, twice.', {}],
    ['loop', 'time-out', 'The scanner did not end in time.', { concludeMs: 300 }],
    ['arrays', 'memory-limit', 'The scanner reached its memory limit.', { concludeMemory: 160 * MB }],
    ['spend', 'step-limit', 'More steps than the budget.', { concludeSteps: 50_000_000 }],
    ['throw', 'scanner-died', 'The scanner died on it, twice (TypeError).', {}],
    ['flood', 'output-limit', 'More output than the limit.', { conclusion: MB }],
    ['lie', 'scanner-died', 'The scanner died on it, twice (a conclusion that makes no sense).', {}],
  ])('%s', async (conclude, kind, message, limits) => {
    const { gaps, observations } = await scanMischief(targetOf(innocent), { childEntry, rules: { conclude }, limits });
    expect(gaps).toEqual(whole(kind, message));
    expect(observations).toEqual([]);
  });

  it('facts beyond the limit of a scan are left out in order of path', async () => {
    const contents = { 'a.order': 'repeat 60', 'b.order': 'repeat 60', 'c.order': 'say x' };
    const { gaps, observations } = await scanMischief(targetOf(contents), { childEntry, limits: { scanFacts: 100 } });
    expect(observations.map(({ location }) => location.path)).toEqual(['a.order']);
    expect(gaps.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['output-limit b.order', 'output-limit c.order']);
  });
});

describe('stopping', () => {
  it('a signal ends the scan and its children at once', async () => {
    const controller = new AbortController();
    const scan = scanMischief(targetOf({ 'x.order': 'loop' }), { childEntry, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('Ctrl-C')), 200);
    await expect(scan).rejects.toThrow('Ctrl-C');
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (process.platform === 'linux') expect(childrenOf(process.pid)).toEqual([]);
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
