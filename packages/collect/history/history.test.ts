import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { History } from '../index.ts';
import {
  commit,
  gaps,
  git,
  open,
  paths,
  readText,
  refusal,
  repository,
  temporaryFolder,
  write,
} from '../testing/temporary.ts';

const LONG = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n');

async function historyOf(folder: string): Promise<History> {
  const { history } = await open(folder);
  if (history === null) throw new Error('no history');
  return history;
}

describe('names of commits', () => {
  it('stand for full ids: branches, tags, abbreviations, steps back, the upstream', async () => {
    const origin = repository({ a: '1' });
    const first = git(origin, 'rev-parse', 'HEAD');
    const folder = join(temporaryFolder(), 'clone');
    git(origin, 'clone', '-q', origin, folder);
    const second = commit(folder, { a: '2' });
    git(folder, 'tag', '-a', 'v1', '-m', 'x', first);
    git(folder, 'update-ref', 'FETCH_HEAD', first);
    const history = await historyOf(folder);
    for (const ref of ['main', 'HEAD', second.slice(0, 10), second]) expect(await history.resolve(ref)).toBe(second);
    for (const ref of ['v1', 'HEAD~1', 'origin/main', '@{upstream}', 'HEAD@{1}', 'FETCH_HEAD']) {
      expect([ref, await history.resolve(ref)]).toEqual([ref, first]);
    }
  });

  it('that are not there are null; options, ranges and empty names are refused', async () => {
    const history = await historyOf(repository({ a: '1' }));
    for (const ref of ['gone', 'f'.repeat(40), 'HEAD:a', '__proto__', 'a"b'])
      expect(await history.resolve(ref)).toBeNull();
    for (const ref of ['--help', '-n1', '^HEAD', 'a..b', '', 'a b', 'a\nb', 'x'.repeat(2000)]) {
      await expect(history.resolve(ref)).rejects.toThrow(/is no name of a commit: name a branch, a tag or an id/);
    }
  });

  it('have a merge base with the scanned commit, or none', async () => {
    const folder = repository({ a: '1' });
    const base = git(folder, 'rev-parse', 'HEAD');
    git(folder, 'checkout', '-q', '-b', 'side');
    commit(folder, { b: '1' });
    git(folder, 'checkout', '-q', 'main');
    commit(folder, { c: '1' });
    git(folder, 'checkout', '-q', '--orphan', 'alone');
    commit(folder, { d: '1' });
    git(folder, 'checkout', '-q', 'main');
    const history = await historyOf(folder);
    expect([
      await history.mergeBase('side'),
      await history.mergeBase('alone'),
      await history.mergeBase('gone'),
    ]).toEqual([base, null, null]);
  });
});

describe('files of a commit', () => {
  it('are read as they were, also above the scanned folder', async () => {
    const folder = repository({ 'vauban.yaml': 'top', 'sub/a.js': 'old' });
    const first = git(folder, 'rev-parse', 'HEAD');
    commit(folder, { 'sub/a.js': 'new' });
    const history = await historyOf(join(folder, 'sub'));
    const read = async (path: string) => (await history.readAt(first, path))?.toString() ?? null;
    expect(await read('a.js')).toBe('old');
    expect(await read('../vauban.yaml')).toBe('top');
    for (const path of ['gone', '../..', '../../etc/passwd', '/etc/passwd', '.', '..', 'a\0b', ':(glob)*', '*.js']) {
      expect([path, await read(path)]).toEqual([path, null]);
    }
    await expect(history.readAt('f'.repeat(40), 'a.js')).rejects.toThrow(/is not here: fetch it with its history/);
  });

  it('are a target of their own: regular files with sizes, everything else named', async () => {
    const folder = repository({ 'a.js': 'one', 'sub/b.js': 'three', 'sub/empty': '' });
    git(folder, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module`);
    const link = git(folder, 'hash-object', '-w', 'a.js');
    git(folder, 'update-index', '--add', '--cacheinfo', `120000,${link},link`);
    git(folder, 'commit', '-q', '-m', 'x');
    const first = git(folder, 'rev-parse', 'HEAD');
    commit(folder, { 'a.js': 'changed', 'new.js': '' });
    const history = await historyOf(folder);
    const target = await history.baseTarget(first);
    expect(target.files.map(({ path, size }) => [path, size])).toEqual([
      ['a.js', 3],
      ['sub/b.js', 5],
      ['sub/empty', 0],
    ]);
    expect(gaps({ target })).toEqual(['link link', 'submodule module']);
    expect(await Promise.all(target.files.map(({ path }) => readText({ target }, path)))).toEqual(['one', 'three', '']);
    expect(await refusal({ target }, 'a.js', 2)).toBe('too-big');
    const sub = await (await historyOf(join(folder, 'sub'))).baseTarget(first);
    expect(paths({ target: sub })).toEqual(['b.js', 'empty']);
  });

  it('have stamps that follow their content, under one key for all commits', async () => {
    const folder = repository({ a: '1', b: '2' });
    commit(folder, { a: 'changed' });
    const history = await historyOf(folder);
    const [before, after] = [await history.baseTarget('HEAD~1'), await history.baseTarget('HEAD')];
    expect(before.key).toBe(after.key);
    expect(before.files[0]?.stamp).not.toBe(after.files[0]?.stamp);
    expect(before.files[1]?.stamp).toBe(after.files[1]?.stamp);
  });

  it('with names that git forbids are named, not handed on', async () => {
    const folder = repository({ a: '1' });
    const blob = git(folder, 'rev-parse', 'HEAD:a');
    const tree = (name: string, of = blob, mode = '100644') =>
      git(
        folder,
        'hash-object',
        '-t',
        'tree',
        '-w',
        '--literally',
        `${write(temporaryFolder(), {
          tree: Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(of, 'hex')]),
        })}/tree`,
      );
    const evil = tree('..', tree('.GIT', tree('hooks'), '40000'), '40000');
    const commitId = git(folder, 'commit-tree', evil, '-m', 'x');
    const target = await (await historyOf(folder)).baseTarget(commitId);
    expect([paths({ target }), gaps({ target })]).toEqual([[], ['unreadable ../.GIT/hooks']]);
  });

  it('that the clone lacks are read from the working tree when they are the same, else said', async () => {
    const origin = repository({ same: 'same', changed: 'old', gone: 'gone' });
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    commit(origin, { changed: 'new' });
    rmSync(join(origin, 'gone'));
    commit(origin);
    const folder = join(temporaryFolder(), 'clone');
    git(origin, '-c', 'protocol.file.allow=always', 'clone', '-q', '--filter=blob:none', `file://${origin}`, folder);
    const target = await (await historyOf(folder)).baseTarget('HEAD~2');
    expect(paths({ target })).toEqual(['changed', 'gone', 'same']);
    expect(await readText({ target }, 'same')).toBe('same');
    expect([await refusal({ target }, 'changed'), await refusal({ target }, 'gone')]).toEqual([
      'not-checked-out',
      'not-checked-out',
    ]);
    // a file that is there must not be taken for absent: a policy would silently be another one
    const old = await historyOf(folder);
    expect((await old.readAt('HEAD~2', 'same'))?.toString()).toBe('same');
    await expect(old.readAt('HEAD~2', 'gone')).rejects.toThrow(/^gone of [0-9a-f]{12} is not in this clone: bring/);
    // moves are still known where the content stayed, and nothing was fetched
    git(folder, 'mv', 'same', 'moved');
    const history = await historyOf(folder);
    expect(await history.renamesSince('HEAD~2')).toEqual({ same: 'moved' });
    expect((await history.lineUnchangedSince('HEAD~2'))('changed', 1)).toBe('unknown');
    expect(readdirSync(join(folder, '.git/objects/pack')).filter((name) => name.endsWith('.pack'))).toHaveLength(2);
  });
});

describe('what changed since a commit', () => {
  it('knows renames up to the working tree, inside the scanned folder', async () => {
    const folder = repository({ 'sub/old.js': LONG, 'sub/stays.js': 'x', 'out.js': `${LONG}\nout` });
    const first = git(folder, 'rev-parse', 'HEAD');
    git(folder, 'mv', 'sub/old.js', 'sub/new\nname.js');
    write(folder, { 'sub/new\nname.js': `${LONG}\nmore` });
    git(folder, 'mv', 'out.js', 'sub/in.js');
    expect(await (await historyOf(folder)).renamesSince(first)).toEqual({
      'sub/old.js': 'sub/new\nname.js',
      'out.js': 'sub/in.js',
    });
    expect(await (await historyOf(join(folder, 'sub'))).renamesSince(first)).toEqual({ 'old.js': 'new\nname.js' });
  });

  it('knows which lines stood there', async () => {
    const folder = repository({
      'a.js': 'one\ntwo\nthree\n',
      'b.js': 'same\n',
      'sub/old.js': `${LONG}\n`,
      '.gitattributes': '* -diff',
    });
    const first = git(folder, 'rev-parse', 'HEAD');
    git(folder, 'mv', 'sub/old.js', 'sub/new.js');
    write(folder, {
      'a.js': 'zero\none\nTWO\nthree\n@@ -1 +1 @@\n',
      'sub/new.js': `first\n${LONG}\n`,
      'new.js': 'new\n',
    });
    const unchanged = await (await historyOf(folder)).lineUnchangedSince(first);
    expect([1, 2, 3, 4, 5].map((line) => unchanged('a.js', line))).toEqual([false, true, false, true, false]);
    expect([unchanged('b.js', 1), unchanged('new.js', 1), unchanged('gone.js', 1)]).toEqual([true, false, false]);
    expect([unchanged('sub/new.js', 1), unchanged('sub/new.js', 2)]).toEqual([false, true]);
    const below = await (await historyOf(join(folder, 'sub'))).lineUnchangedSince(first);
    expect([below('new.js', 1), below('new.js', 2)]).toEqual([false, true]);
  });

  it('does not know lines of a file that git was told not to look at', async () => {
    const folder = repository({ 'a.js': 'one\n' });
    git(folder, 'update-index', '--assume-unchanged', 'a.js');
    write(folder, { 'a.js': 'ONE\n' });
    expect((await (await historyOf(folder)).lineUnchangedSince('HEAD'))('a.js', 1)).toBe('unknown');
  });

  it('says in one sentence when the commit is not here', async () => {
    const history = await historyOf(repository({ a: '1' }));
    for (const ask of [
      () => history.renamesSince('gone'),
      () => history.lineUnchangedSince('gone'),
      () => history.baseTarget('gone'),
    ]) {
      await expect(ask()).rejects.toThrow('Commit "gone" is not here: fetch it with its history and try again.');
    }
  });
});

describe('ancestry', () => {
  it('tells ancestors from others, and does not guess', async () => {
    const folder = repository({ a: '1' });
    const first = git(folder, 'rev-parse', 'HEAD');
    git(folder, 'checkout', '-q', '-b', 'side');
    const side = commit(folder, { b: '1' });
    git(folder, 'checkout', '-q', 'main');
    const head = commit(folder, { c: '1' });
    const answers = await (await historyOf(folder)).ancestry([
      first,
      side,
      head,
      'f'.repeat(40),
      'main',
      '__proto__',
      '--help',
    ]);
    expect(Object.entries(answers)).toEqual([
      [first, 'ancestor'],
      [side, 'not'],
      [head, 'ancestor'],
      ['f'.repeat(40), 'unknown'],
      ['main', 'unknown'],
      ['__proto__', 'unknown'],
      ['--help', 'unknown'],
    ]);
  });

  it('is unknown beyond the edge of a shallow clone, which is told', async () => {
    const origin = repository({ a: '1' });
    const first = git(origin, 'rev-parse', 'HEAD');
    commit(origin, { a: '2' });
    const third = commit(origin, { a: '3' });
    git(origin, 'checkout', '-q', '-b', 'side', first);
    const side = commit(origin, { s: '1' });
    git(origin, 'checkout', '-q', 'main');
    const folder = join(temporaryFolder(), 'clone');
    git(
      origin,
      '-c',
      'protocol.file.allow=always',
      'clone',
      '-q',
      '--depth=1',
      '--no-single-branch',
      `file://${origin}`,
      folder,
    );
    const collected = await open(folder);
    expect([collected.source.shallow, collected.source.parents.length]).toEqual([true, 1]);
    expect(gaps(collected)).toEqual(['shallow-history -']);
    expect(await collected.history?.ancestry([first, side, third])).toEqual({
      [first]: 'unknown',
      [side]: 'unknown',
      [third]: 'ancestor',
    });
    expect(await collected.history?.mergeBase('origin/side')).toBeNull();
    await expect(collected.history?.renamesSince(first)).rejects.toThrow(
      /is not here \(this is a shallow clone\): fetch it/,
    );
  });
});

it('a closed target leaves no process and no folder behind, and may be closed twice', async () => {
  const collected = await open(repository({ a: '1' }));
  const target = await collected.history?.baseTarget('HEAD');
  if (target === undefined) throw new Error('no history');
  expect(await readText({ target }, 'a')).toBe('1');
  await collected.close();
  await collected.close();
  expect(existsSync('/proc/self/task') ? childrenOfThis() : '').not.toContain('cat-file');
});

function childrenOfThis(): string {
  const found: string[] = [];
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${id}/stat`, 'latin1');
      if (status.split(') ')[1]?.split(' ')[1] === String(process.pid))
        found.push(readFileSync(`/proc/${id}/cmdline`, 'latin1'));
    } catch {
      // ended meanwhile
    }
  }
  return found.join('\n');
}
