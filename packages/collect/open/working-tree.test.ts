import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  commit,
  gaps,
  git,
  makePipe,
  open,
  PERSON,
  paths,
  readText,
  refusal,
  repository,
  temporaryFolder,
  write,
} from '../testing/temporary.ts';

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;

describe('a git working tree', () => {
  it('gives tracked files even if ignored, and new ones unless ignored', async () => {
    const folder = repository({ 'a.js': '1', 'kept.log': '2', 'sub/b.js': '3' });
    write(folder, {
      '.gitignore': '*.log\nout/\n',
      'new.js': '4',
      'other.log': '5',
      'out/x/y.js': '6',
      'sub/c.log': '7',
    });
    const collected = await open(folder);
    expect(paths(collected)).toEqual(['.gitignore', 'a.js', 'kept.log', 'new.js', 'sub/b.js']);
    expect(gaps(collected)).toEqual(['ignored other.log', 'ignored out/', 'ignored sub/c.log']);
    expect(await readText(collected, 'kept.log')).toBe('2');
  });

  it('names where it came from', async () => {
    const folder = repository({ 'sub/a.js': '1' });
    const second = commit(folder, { 'sub/a.js': '2' });
    git(folder, 'remote', 'add', 'origin', 'https://user:hunter2@example.org/x/y.git?token=hunter3');
    const { source } = await open(join(folder, 'sub'));
    expect(source).toEqual({
      kind: 'git',
      repository: 'https://example.org/x/y.git',
      root: 'sub',
      commit: second,
      parents: [git(folder, 'rev-parse', 'HEAD~1')],
      branch: 'main',
      mergeBase: null,
      shallow: false,
      dirty: false,
      renames: {},
      ancestry: {},
    });
  });

  it('is dirty when a file is changed, gone, staged or new, and not when it is only touched', async () => {
    const folder = repository({ a: '1', b: '2', '.gitignore': 'ignored' });
    const dirty = async () => (await open(folder)).source.dirty;
    write(folder, { ignored: 'x' });
    execFileSync('touch', ['-d', '2001-01-01', join(folder, 'a')]);
    expect(await dirty()).toBe(false);
    write(folder, { a: 'changed' });
    expect(await dirty()).toBe(true);
    git(folder, 'add', '-A');
    expect(await dirty()).toBe(true);
    git(folder, 'commit', '-q', '-m', 'x');
    expect(await dirty()).toBe(false);
    rmSync(join(folder, 'b'));
    expect(await dirty()).toBe(true);
    git(folder, 'checkout', '-q', 'b');
    write(folder, { 'new/file': '' });
    expect(await dirty()).toBe(true);
  });

  it('with files of Git LFS may be dirty or not, since no filter is run to find out', async () => {
    const folder = repository({ '.gitattributes': '*.bin filter=lfs', 'x.bin': POINTER, a: '1' });
    write(folder, { 'x.bin': 'the content that the pointer stands for' });
    expect((await open(folder)).source.dirty).toBeNull();
    write(folder, { a: '2' });
    expect((await open(folder)).source.dirty).toBe(true);
  });

  it('of a sub-folder is that folder alone, and says where it lies', async () => {
    const folder = repository({ 'a.js': '1', '.gitignore': 'skip/\n*.tmp', 'sub/b.js': '2', 'sub/in/c.js': '3' });
    write(folder, { 'sub/skip/x': '', 'sub/in/y.tmp': '', 'other.tmp': '' });
    const collected = await open(join(folder, 'sub'));
    expect(paths(collected)).toEqual(['b.js', 'in/c.js']);
    expect(gaps(collected)).toEqual(['ignored in/y.tmp', 'ignored skip/']);
  });

  it('of an ignored folder that a person names is walked all the same', async () => {
    const folder = repository({ '.gitignore': 'out/', a: '1' });
    write(folder, { 'out/deep/x.js': 'x', 'out/deep/y.js': 'y' });
    expect(paths(await open(join(folder, 'out/deep')))).toEqual(['x.js', 'y.js']);
    git(folder, 'add', '-f', 'out/deep/x.js');
    const some = await open(join(folder, 'out/deep'));
    expect([paths(some), gaps(some)]).toEqual([['x.js'], ['ignored y.js']]);
  });

  it('without a commit, or with an empty folder, is no error', async () => {
    const folder = repository();
    mkdirSync(join(folder, 'empty'));
    write(folder, { a: '1' });
    const { source, target, history } = await open(folder);
    expect([source.commit, source.parents, source.branch, target.files.length]).toEqual([null, [], 'main', 1]);
    expect(await history?.mergeBase('main')).toBeNull();
    expect(paths(await open(join(folder, 'empty')))).toEqual([]);
  });

  it('with a conflict has each file once', async () => {
    const folder = repository({ a: 'base' });
    git(folder, 'checkout', '-q', '-b', 'other');
    commit(folder, { a: 'theirs' });
    git(folder, 'checkout', '-q', 'main');
    commit(folder, { a: 'ours' });
    expect(() => git(folder, 'merge', 'other')).toThrow();
    expect(paths(await open(folder))).toEqual(['a']);
  });

  it('that is a linked worktree, or a submodule, works like any other', async () => {
    const folder = repository({ a: '1' });
    const linked = join(temporaryFolder(), 'linked');
    git(folder, 'worktree', 'add', '-q', '-b', 'side', linked);
    const { source, history } = await open(linked);
    expect([source.branch, source.commit]).toEqual(['side', git(folder, 'rev-parse', 'main')]);
    expect(await history?.resolve('main')).toBe(source.commit);
    const outer = repository({ b: '2' });
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${folder}`, 'inner');
    git(outer, 'commit', '-q', '-m', 'x');
    expect(gaps(await open(outer))).toEqual(['submodule inner']);
    const inner = await open(join(outer, 'inner'));
    expect([paths(inner), inner.source.commit, inner.notes]).toEqual([['a'], source.commit, []]);
  });

  it('may borrow objects from another repository, or keep its index in halves', async () => {
    const folder = repository({ a: '1' });
    const borrowed = join(temporaryFolder(), 'borrowed');
    git(folder, 'clone', '-q', '--shared', folder, borrowed);
    git(borrowed, 'update-index', '--split-index');
    commit(borrowed, { b: '2' });
    const { target, source, history } = await open(borrowed);
    expect([target.files.length, source.dirty]).toEqual([2, false]);
    expect(String(await history?.readAt('HEAD~1', 'a'))).toBe('1');
  });

  it('with SHA-256 names works', async () => {
    const folder = temporaryFolder();
    git(folder, 'init', '-q', '-b', 'main', '--object-format=sha256');
    const head = commit(folder, { a: '1' });
    const { source, history } = await open(folder);
    expect([head.length, source.commit, source.dirty]).toEqual([64, head, false]);
    expect(String(await history?.readAt(head, 'a'))).toBe('1');
  });

  it('obeys the ignore file of the person who scans, and .git/info/exclude', async () => {
    const folder = repository({ a: '1' });
    write(folder, { '.git/info/exclude': '*.mine\n', 'x.mine': '', 'x.swp': '', 'x.js': '' });
    const home = write(temporaryFolder(), { '.gitconfig': '[core]\n\texcludesFile = ~/ignore\n', ignore: '*.swp\n' });
    const collected = await open(folder, { environment: { ...PERSON, HOME: home } });
    expect(paths(collected)).toEqual(['a', 'x.js']);
    const other = write(temporaryFolder(), { '.config/git/ignore': '*.js\n' });
    expect(paths(await open(folder, { environment: { ...PERSON, HOME: other } }))).toEqual(['a', 'x.swp']);
  });
});

describe('what is no regular file of the tree', () => {
  it('is named by where it leads: links inward, outward, in a loop, to nothing', async () => {
    const folder = repository({ 'a/b.js': '1' });
    symlinkSync('a/b.js', join(folder, 'inside'));
    symlinkSync('a', join(folder, 'folder'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('/etc/passwd', join(folder, 'passwd'));
    symlinkSync('../../../..', join(folder, 'top'));
    symlinkSync('gone', join(folder, 'dangling'));
    symlinkSync('../gone', join(folder, 'dangling-out'));
    git(folder, 'add', '-A');
    const collected = await open(folder);
    expect(paths(collected)).toEqual(['a/b.js']);
    expect(gaps(collected)).toEqual([
      'link a/up',
      'link dangling',
      'link folder',
      'link inside',
      'link loop',
      'link-outward dangling-out',
      'link-outward passwd',
      'link-outward top',
    ]);
  });

  it('is noticed where a tracked file was: a pipe, a link to elsewhere, a folder that became a link', async () => {
    const outside = write(temporaryFolder(), { 'inner.js': 'secret' });
    const folder = repository({ 'pipe.js': '1', 'link.js': '2', 'sub/inner.js': '3', 'stays.js': '4' });
    for (const path of ['pipe.js', 'link.js', 'sub']) rmSync(join(folder, path), { recursive: true });
    makePipe(join(folder, 'pipe.js'));
    symlinkSync(join(outside, 'inner.js'), join(folder, 'link.js'));
    symlinkSync(outside, join(folder, 'sub'));
    const collected = await open(folder);
    expect(paths(collected)).toEqual(['stays.js']);
    expect(gaps(collected)).toEqual(['link-outward link.js', 'link-outward sub', 'special pipe.js']);
    expect(collected.source.dirty).toBe(true);
  });

  it('is a repository of its own, tracked or not', async () => {
    const folder = repository({ a: '1' });
    repository({ b: '2' }, write(join(folder, 'nested'), { x: '' }));
    const collected = await open(folder);
    expect([paths(collected), gaps(collected)]).toEqual([['a'], ['submodule nested']]);
  });

  it('is tracked but not checked out', async () => {
    const folder = repository({ 'a/x': '1', 'b/y': '2', 'b/c/z': '3', top: '4' });
    git(folder, 'sparse-checkout', 'set', '--cone', 'a');
    const collected = await open(folder);
    expect(paths(collected)).toEqual(['a/x', 'top']);
    expect(gaps(collected)).toEqual(['not-checked-out b/ ×2']);
    git(folder, 'sparse-checkout', 'set', '--cone', '--sparse-index', 'a');
    expect(gaps(await open(folder))).toEqual(['not-checked-out b/ ×2']);
    expect((await open(folder)).source.dirty).toBe(false);
  });

  it('is there although git was told to skip it, and then it is read', async () => {
    const folder = repository({ a: '1', b: '2' });
    git(folder, 'update-index', '--skip-worktree', 'a', 'b');
    write(folder, { a: 'changed' });
    rmSync(join(folder, 'b'));
    const collected = await open(folder);
    expect([paths(collected), gaps(collected)]).toEqual([['a'], ['not-checked-out b']]);
    expect(await readText(collected, 'a')).toBe('changed');
  });

  it('is a Git LFS pointer', async () => {
    const folder = repository({ 'big.bin': POINTER, 'no.txt': `${POINTER}${'x'.repeat(2000)}` });
    const collected = await open(folder);
    expect(await refusal(collected, 'big.bin')).toBe('lfs-pointer');
    expect(await refusal(collected, 'no.txt')).toBe('read');
  });

  it('is installed packages that nobody ignored', async () => {
    const folder = repository({ 'a.js': '1', 'node_modules/kept/index.js': '2' });
    write(folder, { 'web/node_modules/x/index.js': '', 'web/node_modules/y/index.js': '', 'web/b.js': '' });
    const collected = await open(folder);
    expect(paths(collected)).toEqual(['a.js', 'node_modules/kept/index.js', 'web/b.js']);
    expect(gaps(collected)).toEqual(['ignored web/node_modules/']);
  });
});

describe('names', () => {
  it('may hold anything that a file system allows', async () => {
    const folder = repository();
    const names = [
      'new\nline',
      '\x1b[31mred',
      '"quoted"',
      "it's",
      '-rf',
      ' space ',
      'back\\slash',
      'tab\t',
      'n'.repeat(255),
      'ü',
      '😀',
      '__proto__',
    ];
    write(folder, Object.fromEntries(names.map((name) => [name, name])));
    write(folder, { 'dir\n/:(glob)*': 'magic' });
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'x');
    const collected = await open(folder);
    expect(paths(collected)).toEqual([...names, 'dir\n/:(glob)*'].sort((a, b) => (a < b ? -1 : 1)));
    for (const name of names) expect(await readText(collected, name)).toBe(name);
    expect(collected.source.dirty).toBe(false);
    expect(String(await collected.history?.readAt('HEAD', 'new\nline'))).toBe('new\nline');
  });

  it.each(['git', 'plain'])('that are no UTF-8 are shown as bytes, found and read (%s folder)', async (kind) => {
    const folder = kind === 'git' ? repository() : temporaryFolder();
    const odd = Buffer.concat([Buffer.from(`${folder}/o`), Buffer.from([0xff]), Buffer.from('dd')]);
    mkdirSync(odd);
    writeFileSync(Buffer.concat([odd, Buffer.from('/a\\b')]), 'found');
    write(folder, { 'good.txt': 'good' });
    if (kind === 'git') {
      git(folder, 'add', '-A');
      git(folder, 'commit', '-q', '-m', 'x');
    }
    const collected = await open(folder);
    expect(paths(collected)).toEqual(['good.txt', 'o\\xffdd/a\\x5cb']);
    expect(await readText(collected, 'o\\xffdd/a\\x5cb')).toBe('found');
  });

  it('that look the same are told as unreadable, not confused', async () => {
    const folder = repository();
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/o`), Buffer.from([0xff])]), 'bytes');
    write(folder, { 'o\\xff': 'text', other: '' });
    const collected = await open(folder);
    expect([paths(collected), gaps(collected)]).toEqual([['other'], ['unreadable o\\xff']]);
  });
});

describe('rights', () => {
  const isRoot = process.getuid?.() === 0;
  const NOBODY = 65534;

  it.runIf(isRoot)('of another user over the whole checkout do not matter to root (skipped for others)', async () => {
    const folder = repository({ a: '1', 'b/c': '2' });
    execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
    const collected = await open(folder);
    expect([paths(collected), collected.source.dirty, collected.notes]).toEqual([['a', 'b/c'], false, []]);
    expect(await collected.history?.resolve('main')).toBe(collected.source.commit);
  });

  it('that a folder or a file does not give are a gap, with git and without', async () => {
    for (const folder of [repository({ a: '1', b: '2' }), write(temporaryFolder(), { a: '1', b: '2' })]) {
      write(folder, { 'closed/x': '' });
      chmodSync(join(folder, 'closed'), 0);
      chmodSync(join(folder, 'b'), 0);
      if (isRoot) execFileSync('chown', ['-R', `${NOBODY}`, folder]);
      process.seteuid?.(isRoot ? NOBODY : (process.getuid?.() ?? 0));
      try {
        const collected = await open(folder);
        expect([paths(collected), gaps(collected)]).toEqual([['a', 'b'], ['unreadable closed/']]);
        expect(await refusal(collected, 'b')).toBe('unreadable');
        chmodSync(join(folder, 'closed'), 0o700);
      } finally {
        process.seteuid?.(process.getuid?.() ?? 0);
      }
    }
  });
});

it('changes nothing in the repository, not even the index of touched files', async () => {
  const folder = repository({ a: '1', b: '2' });
  execFileSync('touch', ['-d', '2001-01-01', join(folder, 'a')]);
  const state = () =>
    execFileSync('sh', ['-c', 'find .git -type f | sort | xargs sha1sum; find . | sort'], { cwd: folder }).toString();
  const before = [state(), statSync(join(folder, '.git/index')).mtimeMs];
  const { history, target } = await open(folder);
  await history?.renamesSince('HEAD');
  (await history?.lineUnchangedSince('HEAD'))?.('a', 1);
  for (const file of target.files) await target.read(file, 100);
  expect([state(), statSync(join(folder, '.git/index')).mtimeMs]).toEqual(before);
});
