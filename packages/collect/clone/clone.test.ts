import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, symlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gitServer } from '../testing/git-server.ts';
import { commit, gaps, git, open, PERSON, paths, readText, repository, temporaryFolder } from '../testing/temporary.ts';

/** All temporary folders lie in one of the test's own, so that what is left behind can be seen. */
function watchedTemporaryFolder(): string {
  const folder = temporaryFolder();
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  return folder;
}

function twoCommits(): { folder: string; first: string; second: string } {
  const folder = repository({ 'a.js': 'one', 'sub/b.js': 'b' });
  const first = git(folder, 'rev-parse', 'HEAD');
  symlinkSync('/etc/passwd', join(folder, 'link'));
  return { folder, first, second: commit(folder, { 'a.js': 'two' }) };
}

describe('a repository by its address', () => {
  it('is brought in without its history, which is told, and leaves nothing behind', async () => {
    const { folder, first, second } = twoCommits();
    const temporary = watchedTemporaryFolder();
    const seen: string[] = [];
    const collected = await open(
      { kind: 'url', url: `file://${folder}`, exclude: ['sub'] },
      { onProgress: ({ phase }) => seen.push(phase) },
    );
    expect([paths(collected), gaps(collected)]).toEqual([
      ['a.js'],
      ['excluded sub/', 'link link', 'shallow-history -'],
    ]);
    expect(collected.source).toMatchObject({
      kind: 'git',
      repository: `file://${folder}`,
      root: '.',
      commit: second,
      parents: [first],
      branch: 'main',
      shallow: true,
      dirty: false,
    });
    expect(await readText(collected, 'a.js')).toBe('two');
    expect(await collected.history?.resolve(first)).toBeNull();
    expect(seen[0]).toBe('connect');
    expect(seen).toContain('list');
    expect(readdirSync(temporary)).not.toEqual([]);
    await collected.close();
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is brought in with all branches and tags when the history is wanted', async () => {
    const { folder, first } = twoCommits();
    git(folder, 'tag', 'v1', first);
    git(folder, 'branch', 'side', first);
    git(folder, 'mv', 'a.js', 'moved.js');
    git(folder, 'commit', '-q', '-m', 'x');
    const { source, history } = await open({ kind: 'url', url: `file://${folder}`, history: 'full' });
    expect([source.shallow, await history?.resolve('v1'), await history?.mergeBase('origin/side')]).toEqual([
      false,
      first,
      first,
    ]);
    expect(await history?.renamesSince('HEAD~1')).toEqual({ 'a.js': 'moved.js' });
    const unchanged = await history?.lineUnchangedSince(first);
    expect([unchanged?.('sub/b.js', 1), unchanged?.('moved.js', 1)]).toEqual([true, false]);
    expect(await history?.ancestry([first])).toEqual({ [first]: 'ancestor' });
  });

  it('may be empty, or have a HEAD without a branch', async () => {
    const empty = await open({ kind: 'url', url: `file://${repository()}` });
    expect([paths(empty), empty.source.commit]).toEqual([[], null]);
    const { folder, first } = twoCommits();
    git(folder, 'checkout', '-q', '--detach', first);
    const detached = await open({ kind: 'url', url: `file://${folder}` });
    expect([detached.source.commit, detached.source.branch]).toEqual([first, null]);
  });

  it('over HTTP works, and its password is neither shown nor stored', async () => {
    const { folder } = twoCommits();
    const temporary = watchedTemporaryFolder();
    const host = await gitServer(join(folder, '..'), 'hunter2');
    const path = folder.slice(folder.lastIndexOf('/') + 1);
    const collected = await open({ kind: 'url', url: `http://me:hunter2@${host}/${path}` });
    expect([paths(collected), collected.source.repository]).toEqual([['a.js', 'sub/b.js'], `http://${host}/${path}`]);
    expect(JSON.stringify([collected.source, collected.notes, collected.target])).not.toContain('hunter2');
    expect(() => execFileSync('grep', ['-r', 'hunter2', temporary])).toThrow();
    const wrong = open({ kind: 'url', url: `http://me:hunter3@${host}/${path}` });
    await expect(wrong).rejects.toThrow(
      new RegExp(`^git could not bring in "http://${host}/.*" \\(fatal: .*\\): check the address`),
    );
    await expect(wrong).rejects.not.toThrow(/hunter/);
  });
});

describe('what cannot be brought in', () => {
  it('ends in one sentence and leaves nothing behind', async () => {
    const temporary = watchedTemporaryFolder();
    const gone = open({ kind: 'url', url: 'file:///nonexistent/x' });
    await expect(gone).rejects.toThrow(
      /^git could not bring in "file:\/\/\/nonexistent\/x" \(fatal: .*not appear to be a git/,
    );
    await expect(open({ kind: 'url', url: '--upload-pack=touch x' })).rejects.toThrow(/is no git address/);
    await expect(open({ kind: 'url', url: 'https://x/y' }, { environment: { PATH: '' } })).rejects.toThrow(
      /install git/,
    );
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is one that does not answer, within the time allowed', async () => {
    const temporary = watchedTemporaryFolder();
    const server = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const url = `git://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    await expect(open({ kind: 'url', url }, { limits: { cloneTimeoutMs: 300 } })).rejects.toThrow(
      /"git ls-remote" did not end within/,
    );
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(new Error('stopped by a person')), 200);
    await expect(open({ kind: 'url', url }, { signal: stopping.signal })).rejects.toThrow('stopped by a person');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('is one that is larger than allowed', async () => {
    const folder = repository({ big: createHash('shake256', { outputLength: 3e6 }).update('x').digest() });
    const opened = open({ kind: 'url', url: `file://${folder}` }, { limits: { cloneMaxBytes: 100_000 } });
    await expect(opened).rejects.toThrow(/is larger than 0\.0 GiB: clone it yourself and scan the folder/);
  });
});

it('a process that exits in the middle leaves no temporary folder', async () => {
  const script = join(temporaryFolder(), 'script.mjs');
  const temporary = watchedTemporaryFolder();
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const url = `git://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
  await build({
    stdin: {
      contents: `import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
        import { openTarget } from './open/open-target.ts';
        openTarget({ kind: 'url', url: ${JSON.stringify(url)} }, { onProgress: ({ phase }) => {
          console.log(phase, readdirSync(process.env.TMPDIR).length);
          setTimeout(() => process.exit(7), 100);
        } });`,
      resolveDir: join(import.meta.dirname, '..'),
    },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    alias: { '@vauban/scanners': join(import.meta.dirname, '../../scanners/contract/target.ts') },
  });
  const { status, stdout } = spawnSync(process.execPath, [script], { env: { ...PERSON, TMPDIR: temporary } });
  expect([status, String(stdout)]).toEqual([7, 'connect 1\n']);
  expect(readdirSync(temporary)).toEqual([]);
});
