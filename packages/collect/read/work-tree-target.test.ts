import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makePipe, open, readText, refusal, temporaryFolder, write } from '../testing/temporary.ts';

const CONTENTS = { 'a.txt': 'first', 'sub/b.txt': 'second' };

/** A target that was listed, and then what happens before it is read. */
async function listedThen(change: (folder: string) => void) {
  const folder = write(temporaryFolder(), CONTENTS);
  const collected = await open(folder);
  change(folder);
  return collected;
}

describe('a file that is not the one that was listed', () => {
  it.each<[string, string, (folder: string) => void]>([
    ['was written', 'changed-while-read', (folder) => write(folder, { 'a.txt': 'other' })],
    ['grew', 'changed-while-read', (folder) => appendFileSync(join(folder, 'a.txt'), '!')],
    ['became shorter', 'changed-while-read', (folder) => truncateSync(join(folder, 'a.txt'), 1)],
    ['is gone', 'changed-while-read', (folder) => rmSync(join(folder, 'a.txt'))],
    [
      'was replaced with the same size and times',
      'changed-while-read',
      (folder) => {
        write(folder, { new: 'FIRST' });
        renameSync(join(folder, 'new'), join(folder, 'a.txt'));
        utimesSync(join(folder, 'a.txt'), 1, 1);
      },
    ],
    [
      'became a link',
      'changed-while-read',
      (folder) => {
        rmSync(join(folder, 'a.txt'));
        symlinkSync('/etc/passwd', join(folder, 'a.txt'));
      },
    ],
    [
      'became a pipe that nobody writes to',
      'special',
      (folder) => {
        rmSync(join(folder, 'a.txt'));
        makePipe(join(folder, 'a.txt'));
      },
    ],
    [
      'became a folder',
      'special',
      (folder) => {
        rmSync(join(folder, 'a.txt'));
        mkdirSync(join(folder, 'a.txt'));
      },
    ],
  ])('is noticed when it %s', async (_, kind, change) => {
    expect(await refusal(await listedThen(change), 'a.txt')).toBe(kind);
  });

  it('is noticed when a folder above it became a link, even to the same file', async () => {
    const collected = await listedThen((folder) => {
      const elsewhere = temporaryFolder();
      renameSync(join(folder, 'sub'), join(elsewhere, 'sub'));
      symlinkSync(join(elsewhere, 'sub'), join(folder, 'sub'));
    });
    expect(await refusal(collected, 'sub/b.txt')).toBe('changed-while-read');
    expect(await readText(collected, 'a.txt')).toBe('first');
  });
});

it('a file above the limit is not read', async () => {
  const collected = await open(write(temporaryFolder(), CONTENTS));
  expect(await refusal(collected, 'a.txt', 4)).toBe('too-big');
  expect(await readText(collected, 'a.txt', 5)).toBe('first');
});

it('a stamp stays while a file stays, and is missing for a file that changed just now', async () => {
  const folder = write(temporaryFolder(), CONTENTS);
  const stamps = async () => (await open(folder)).target.files.map(({ stamp }) => stamp);
  expect(await stamps()).toEqual([null, null]);
  await wait(2100);
  const [first, second] = await stamps();
  expect([first, second]).toEqual([expect.stringMatching(/^\d+:\d+:5:\d+:\d+$/), expect.any(String)]);
  expect(await stamps()).toEqual([first, second]);
  write(folder, { 'a.txt': 'other' });
  expect(await stamps()).toEqual([null, second]);
});

it('the same place has the same key, another place another one', async () => {
  const [one, two] = [write(temporaryFolder(), CONTENTS), write(temporaryFolder(), CONTENTS)];
  const key = async (path: string) => (await open(path)).target.key;
  expect(await key(one)).toBe(await key(`${one}/sub/..`));
  expect(await key(one)).not.toBe(await key(two));
  expect((await open({ kind: 'files', root: one, paths: ['a.txt'] })).target.key).not.toBe(await key(one));
});
