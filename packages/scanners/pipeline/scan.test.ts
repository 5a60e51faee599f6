import { cpSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildEntry, said, scanMischief, targetOf, temporaryFolder } from './fixtures/workshop.ts';
import { scanTarget } from './scan.ts';

let childEntry: string;
beforeAll(async () => {
  childEntry = await buildEntry('child.ts');
});

const small = { 'b.order': 'say hello', 'a.order': 'say world', 'c.order': 'nothing', 'd.txt': 'say nobody wants me' };

describe('a scan', () => {
  it('concludes from the facts of all files, in order of path', async () => {
    const result = await scanMischief(targetOf(small), { childEntry });
    expect(result.observations.map(({ title, location }) => [location.path, title])).toEqual([
      ['a.order', 'world'],
      ['b.order', 'hello'],
    ]);
    expect(result.looked).toEqual(['a.order', 'b.order', 'c.order']);
    expect(result.bytes).toBe(25);
    expect(result.gaps).toEqual([]);
    expect(result.scanners).toMatchObject([{ id: 'mischief', surface: 'code', version: '1', ruleCount: 0 }]);
  });

  it('answers the same with one child and with four', async () => {
    const orders = ['say a', 'nothing', 'refuse 7', 'throw', 'exit', 'say b', 'sum', 'repeat 3'];
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`${index}.order`, orders[index % (index < 16 ? 8 : 4)] as string]),
    );
    const one = await scanMischief(targetOf(many), { childEntry, jobs: 1 });
    const four = await scanMischief(targetOf(many), { childEntry, jobs: 4 });
    expect(said(four)).toEqual(said(one));
    expect(one.gaps.filter(({ kind }) => kind === 'lockfile-broken')).toHaveLength(98);
  });

  it('hands on what a scanner refused, with its line', async () => {
    const { gaps, looked } = await scanMischief(targetOf({ 'x.order': 'refuse 12' }), { childEntry });
    expect(gaps).toEqual([
      {
        kind: 'lockfile-broken',
        path: 'x.order',
        message: 'not as it should be, line 12',
        scanner: 'mischief',
        surface: 'code',
      },
    ]);
    expect(looked).toEqual(['x.order']);
  });

  it('reads only what somebody wants', async () => {
    const target = targetOf(small);
    await scanMischief(target, { childEntry, withSuppressions: true });
    expect(target.reads).toEqual(['a.order', 'b.order', 'c.order']);
  });

  it('names a binary file and one that is too big', async () => {
    const contents = {
      'binary.order': 'say \0',
      'big.order': `say ${'x'.repeat(200)}`,
      'wide.order': Buffer.from('\ufeffsay', 'utf16le'),
    };
    const { gaps, looked } = await scanMischief(targetOf(contents), { childEntry, rules: { maxBytes: 100 } });
    expect(gaps).toEqual([
      {
        kind: 'too-big',
        path: 'big.order',
        message: 'Larger than the limit (204 bytes, the limit is 100).',
        scanner: 'mischief',
        surface: 'code',
      },
      { kind: 'binary', path: 'binary.order', message: 'Binary.', scanner: 'mischief', surface: 'code' },
    ]);
    expect(looked).toEqual(['wide.order']);
  });

  it('hands a file with keywords over only when one of them occurs, whatever its case and encoding', async () => {
    const contents = {
      'none.order': 'say nothing of it',
      'some.order': 'say HeLLo',
      'wide.order': Buffer.from('\ufeffsay hello', 'utf16le'),
    };
    const { statistics, looked } = await scanMischief(targetOf(contents), {
      childEntry,
      rules: { keywords: ['hello', 'nowhere'] },
    });
    expect(statistics.filesSent).toBe(2);
    expect(looked).toEqual(['none.order', 'some.order', 'wide.order']);
  });

  it('tells what the target cannot read, and goes on', async () => {
    const { CannotRead } = await import('../contract/target.ts');
    const target = targetOf(small);
    const read = target.read.bind(target);
    const failing = {
      ...target,
      read: (file: (typeof target.files)[number], limit: number) => {
        if (file.path === 'a.order') throw new CannotRead('changed-while-read', 'It changed while it was read.');
        return Promise.resolve(read(file, limit));
      },
    };
    const { gaps, looked, observations } = await scanMischief(failing, { childEntry });
    expect(gaps).toEqual([{ kind: 'changed-while-read', path: 'a.order', message: 'It changed while it was read.' }]);
    expect(looked).toEqual(['b.order', 'c.order']);
    expect(observations).toHaveLength(1);
  });

  it('scans a target without any file', async () => {
    const { looked, observations, gaps } = await scanMischief(targetOf({}), { childEntry });
    expect([looked, observations, gaps]).toEqual([[], [], []]);
  });

  it('runs from a folder whose name has spaces, quotes and commas', async () => {
    const folder = join(temporaryFolder(), `it's "here", too`);
    cpSync(dirname(childEntry), folder, { recursive: true });
    const { observations } = await scanMischief(targetOf(small), { childEntry: join(folder, basename(childEntry)) });
    expect(observations).toHaveLength(2);
  });

  it('says so when the child is not there', async () => {
    await expect(scanMischief(targetOf(small), { childEntry: '/nowhere/child.mjs' })).rejects.toThrow(
      /cannot start.*vauban doctor/s,
    );
  });

  it('says so when a scanner does not exist', async () => {
    const request = { target: targetOf(small), cacheFolder: null, advisoriesFolder: null, childEntry, jobs: 1 };
    await expect(scanTarget({ ...request, scanners: [{ id: 'nobody', settings: { rules: null } }] })).rejects.toThrow(
      'no scanner named nobody',
    );
  });

  it('tells its progress', async () => {
    const told: string[] = [];
    await scanMischief(targetOf(small), {
      childEntry,
      onProgress: ({ phase, done, total, bytes }) => told.push(`${phase} ${done}/${total} ${bytes}`),
    });
    expect(told.at(-1)).toBe('conclude 1/1 44');
    expect(told).toContain('read 4/4 44');
  });
});
