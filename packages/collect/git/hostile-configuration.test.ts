import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
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
  repository,
  temporaryFolder,
  write,
} from '../testing/temporary.ts';

/** A repository in which every setting that git knows to start a program starts one that leaves a marker. */
function trapped() {
  const folder = repository({
    'a.txt': 'one\ntwo\n',
    'b.dat': 'data\n',
    '.gitattributes': '*.txt filter=trap diff=trap merge=trap\n*.dat filter=trap diff=trap\n',
  });
  const first = git(folder, 'rev-parse', 'HEAD');
  commit(folder, { 'c.txt': 'new\n' });
  const markers = temporaryFolder();
  const program = (name: string) => {
    const path = join(markers, `${name}.sh`);
    write(markers, { [`${name}.sh`]: `#!/bin/sh\ntouch ${join(markers, `${name}.marker`)}\ncat\n` });
    chmodSync(path, 0o755);
    return path;
  };
  const settings: Record<string, string> = {
    'core.fsmonitor': program('fsmonitor'),
    'core.sshCommand': program('ssh'),
    'core.gitProxy': program('proxy'),
    'core.pager': program('pager'),
    'core.editor': program('editor'),
    'core.askPass': program('askpass'),
    'core.alternateRefsCommand': program('alternates'),
    'credential.helper': program('credential'),
    'diff.external': program('external'),
    'diff.trap.textconv': program('textconv'),
    'diff.trap.command': program('diff'),
    'filter.trap.clean': program('clean'),
    'filter.trap.smudge': program('smudge'),
    'filter.trap.process': program('process'),
    'filter.trap.required': 'true',
    'merge.trap.driver': program('merge'),
    'pager.status': program('pager-status'),
    'gpg.program': program('gpg'),
    'log.showSignature': 'true',
    'uploadpack.packObjectsHook': program('pack-objects'),
    'remote.origin.url': `ext::${program('ext')} %S`,
    'remote.origin.promisor': 'true',
    'remote.origin.partialclonefilter': 'blob:none',
    'extensions.partialClone': 'origin',
    'protocol.ext.allow': 'always',
    'core.hooksPath': join(markers, 'hooks'),
    'include.path': join(markers, 'included'),
  };
  for (const alias of ['ls-files', 'status', 'diff', 'cat-file', 'rev-parse'])
    settings[`alias.${alias}`] = `!${program('alias')}`;
  for (const hook of [
    'post-index-change',
    'post-checkout',
    'pre-commit',
    'reference-transaction',
    'fsmonitor-watchman',
  ]) {
    write(markers, { [`hooks/${hook}`]: `#!/bin/sh\ntouch ${join(markers, `${hook}.marker`)}\n` });
    chmodSync(join(markers, 'hooks', hook), 0o755);
  }
  write(markers, { included: `[core]\n\tfsmonitor = ${program('fsmonitor-included')}\n` });
  for (const [name, value] of Object.entries(settings)) git(folder, 'config', name, value);
  git(folder, 'config', 'core.repositoryFormatVersion', '1');
  execFileSync('touch', ['-d', '2001-01-01', join(folder, 'a.txt')]);
  write(folder, { 'b.dat': 'changed\n', 'new.txt': 'x' });
  return { folder, first, markers, appeared: () => readdirSync(markers).filter((name) => name.endsWith('.marker')) };
}

describe('a repository whose settings start programs', () => {
  it('starts them for a careless git', () => {
    const { folder, first, appeared } = trapped();
    const simply = ['-c', 'filter.trap.process=', '-c', 'filter.trap.required=false'];
    for (const args of [['status'], [...simply, 'diff', first], [...simply, 'diff', '--no-ext-diff', first]]) {
      try {
        git(folder, ...args);
      } catch {
        // the traps are no good filters
      }
    }
    expect(appeared()).toEqual(
      expect.arrayContaining(
        ['diff', 'fsmonitor-included', 'post-index-change', 'process', 'textconv'].map((name) => `${name}.marker`),
      ),
    );
  });

  it('starts none of them, whatever is asked', async () => {
    const { folder, first, appeared } = trapped();
    const collected = await open(folder);
    const { history, target, source } = collected;
    if (history === null) throw new Error('no history');
    for (const file of target.files) await target.read(file, 1000);
    expect(paths(collected)).toEqual(['.gitattributes', 'a.txt', 'b.dat', 'c.txt', 'new.txt']);
    expect([source.dirty, source.branch]).toEqual([true, 'main']);
    expect(await history.resolve('HEAD~1')).toBe(first);
    expect(await history.mergeBase(first)).toBe(first);
    expect(String(await history.readAt(first, 'b.dat'))).toBe('data\n');
    const base = await history.baseTarget(first);
    expect(await readText({ target: base }, 'a.txt')).toBe('one\ntwo\n');
    expect(await history.renamesSince(first)).toEqual({});
    const unchanged = await history.lineUnchangedSince(first);
    expect([unchanged('a.txt', 1), unchanged('b.dat', 1), unchanged('c.txt', 1)]).toEqual([true, false, false]);
    expect(await history.ancestry([first, 'f'.repeat(40)])).toEqual({
      [first]: 'ancestor',
      ['f'.repeat(40)]: 'unknown',
    });
    await collected.close();
    expect(appeared()).toEqual([]);
  });

  it('starts none of them when it is fetched by its address', async () => {
    const { folder, first, appeared } = trapped();
    const collected = await open({ kind: 'url', url: `file://${folder}`, history: 'full' });
    expect(paths(collected)).toEqual(['.gitattributes', 'a.txt', 'b.dat', 'c.txt']);
    expect(await readText(collected, 'b.dat')).toBe('data\n');
    expect(await collected.history?.renamesSince(first)).toEqual({});
    expect(appeared()).toEqual([]);
  });

  it('cannot bring its own git along by way of PATH', async () => {
    const { folder, markers, appeared } = trapped();
    write(folder, { 'node_modules/.bin/git': `#!/bin/sh\ntouch ${join(markers, 'own-git.marker')}\n` });
    chmodSync(join(folder, 'node_modules/.bin/git'), 0o755);
    const outside = temporaryFolder();
    symlinkSync(join(folder, 'node_modules/.bin/git'), join(outside, 'git'));
    const PATH = [join(folder, 'node_modules/.bin'), outside, '.', '', PERSON.PATH].join(':');
    const { source } = await open(folder, { environment: { ...PERSON, PATH } });
    expect(source.kind).toBe('git');
    expect(appeared()).toEqual([]);
  });

  it('cannot say where git looks by way of the environment', async () => {
    const other = repository({ other: '1' });
    const folder = repository({ own: '1' });
    const environment = {
      ...PERSON,
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: '/nonexistent',
    };
    expect(paths(await open(folder, { environment }))).toEqual(['own']);
  });

  it('cannot lead to another working tree', async () => {
    const other = write(temporaryFolder(), { own: 'from elsewhere', more: '' });
    const folder = repository({ own: 'mine' });
    git(folder, 'config', 'core.worktree', other);
    const collected = await open(folder);
    expect([paths(collected), await readText(collected, 'own'), collected.source.dirty]).toEqual([
      ['own'],
      'mine',
      false,
    ]);
  });
});

describe('a .git that names a repository elsewhere', () => {
  it.each(['file', 'link'])('is not followed when that one does not name this folder (a %s)', async (kind) => {
    const victim = repository({ 'private.txt': 'private' });
    const folder = write(temporaryFolder(), { 'own.txt': 'own' });
    if (kind === 'file') write(folder, { '.git': `gitdir: ${victim}/.git\n` });
    else symlinkSync(join(victim, '.git'), join(folder, '.git'));
    const { target, source, history, notes } = await open(folder);
    expect([target.files.map(({ path }) => path), source.kind, source.commit, history]).toEqual([
      ['own.txt'],
      'folder',
      null,
      null,
    ]);
    expect(notes).toEqual([
      expect.stringMatching(/^Scanned as a plain folder: ".*" names a repository that does not name this folder\.$/),
    ]);
  });

  it.each(['gitdir: \n', 'gitdir: /nonexistent\n', 'nonsense', `gitdir: ${'../'.repeat(2000)}\n`])(
    'is passed over when it is broken: %j',
    async (text) => {
      const folder = write(temporaryFolder(), { '.git': text, a: '1' });
      expect((await open(folder)).source.kind).toBe('folder');
    },
  );
});

describe('records that cannot be read', () => {
  it('end in one sentence', async () => {
    const folder = repository({ a: '1' });
    write(folder, { '.git/index': 'garbage' });
    await expect(open(folder)).rejects.toThrow(
      /^git cannot list the files of .* \(.*index.*\): repair the repository, or scan a copy/,
    );
  });

  it('may be pipes, and nothing waits for them', async () => {
    const folder = repository({ a: '1' });
    for (const name of ['index', 'packed-refs', 'shallow', 'info/exclude', 'config', 'FETCH_HEAD']) {
      const path = join(folder, '.git', name);
      rmSync(path, { force: true });
      mkdirSync(join(path, '..'), { recursive: true });
      makePipe(path);
    }
    const collected = await open(folder);
    expect([paths(collected), gaps(collected), collected.source.branch]).toEqual([['a'], [], 'main']);
    expect(existsSync(join(folder, '.git/index'))).toBe(true);
  });

  it.each(['.gitignore', '.gitattributes'])(
    'a %s that is a pipe ends in one sentence instead of hanging',
    async (name) => {
      const folder = repository({ 'sub/a': '1' });
      makePipe(join(folder, 'sub', name));
      write(folder, { 'sub/a': '2' });
      const opened = open(folder, { limits: { gitPatienceMs: 100 } }).then(({ history }) =>
        history?.renamesSince('HEAD'),
      );
      await expect(opened).rejects.toThrow(
        new RegExp(`sub/${name} is a pipe or device that git would wait on for ever: remove it`),
      );
    },
  );
});
