import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gaps, open, paths, readText, repository, temporaryFolder, write } from '../testing/temporary.ts';

const CONTENTS = { 'a.js': '1', 'sub/b.js': '2', 'sub/in/c.js': '3', '.gitignore': '*.log\nout/\n' };

describe.each(['a git working tree', 'a plain folder'])('named files of %s', (kind) => {
  const make = () => {
    const folder = kind === 'a plain folder' ? write(temporaryFolder(), CONTENTS) : repository(CONTENTS);
    return write(folder, { 'x.log': 'log', 'out/y.js': 'y', 'out/deep/z.js': 'z', 'sub/q.log': 'q' });
  };
  const files = (root: string, ...names: string[]) => open({ kind: 'files', root, paths: names });

  it('are those and no others, relative or absolute, each once', async () => {
    const folder = make();
    const collected = await files(folder, 'sub/b.js', join(folder, 'a.js'), './sub/../sub/b.js');
    expect([paths(collected), gaps(collected)]).toEqual([['a.js', 'sub/b.js'], []]);
    expect(collected.source).toMatchObject({ kind: 'files', root: '.' });
    expect(collected.source.commit !== null).toBe(kind !== 'a plain folder');
  });

  it('are scanned even if ignored, since a person named them', async () => {
    expect(paths(await files(make(), 'x.log', 'out/y.js'))).toEqual(['out/y.js', 'x.log']);
  });

  it('may be folders, which are walked', async () => {
    const folder = make();
    const sub = await files(folder, 'sub', 'sub/in', 'a.js', 'sub/q.log');
    expect([paths(sub), gaps(sub)]).toEqual([['a.js', 'sub/b.js', 'sub/in/c.js', 'sub/q.log'], []]);
    const out = await files(folder, 'out/deep');
    expect([paths(out), gaps(out)]).toEqual([['out/deep/z.js'], []]);
    expect(paths(await files(folder, '.'))).toEqual(['.gitignore', 'a.js', 'sub/b.js', 'sub/in/c.js']);
  });

  it('that are links, or lie behind one, are what they really are', async () => {
    const folder = make();
    symlinkSync('/etc/passwd', join(folder, 'passwd'));
    symlinkSync('sub', join(folder, 'way'));
    const collected = await files(folder, 'passwd', 'way/b.js');
    expect([paths(collected), gaps(collected)]).toEqual([['sub/b.js'], ['link-outward passwd']]);
  });

  it('that lie outside or are not there are refused in one sentence', async () => {
    const folder = make();
    const other = write(temporaryFolder(), { x: '' });
    symlinkSync(other, join(folder, 'other'));
    await expect(files(folder, '../x')).rejects.toThrow(/"..\/x" is not there/);
    await expect(files(folder, join(other, 'x'))).rejects.toThrow(/lies outside of .*: scan it from its own folder/);
    await expect(files(folder, 'other/x')).rejects.toThrow(/lies outside of/);
    await expect(files(folder, 'a.js', 'gone.js')).rejects.toThrow(
      /"gone.js" is not there: name files and folders that exist/,
    );
    await expect(files(folder, 'a\0b')).rejects.toThrow(/holds a NUL/);
  });

  it('may be none at all', async () => {
    expect(paths(await files(make()))).toEqual([]);
  });

  it('still obey what is excluded', async () => {
    const collected = await open({ kind: 'files', root: make(), paths: ['a.js', 'sub/b.js'], exclude: ['sub'] });
    expect([paths(collected), gaps(collected)]).toEqual([['a.js'], ['excluded sub/']]);
  });
});

it('one file as a path is that file in its folder', async () => {
  const folder = repository(CONTENTS);
  const collected = await open(join(folder, 'sub/b.js'));
  expect([paths(collected), collected.source.root, await readText(collected, 'b.js')]).toEqual([['b.js'], 'sub', '2']);
});

it('a folder inside a repository may be empty', async () => {
  const folder = repository(CONTENTS);
  mkdirSync(join(folder, 'empty'));
  expect(paths(await open({ kind: 'files', root: folder, paths: ['empty'] }))).toEqual([]);
});
