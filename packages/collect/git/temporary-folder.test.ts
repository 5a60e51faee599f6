import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder, write } from '../testing/temporary.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

function inside(folder: string): void {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
}

it('what a killed process left behind is removed a day later, and nothing else', () => {
  const [folder, outside] = [temporaryFolder(), write(temporaryFolder(), { precious: '' })];
  inside(folder);
  const gone = Number(execFileSync('sh', ['-c', 'echo $$']));
  const make = (name: string, days: number) => {
    mkdirSync(join(folder, name));
    symlinkSync(outside, join(folder, name, 'link'));
    const time = Date.now() / 1000 - days * 86_400;
    utimesSync(join(folder, name), time, time);
  };
  make(`vauban-git-${gone}-abc123`, 2);
  make(`vauban-git-${gone}-fresh1`, 0.5);
  make(`vauban-git-${process.pid}-alive1`, 2);
  make(`vauban-git-notes-abc123`, 2);
  const { path, remove } = makeTemporaryFolder();
  remove();
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(
    [`vauban-git-${gone}-fresh1`, `vauban-git-${process.pid}-alive1`, 'vauban-git-notes-abc123'].sort(),
  );
  expect(readdirSync(outside)).toEqual(['precious']);
});

it('where none can be made, one sentence says so', () => {
  inside('/nonexistent');
  expect(() => makeTemporaryFolder()).toThrow(
    'No temporary folder can be made in /nonexistent (ENOENT): name a writable one in TMPDIR.',
  );
});
