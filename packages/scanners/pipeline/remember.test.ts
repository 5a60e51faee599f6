import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildEntry, said, scanMischief, targetOf, temporaryFolder } from './fixtures/workshop.ts';

let childEntry: string;
let parentEntry: string;
beforeAll(async () => {
  [childEntry, parentEntry] = await Promise.all([buildEntry('child.ts'), buildEntry('parent.ts')]);
});

const small = {
  'a.order': 'say one',
  'b.order': 'say two',
  'c.order': 'nothing',
  'd.order': 'refuse 3',
  'e.order': '\0',
};

describe('a second scan', () => {
  it('of an unchanged tree reads nothing, starts no child and says the same', async () => {
    const cacheFolder = temporaryFolder();
    const first = await scanMischief(targetOf(small), { childEntry, cacheFolder, withSuppressions: true });
    const target = targetOf(small);
    const second = await scanMischief(target, { childEntry, cacheFolder, withSuppressions: true });
    expect(said(second)).toEqual(said(first));
    expect(target.reads).toEqual([]);
    expect(second.statistics).toMatchObject({
      filesRead: 0,
      childrenStarted: 0,
      conclusionsFromCache: 2,
      cacheNote: null,
    });
  });

  it('reads what changed, and concludes anew only if there is something new to say', async () => {
    const cacheFolder = temporaryFolder();
    await scanMischief(targetOf(small), { childEntry, cacheFolder });
    const silent = targetOf({ ...small, 'c.order': 'nothing, but otherwise' });
    const second = await scanMischief(silent, { childEntry, cacheFolder });
    expect([silent.reads, second.statistics.conclusionsFromCache]).toEqual([['c.order'], 1]);
    const spoken = targetOf({ ...small, 'c.order': 'say three' });
    const third = await scanMischief(spoken, { childEntry, cacheFolder });
    expect([spoken.reads, third.statistics.conclusionsFromCache]).toEqual([['c.order'], 0]);
    expect(third.observations.map(({ title }) => title)).toEqual(['one', 'two', 'three']);
  });

  it('does not trust a file without a stamp, but knows its content', async () => {
    const cacheFolder = temporaryFolder();
    await scanMischief(targetOf(small, false), { childEntry, cacheFolder });
    const target = targetOf(small, false);
    const { statistics } = await scanMischief(target, { childEntry, cacheFolder });
    expect(target.reads).toHaveLength(5);
    expect(statistics).toMatchObject({ filesSent: 0, factsFromCache: 4, conclusionsFromCache: 1 });
  });

  it('knows a content under another name', async () => {
    const cacheFolder = temporaryFolder();
    await scanMischief(targetOf({ 'a.order': 'say one' }), { childEntry, cacheFolder });
    const moved = await scanMischief(targetOf({ 'moved.order': 'say one' }), { childEntry, cacheFolder });
    expect(moved.statistics).toMatchObject({ filesSent: 0, factsFromCache: 1 });
    expect(moved.observations[0]?.location.path).toBe('moved.order');
  });

  it('concludes anew when a path comes or goes that was asked for, and not for another', async () => {
    const cacheFolder = temporaryFolder();
    const one = { 'a.order': 'say one' };
    await scanMischief(targetOf(one), { childEntry, cacheFolder });
    const other = await scanMischief(targetOf({ ...one, 'other.txt': '' }), { childEntry, cacheFolder });
    expect(other.statistics.conclusionsFromCache).toBe(1);
    const sibling = await scanMischief(targetOf({ ...one, 'a.sibling': '' }), { childEntry, cacheFolder });
    expect(sibling.statistics.conclusionsFromCache).toBe(0);
    expect(sibling.observations[0]?.message).toBe('with a sibling');
  });

  it('forgets everything of another version or other rules of a scanner', async () => {
    const cacheFolder = temporaryFolder();
    await scanMischief(targetOf(small), { childEntry, cacheFolder });
    const { statistics } = await scanMischief(targetOf(small), { childEntry, cacheFolder, rules: { version: '2' } });
    expect(statistics).toMatchObject({ filesRead: 5, filesSent: 4, conclusionsFromCache: 0 });
  });

  it('tries again what was a gap, and never keeps one', async () => {
    const cacheFolder = temporaryFolder();
    const contents = { 'a.order': 'say one', 'loop.order': 'spend' };
    const limits = { readSteps: 10_000_000 };
    const first = await scanMischief(targetOf(contents), { childEntry, cacheFolder, limits });
    const target = targetOf(contents);
    const second = await scanMischief(target, { childEntry, cacheFolder, limits });
    expect(target.reads).toEqual(['loop.order']);
    expect(said(second)).toEqual(said(first));
    expect(second.gaps.map(({ kind }) => kind)).toEqual(['step-limit']);
  });

  it('reads again when facts were lost and a new conclusion needs them', async () => {
    const cacheFolder = temporaryFolder();
    await scanMischief(targetOf(small), { childEntry, cacheFolder });
    const folder = join(cacheFolder, 'scan-1');
    for (const name of readdirSync(folder)) if (!name.startsWith('stamps-')) rmSync(join(folder, name));
    const target = targetOf(small);
    const { observations } = await scanMischief(target, { childEntry, cacheFolder });
    expect(observations.map(({ title }) => title)).toEqual(['one', 'two']);
    expect(target.reads).toEqual(['a.order', 'b.order', 'd.order']);
  });

  it('loses nothing when every file of the cache is damaged', async () => {
    const cacheFolder = temporaryFolder();
    const first = await scanMischief(targetOf(small), { childEntry, cacheFolder });
    const folder = join(cacheFolder, 'scan-1');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      writeFileSync(
        join(folder, name),
        bytes.map((byte, at) => (at % 50 === 17 ? byte ^ 1 : byte)),
      );
    }
    const second = await scanMischief(targetOf(small), { childEntry, cacheFolder });
    expect(said(second)).toEqual(said(first));
  });

  it('goes on without a cache where none can be written, and says so', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { observations, statistics } = await scanMischief(targetOf(small), { childEntry, cacheFolder: file });
    expect(observations).toHaveLength(2);
    expect(statistics.cacheNote).toContain('cannot be used');
  });
});

describe('what a scanner keeps for itself', () => {
  const messages = async (contents: Record<string, string>, cacheFolder: string, conclude = 'remember', jobs = 2) => {
    const { observations } = await scanMischief(targetOf(contents), {
      childEntry,
      cacheFolder,
      rules: { conclude },
      jobs,
    });
    return observations.map(({ message }) => message);
  };

  it('comes back in the next conclusion, as long as it is of use', async () => {
    const cacheFolder = temporaryFolder();
    expect(await messages({ 'a.order': 'say one' }, cacheFolder)).toEqual(['alone']);
    expect(await messages({ 'a.order': 'say one', 'b.order': 'say two' }, cacheFolder)).toEqual([
      'remembered',
      'alone',
    ]);
    expect(await messages({ 'b.order': 'say two' }, cacheFolder)).toEqual(['remembered']);
    expect(await messages({ 'b.order': 'say two', 'c.order': 'say one' }, cacheFolder)).toEqual([
      'remembered',
      'alone',
    ]);
  });

  it('is nothing after a conclusion that was refused, with other settings, or when its file is damaged', async () => {
    const cacheFolder = temporaryFolder();
    expect(await messages({ 'a.order': 'say one' }, cacheFolder, 'remember and lie')).toEqual([]);
    expect(await messages({ 'a.order': 'say one' }, cacheFolder)).toEqual(['alone']);
    const folder = join(cacheFolder, 'scan-1');
    for (const name of readdirSync(folder).filter((name) => name.startsWith('memory-'))) {
      writeFileSync(
        join(folder, name),
        readFileSync(join(folder, name)).map((byte) => byte ^ 1),
      );
    }
    expect(await messages({ 'a.order': 'say one', 'b.order': 'say two' }, cacheFolder)).toEqual(['alone', 'alone']);
  });
});

describe.skipIf(process.platform !== 'linux')('a scan that is killed', () => {
  it('leaves no child behind, even one in an endless loop', { timeout: 20_000 }, async () => {
    const parent = spawn(process.execPath, [parentEntry, childEntry, temporaryFolder(), '200', 'loop'], {
      stdio: 'ignore',
    });
    // those that read, and the one that concludes, which starts beside them
    const children = await eventually(
      () => childrenOf(parent.pid as number),
      (pids) => pids.length >= 3,
    );
    parent.kill('SIGKILL');
    await eventually(
      () => children.filter(isAlive),
      (alive) => alive.length === 0,
    );
  });
});

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function eventually<T>(look: () => T, fits: (seen: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const seen = look();
    if (fits(seen)) return seen;
    if (tries === 200) throw new Error(`still ${JSON.stringify(seen)} after ten seconds`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
