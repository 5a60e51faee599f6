import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { amongInnocent, evil, INNOCENT, whole } from './fixtures/among-innocent.ts';
import { buildEntry, said, scanMischief, targetOf } from './fixtures/workshop.ts';

let childEntry: string;
beforeAll(async () => {
  childEntry = await buildEntry('child.ts');
});

const MB = 1024 * 1024;

describe('a child that misbehaves costs the file in hand and no other', () => {
  it('dies', async () => {
    const { gaps, statistics } = await amongInnocent(childEntry, 'abort');
    expect(gaps).toEqual(evil('scanner-died', 'The scanner died on it, twice.'));
    expect(statistics.childrenLost).toBe(2);
  });

  it('loops without end', async () => {
    const { gaps, statistics } = await amongInnocent(childEntry, 'loop', { readMs: 300 });
    expect(gaps).toEqual(evil('time-out', 'The scanner did not end in time.'));
    expect(statistics.childrenLost).toBe(2);
  });

  it('fills memory with typed arrays, which no heap limit holds', async () => {
    const { gaps } = await amongInnocent(childEntry, 'arrays', { readMemory: 160 * MB });
    expect(gaps).toEqual(evil('memory-limit', 'The scanner reached its memory limit.'));
  });

  it('spends more steps than allowed, which costs no child', async () => {
    const { gaps, statistics } = await amongInnocent(childEntry, 'spend', { readSteps: 50_000_000 });
    expect(gaps).toEqual(evil('step-limit', 'More steps than the budget.'));
    expect(statistics.childrenLost).toBe(0);
  });

  it('answers more than allowed, which costs no child', async () => {
    const { gaps, statistics } = await amongInnocent(childEntry, 'repeat 100001', { fileFacts: 100_000 });
    expect(gaps).toEqual(evil('output-limit', 'More output than the limit.'));
    expect(statistics.childrenLost).toBe(0);
  });

  it('writes what is no frame', async () => {
    const { gaps } = await amongInnocent(childEntry, 'gibberish');
    expect(gaps).toEqual(evil('output-limit', 'More output than the limit.'));
  });

  it('throws, and no word of the error gets out', async () => {
    const { gaps, statistics } = await amongInnocent(childEntry, 'throw');
    expect(gaps).toEqual(evil('scanner-died', 'The scanner died on it, twice (TypeError).'));
    expect(statistics.childrenLost).toBe(0);
  });
});

describe('a child', () => {
  it('that dies on many files leaves the same gaps whatever the number of children', async () => {
    const contents = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`${index}.order`, index % 4 === 0 ? 'exit' : `say ${index}`]),
    );
    const one = await scanMischief(targetOf(contents), { childEntry, jobs: 1 });
    const three = await scanMischief(targetOf(contents), { childEntry, jobs: 3 });
    expect(said(three)).toEqual(said(one));
    expect(one.gaps).toHaveLength(3);
    expect(one.observations).toHaveLength(6);
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
    expect(existsSync(join(tmpdir(), 'vauban-mischief'))).toBe(false);
  });
});

describe('a conclusion that misbehaves is a gap for the whole of that scanner', () => {
  it.each([
    ['die', 'scanner-died', 'The scanner died on it, twice.', {}],
    ['throw', 'scanner-died', 'The scanner died on it, twice (TypeError).', {}],
    ['lie', 'scanner-died', 'The scanner died on it, twice (a conclusion that makes no sense).', {}],
  ])('%s', async (conclude, kind, message, limits) => {
    const { gaps, observations } = await scanMischief(targetOf(INNOCENT), { childEntry, rules: { conclude }, limits });
    expect(gaps).toEqual(whole(kind, message));
    expect(observations).toEqual([]);
  });

  it('facts beyond the limit of a scan are left out in order of path', async () => {
    const contents = { 'a.order': 'repeat 60', 'b.order': 'repeat 60', 'c.order': 'say x' };
    const { gaps, observations } = await scanMischief(targetOf(contents), { childEntry, limits: { scanFacts: 100 } });
    expect(observations.map(({ location }) => location.path)).toEqual(['a.order']);
    expect(gaps.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['output-limit b.order', 'output-limit c.order']);
  });

  it('facts far beyond it are not even held, and the answer is the same', async () => {
    const contents = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`${index}.order`, `repeat ${60 + index}`]),
    );
    const one = await scanMischief(targetOf(contents), { childEntry, limits: { scanFacts: 500 }, jobs: 1 });
    const three = await scanMischief(targetOf(contents), { childEntry, limits: { scanFacts: 500 }, jobs: 3 });
    expect(said(three)).toEqual(said(one));
    expect([one.observations.length, one.gaps.length]).toEqual([7, 33]);
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
