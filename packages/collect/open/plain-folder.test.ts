import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gaps, makePipe, open, PERSON, paths, repository, temporaryFolder, write } from '../testing/temporary.ts';

const WITHOUT_GIT = { environment: { ...PERSON, PATH: '' } };

it('gives every file of a folder, and says nothing about a history', async () => {
  const folder = write(temporaryFolder(), { 'b.js': '1', 'a/x.js': '2', '.env': '3' });
  mkdirSync(join(folder, 'empty/er'), { recursive: true });
  const collected = await open(folder);
  expect(paths(collected)).toEqual(['.env', 'a/x.js', 'b.js']);
  expect(collected.source).toMatchObject({
    kind: 'folder',
    root: '.',
    commit: null,
    repository: null,
    branch: null,
    dirty: null,
  });
  expect([collected.history, collected.notes, gaps(collected)]).toEqual([null, [], []]);
});

it('obeys .gitignore files as git does, and names what they leave out', async () => {
  const folder = write(temporaryFolder(), {
    '.gitignore': '*.log\n/build/\n!/keep.log\n',
    'keep.log': '',
    'x.log': '',
    'build/y.js': '',
    'sub/.gitignore': '!x.log\nlocal\n',
    'sub/x.log': '',
    'sub/local': '',
    'sub/build/z.js': '',
  });
  const collected = await open(folder);
  expect(paths(collected)).toEqual(['.gitignore', 'keep.log', 'sub/.gitignore', 'sub/build/z.js', 'sub/x.log']);
  expect(gaps(collected)).toEqual(['ignored build/', 'ignored sub/local', 'ignored x.log']);
});

it('leaves out installed packages and other version controls, each named', async () => {
  const folder = write(temporaryFolder(), {
    'node_modules/x/index.js': '',
    'web/node_modules/y.js': '',
    '.venv/pyvenv.cfg': '',
    '.venv/lib/z.py': '',
    '.svn/wc.db': '',
    'a.js': '',
    'node_modules.txt': '',
  });
  const collected = await open(folder);
  expect(paths(collected)).toEqual(['a.js', 'node_modules.txt']);
  expect(gaps(collected)).toEqual([
    'ignored .svn/',
    'ignored .venv/',
    'ignored node_modules/',
    'ignored web/node_modules/',
  ]);
  // named by a person, it is scanned
  expect(paths(await open(join(folder, 'node_modules')))).toEqual(['x/index.js']);
});

it('names links and pipes, follows none, and ends in a loop of links', async () => {
  const folder = write(temporaryFolder(), { 'a/b/c.js': '1' });
  symlinkSync('..', join(folder, 'a/b/up'));
  symlinkSync('/', join(folder, 'root'));
  for (const name of ['pipe', '.gitignore']) makePipe(join(folder, name));
  symlinkSync('/dev/zero', join(folder, 'a/.gitignore'));
  const collected = await open(folder);
  expect(paths(collected)).toEqual(['a/b/c.js']);
  expect(gaps(collected)).toEqual([
    'link a/b/up',
    'link-outward a/.gitignore',
    'link-outward root',
    'special .gitignore',
    'special pipe',
  ]);
});

it('is how a repository is scanned where there is no git program, and that is said', async () => {
  const folder = repository({ 'a.js': '1', '.gitignore': '*.log\nout/\n' });
  write(folder, { 'x.log': '', 'out/y': '' });
  const collected = await open(folder, WITHOUT_GIT);
  expect([paths(collected), gaps(collected)]).toEqual([
    ['.gitignore', 'a.js'],
    ['ignored out/', 'ignored x.log'],
  ]);
  expect([collected.source.kind, collected.history]).toEqual(['folder', null]);
  expect(collected.notes).toEqual([expect.stringMatching(/^There is no git program, so/)]);
});

it('reads the files of a folder of repositories, without their records', async () => {
  const folder = temporaryFolder();
  repository({ 'one.js': '1' }, write(join(folder, 'one'), { x: '' }));
  expect(paths(await open(folder))).toEqual(['one/one.js', 'one/x']);
});

it('stops at the limit of files and says so, with git and without', async () => {
  const contents = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`d${index % 3}/f${index}`, '']));
  for (const folder of [write(temporaryFolder(), contents), repository(contents)]) {
    const collected = await open(folder, { limits: { maxFiles: 10 } });
    expect([collected.target.files.length, gaps(collected)]).toEqual([10, ['too-many-files -']]);
  }
});

it('reads as deep as the system allows and names what lies deeper', async () => {
  const folder = temporaryFolder();
  execFileSync(
    'sh',
    ['-c', 'for i in $(seq 30); do mkdir $0 && cd -P $0 || exit 1; done; touch deep', 'd'.repeat(200)],
    { cwd: folder },
  );
  const collected = await open(folder);
  expect(paths(collected)).toEqual([]);
  expect(gaps(collected)).toEqual([expect.stringMatching(/^unreadable (?:d{200}\/){15,25}$/)]);
});

it('refuses what is no place to scan, each in one sentence with a way out', async () => {
  const folder = write(temporaryFolder(), { a: '1' });
  symlinkSync('loop', join(folder, 'loop'));
  await expect(open(join(folder, 'gone'))).rejects.toThrow(
    /gone" is not there: name a folder, a file or a git address/,
  );
  await expect(open(join(folder, 'loop'))).rejects.toThrow(/is a link that leads nowhere/);
  await expect(open(`${folder}/a\0`)).rejects.toThrow(/cannot be reached/);
  const bare = temporaryFolder();
  execFileSync('git', ['init', '-q', '--bare', bare], { env: PERSON });
  await expect(open(bare)).rejects.toThrow(/is a repository without a working tree: scan it by its address, file:\/\//);
});
