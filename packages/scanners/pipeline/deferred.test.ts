import { beforeAll, describe, expect, it } from 'vitest';
import { curious } from './fixtures/curious.ts';
import { buildEntry, said, targetOf, temporaryFolder } from './fixtures/workshop.ts';
import type { ScanResult } from './request.ts';
import { scanWith } from './scan.ts';

let childEntry: string;
beforeAll(async () => {
  childEntry = await buildEntry('curious-child.ts');
}, 60_000);

const LETTERS = { 'a.letter': 'dear', 'b.letter': 'yours', 'c.photo': 'smile', 'bad.letter': '\0' };

function scan(target: ReturnType<typeof targetOf>, cacheFolder: string | null = null): Promise<ScanResult> {
  const scanners = [{ id: 'curious', settings: { rules: null } }];
  return scanWith([curious], { target, scanners, cacheFolder, advisoriesFolder: null, childEntry, jobs: 2 });
}

const seenBy = ({ gaps }: ScanResult): string[] => gaps.map(({ kind, message }) => `${kind}: ${message}`);

describe('files that a scanner may ask for', () => {
  it('are neither read nor told of while it does not', async () => {
    const target = targetOf({ ...LETTERS, 'x.list': '' });
    const result = await scan(target);
    expect(target.reads).toEqual(['x.list']);
    expect(result.looked).toEqual(['x.list']);
    expect(seenBy(result)).toEqual(['unresolved: x.list']);
  });

  it('are read once it does, only those of the kind, and what cannot be read is told', async () => {
    const target = targetOf({ ...LETTERS, 'x.list': 'letter' });
    const result = await scan(target);
    expect(target.reads).toEqual(['x.list', 'a.letter', 'b.letter', 'bad.letter']);
    expect(result.looked).toEqual(['a.letter', 'b.letter', 'x.list']);
    expect(seenBy(result)).toEqual(['unresolved: a.letter b.letter x.list', 'binary: Binary.']);
  });

  it('need not be there', async () => {
    const result = await scan(targetOf({ 'x.list': 'letter photo' }));
    expect(seenBy(result)).toEqual(['unresolved: x.list']);
    expect(seenBy(await scan(targetOf({ 'a.letter': 'dear', 'x.list': 'letter photo' })))).toEqual([
      'unresolved: a.letter x.list',
    ]);
  });

  it('are not asked for again and again', async () => {
    const gaps = seenBy(await scan(targetOf({ 'x.list': 'nonsense' })));
    expect(gaps).toEqual([expect.stringContaining('scanner-died: ')]);
  });

  it('are the same from the cache, also after a scan that asked for more', async () => {
    const cacheFolder = temporaryFolder();
    const [more, less] = [targetOf({ ...LETTERS, 'x.list': 'letter' }), targetOf({ ...LETTERS, 'x.list': '' })];
    const first = await scan(more, cacheFolder);
    const again = await scan(more, cacheFolder);
    expect(said(again)).toEqual(said(first));
    expect(again.statistics.filesSent + again.statistics.childrenStarted).toBe(0);
    expect(said(await scan(less, cacheFolder))).toEqual(said(await scan(less)));
    expect(said(await scan(more, cacheFolder))).toEqual(said(first));
  });
});
