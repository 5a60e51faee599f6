import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gaps, git, open, refusal, repository, temporaryFolder, write } from '../testing/temporary.ts';

function manyFiles(folder: string, folders: number, each: number): string {
  for (let outer = 0; outer < folders; outer++) {
    mkdirSync(join(folder, `d${outer}`));
    for (let inner = 0; inner < each; inner++) writeFileSync(join(folder, `d${outer}/f${inner}.txt`), `${inner}`);
  }
  return folder;
}

/** The fastest of three, since the machine may be busy with something else. */
async function fastest(folder: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const begun = performance.now();
    await (await open(folder)).close();
    times.push(performance.now() - begun);
  }
  return Math.min(...times);
}

describe('many files', () => {
  it('100,500 are listed in seconds, with git and without', { timeout: 120_000 }, async () => {
    const plain = manyFiles(temporaryFolder(), 100, 1005);
    expect((await open(plain)).target.files).toHaveLength(100_500);
    const plainTime = await fastest(plain);
    git(plain, 'init', '-q');
    git(plain, 'add', '-A');
    git(plain, 'commit', '-q', '-m', 'x');
    const collected = await open(plain);
    expect([collected.target.files.length, gaps(collected), collected.source.dirty]).toEqual([100_500, [], false]);
    const gitTime = await fastest(plain);
    console.log(`100,500 files: git ${gitTime.toFixed(0)} ms, plain folder ${plainTime.toFixed(0)} ms`);
    // the aim is 1,200 ms on two idle cores
    expect(Math.max(gitTime, plainTime)).toBeLessThan(6000);
  });

  it('10,000 are listed in a fraction of a second', { timeout: 60_000 }, async () => {
    const folder = manyFiles(repository(), 100, 100);
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'x');
    const time = await fastest(folder);
    console.log(`10,000 files: git ${time.toFixed(0)} ms`);
    // the aim is 150 ms on two idle cores
    expect(time).toBeLessThan(1000);
  });
});

it('a file of 3 GB is listed, and refused at the limit without being read', async () => {
  const folder = write(temporaryFolder(), { small: 'x' });
  const file = openSync(join(folder, 'big'), 'w');
  ftruncateSync(file, 3 * 2 ** 30);
  closeSync(file);
  const collected = await open(folder);
  expect(collected.target.files.map(({ size }) => size)).toEqual([3 * 2 ** 30, 1]);
  const begun = performance.now();
  expect(await refusal(collected, 'big', 2 ** 26)).toBe('too-big');
  expect(performance.now() - begun).toBeLessThan(1000);
});
