import { chmodSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/workshop.ts';
import { Cache } from './cache.ts';
import { contentDigest } from './digest.ts';

const LIMIT = 100_000_000;
const key = (name: string) => contentDigest(Buffer.from(name));
const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

function filled(folder: string, names: readonly string[], size = 0): void {
  const cache = new Cache(folder, LIMIT);
  for (const name of names) cache.keepValue(key(name), Buffer.from(name.padEnd(size)));
  cache.close();
}

function files(folder: string): string[] {
  return readdirSync(join(folder, 'scan-1')).map((name) => join(folder, 'scan-1', name));
}

describe('the cache', () => {
  it('gives back what was kept, at once and in the next scan', () => {
    const folder = temporaryFolder();
    const cache = new Cache(folder, LIMIT);
    cache.keepValue(key('a'), Buffer.from('first'));
    cache.keepDocument('conclusion-1', Buffer.from('{}'));
    expect(text(cache.value(key('a')))).toBe('first');
    cache.close();
    const next = new Cache(folder, LIMIT);
    expect(text(next.value(key('a')))).toBe('first');
    expect(next.value(key('b'))).toBeNull();
    expect(text(next.document('conclusion-1'))).toBe('{}');
    expect(next.document('conclusion-2')).toBeNull();
    expect(next.note).toBeNull();
  });

  it('finds every one of many values in many packs, which stay few', () => {
    const folder = temporaryFolder();
    const names = Array.from({ length: 40 }, (_, pack) => Array.from({ length: 25 }, (_, value) => `${pack}/${value}`));
    for (const some of names) filled(folder, some);
    expect(files(folder).length).toBeLessThan(14);
    const cache = new Cache(folder, LIMIT);
    for (const name of names.flat()) expect(text(cache.value(key(name)))).toBe(name);
  });

  it('may be used by two scans at once', () => {
    const folder = temporaryFolder();
    const [one, two] = [new Cache(folder, LIMIT), new Cache(folder, LIMIT)];
    one.keepValue(key('a'), Buffer.from('a'));
    two.keepValue(key('a'), Buffer.from('a'));
    two.keepValue(key('b'), Buffer.from('b'));
    one.keepDocument('stamps', Buffer.from('one'));
    two.keepDocument('stamps', Buffer.from('two'));
    one.close();
    two.close();
    const next = new Cache(folder, LIMIT);
    expect([text(next.value(key('a'))), text(next.value(key('b'))), text(next.document('stamps'))]).toEqual([
      'a',
      'b',
      'two',
    ]);
  });

  it('is private to its owner', () => {
    const folder = temporaryFolder();
    filled(folder, ['a']);
    expect(statSync(join(folder, 'scan-1')).mode & 0o077).toBe(0);
    for (const file of files(folder)) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('stays below its limit by giving up what was used longest ago', () => {
    const folder = temporaryFolder();
    filled(folder, ['old'], 60_000);
    for (const file of files(folder)) utimesSync(file, 1, 1);
    const cache = new Cache(folder, 100_000);
    cache.keepValue(key('new'), Buffer.alloc(60_000));
    cache.close();
    expect(files(folder).reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(100_000);
    const next = new Cache(folder, 100_000);
    expect([next.value(key('old')), next.value(key('new'))?.length]).toEqual([null, 60_000]);
  });

  it('removes the cache of an older layout and leaves that of a newer one', () => {
    const folder = temporaryFolder();
    for (const layout of [0, 99]) new Cache(join(folder, `scan-${layout}`), LIMIT);
    new Cache(folder, LIMIT);
    expect(readdirSync(folder).sort()).toEqual(['scan-1', 'scan-99']);
  });

  it('works without a folder', () => {
    const cache = new Cache(null, LIMIT);
    cache.keepValue(key('a'), Buffer.from('a'));
    cache.keepDocument('b', Buffer.from('b'));
    expect([cache.value(key('a')), cache.document('b'), cache.note]).toEqual([null, null, null]);
    cache.close();
  });

  it('says why it cannot be used, and harms nobody', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const cache = new Cache(file, LIMIT);
    cache.keepValue(key('a'), Buffer.from('a'));
    cache.close();
    expect(cache.note).toBe(`The cache in ${file} cannot be used: ENOTDIR.`);
  });

  it.skipIf(process.getuid?.() === 0)('says that it cannot be written, and is still read', () => {
    const folder = temporaryFolder();
    filled(folder, ['a']);
    chmodSync(join(folder, 'scan-1'), 0o500);
    const cache = new Cache(folder, LIMIT);
    cache.keepValue(key('b'), Buffer.from('b'));
    expect(text(cache.value(key('a')))).toBe('a');
    cache.close();
    expect(cache.note).toMatch(/cannot be written: EACCES/);
    chmodSync(join(folder, 'scan-1'), 0o700);
  });
});

describe('a damaged cache', () => {
  it('gives nothing wrong, whichever byte is altered', () => {
    const folder = temporaryFolder();
    filled(folder, ['a', 'b', 'c']);
    const [pack] = files(folder) as [string];
    const whole = readFileSync(pack);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] as number) ^ 0x41;
      writeFileSync(pack, damaged);
      const cache = new Cache(folder, LIMIT);
      for (const name of ['a', 'b', 'c']) expect([null, name]).toContain(text(cache.value(key(name))));
      cache.close();
    }
  });

  it('gives nothing wrong, wherever it is cut', () => {
    const folder = temporaryFolder();
    filled(folder, ['a', 'b', 'c']);
    const [pack] = files(folder) as [string];
    for (let length = statSync(pack).size - 1; length >= 0; length -= 7) {
      const whole = readFileSync(pack);
      truncateSync(pack, length);
      const cache = new Cache(folder, LIMIT);
      expect(cache.value(key('a'))).toBeNull();
      cache.close();
      writeFileSync(pack, whole);
    }
  });

  it('gives no document that was altered or cut', () => {
    const folder = temporaryFolder();
    new Cache(folder, LIMIT).keepDocument('stamps', Buffer.from('something'));
    const path = join(folder, 'scan-1', 'stamps');
    const whole = readFileSync(path);
    for (const damaged of [
      whole.subarray(0, -1),
      whole.subarray(0, 10),
      Buffer.alloc(0),
      Buffer.concat([whole, whole]),
    ]) {
      writeFileSync(path, damaged);
      expect(new Cache(folder, LIMIT).document('stamps')).toBeNull();
    }
  });

  it('is filled again', () => {
    const folder = temporaryFolder();
    filled(folder, ['a']);
    for (const file of files(folder)) writeFileSync(file, 'rubbish');
    filled(folder, ['b']);
    expect(text(new Cache(folder, LIMIT).value(key('b')))).toBe('b');
  });
});
