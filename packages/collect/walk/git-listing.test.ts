import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gaps, git, open, paths, repository, write } from '../testing/temporary.ts';

describe('what git ignores', () => {
  it('is named by the topmost folder in which nothing else lies', async () => {
    const folder = repository({ '.gitignore': '*.o\nlogs\n!keep.o\n', 'src/a.c': '1', 'lib/deep/keep.o': '2' });
    write(folder, {
      'build/x.o': '',
      'build/deep/y.o': '',
      'lib/deep/z.o': '',
      'logs/today/1.txt': '',
      'src/a.o': '',
      'src/gen/b.o': '',
    });
    const collected = await open(folder);
    expect(paths(collected)).toEqual(['.gitignore', 'lib/deep/keep.o', 'src/a.c']);
    expect(gaps(collected)).toEqual([
      'ignored build/',
      'ignored lib/deep/z.o',
      'ignored logs/',
      'ignored src/a.o',
      'ignored src/gen/',
    ]);
  });

  it('and what is new may have names that are no text, in a sub-folder too', async () => {
    const folder = repository({ '.gitignore': '*.o\n', 'sub/ü/a': '1' });
    const odd = (name: string) => Buffer.concat([Buffer.from(`${folder}/sub/ü/`), Buffer.from(name, 'latin1')]);
    write(folder, { 'sub/ü/b': '2' });
    for (const name of ['n\xff', 'i\xff.o']) writeFileSync(odd(name), '');
    const collected = await open(join(folder, 'sub/ü'));
    expect(paths(collected)).toEqual(['a', 'b', 'n\\xff']);
    expect(gaps(collected)).toEqual(['ignored i\\xff.o']);
  });
});

it('files are listed, and whether they differ is not known, where the commit cannot be read', async () => {
  const folder = repository({ '.gitignore': 'out/\n', 'sub/a': '1' });
  write(folder, { 'sub/new': '2', 'sub/out/x': '3' });
  const tree = git(folder, 'rev-parse', 'HEAD:');
  rmSync(join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
  const collected = await open(join(folder, 'sub'));
  expect([paths(collected), gaps(collected)]).toEqual([['a', 'new'], ['ignored out/']]);
  rmSync(join(folder, 'sub/new'));
  expect((await open(folder)).source.dirty).toBeNull();
});
