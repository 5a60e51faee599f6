import { describe, expect, it } from 'vitest';
import { Unreadable } from '../contract/scanner.ts';
import { readBunLock } from './npm/bun/reader.ts';
import { readPnpmLock } from './npm/pnpm/reader.ts';
import { readYarnLock } from './npm/yarn/reader.ts';
import { readUvLock } from './python/uv/reader.ts';
import { scanFiles } from './testing/scan-files.ts';
import { shortComponent } from './testing/short-component.ts';

async function named(files: Record<string, string>): Promise<string[]> {
  const { components } = await scanFiles(files);
  return components.map(({ name, version, path }) => `${name}@${version} ${path.join(' > ')}`);
}

const pnpm = (body: string): Record<string, string> => ({ 'pnpm-lock.yaml': `lockfileVersion: '9.0'\n${body}` });
const bun = (workspace: object, packages: object): Record<string, string> => ({
  'bun.lock': JSON.stringify({ lockfileVersion: 1, workspaces: { '': workspace }, packages }),
});

describe('a hostile lockfile', () => {
  it('may name packages like parts of JavaScript', async () => {
    const lock = pnpm(`importers:
  .:
    dependencies:
      __proto__: {specifier: '1', version: 1.0.0}
      constructor: {specifier: '1', version: 1.0.0}
packages:
  __proto__@1.0.0: {resolution: {integrity: sha512-AAAA==, __proto__: {tarball: x}}}
  constructor@1.0.0: {resolution: {integrity: sha512-AAAA==}}
snapshots:
  __proto__@1.0.0: {dependencies: {constructor: 1.0.0, toString: 1.0.0}}
  constructor@1.0.0: {}
`);
    expect(await named(lock)).toEqual(['__proto__@1.0.0 . > __proto__', 'constructor@1.0.0 . > constructor']);
    const packages =
      '{"__proto__":["__proto__@1.0.0","",{"dependencies":{"valueOf":"1"}},""],"valueOf":["valueOf@2.0.0","",{},""]}';
    const text = `{"lockfileVersion":1,"workspaces":{"":{"dependencies":{"__proto__":"1"}}},"packages":${packages}}`;
    expect(await named({ 'bun.lock': text })).toEqual([
      '__proto__@1.0.0 . > __proto__',
      'valueOf@2.0.0 . > __proto__ > valueOf',
    ]);
    const yarn =
      '__proto__@1:\n  version "1.0.0"\n  dependencies:\n    hasOwnProperty "1"\n\nhasOwnProperty@1:\n  version "1.0.0"\n';
    const manifest = '{"dependencies":{"__proto__":"1"}}';
    expect(await named({ 'yarn.lock': yarn, 'package.json': manifest })).toEqual([
      '__proto__@1.0.0 . > __proto__',
      'hasOwnProperty@1.0.0 . > __proto__ > hasOwnProperty',
    ]);
    expect(({} as Record<string, unknown>).tarball).toBeUndefined();
  });

  it('may need in circles, and alias in circles', async () => {
    const lock = pnpm(`importers:
  .:
    dependencies:
      a: {specifier: '1', version: b@1.0.0}
      b: {specifier: '1', version: a@1.0.0}
snapshots:
  a@1.0.0: {dependencies: {b: a@1.0.0, a: b@1.0.0}}
  b@1.0.0: {dependencies: {b: a@1.0.0}}
`);
    const { components } = await scanFiles(lock);
    expect(components.map(shortComponent)).toEqual([
      'pkg:npm/a@1.0.0 as b production direct registry :8 . > a',
      'pkg:npm/b@1.0.0 as a production direct registry :9 . > b',
    ]);
    const circle = {
      a: ['a@1.0.0', '', { dependencies: { b: '1' } }, ''],
      b: ['b@1.0.0', '', { dependencies: { a: '1' } }, ''],
    };
    expect(await named(bun({ dependencies: { a: '1' } }, circle))).toEqual(['a@1.0.0 . > a', 'b@1.0.0 . > a > b']);
  });

  it('may name the same package in other letters', async () => {
    const look = {
      lodash: ['lodash@1.0.0', '', {}, ''],
      Lodash: ['Lodash@1.0.0', '', {}, ''],
      lоdash: ['lоdash@1.0.0', '', {}, ''],
    };
    expect((await named(bun({}, look))).sort()).toEqual(['Lodash@1.0.0 ', 'lodash@1.0.0 ', 'lоdash@1.0.0 '].sort());
  });

  it('may link out of the target', async () => {
    const lock = pnpm(`importers:
  ../../outside:
    dependencies: {x: {specifier: '1', version: 1.0.0}}
  .:
    dependencies:
      etc: {specifier: 'link:/etc', version: 'link:/etc'}
      up: {specifier: 'link:../..', version: 'link:../../..'}
`);
    const { components } = await scanFiles(lock);
    expect(components.map(shortComponent)).toEqual([
      'pkg:npm/etc production direct link :7 . > etc',
      'pkg:npm/outside production direct workspace :3 . > outside',
      'pkg:npm/up production direct link :8 . > up',
    ]);
  });

  it('of one long chain, of one name many times, and of deep folders is read in linear time', async () => {
    const count = 20_000;
    const chain = Array.from({ length: count }, (_, i) => `  p${i}@1.0.0: {dependencies: {p${i + 1}: 1.0.0}}`).join(
      '\n',
    );
    const body = `importers:\n  .:\n    dependencies:\n      p0: {specifier: '1', version: 1.0.0}\nsnapshots:\n${chain}\n`;
    const paths = (await scanFiles(pnpm(body))).components.map(({ path }) => path.length);
    expect(Math.max(...paths)).toBe(41);
    const same = Array.from(
      { length: count },
      (_, i) => `a@${i}:\n  version "${i}.0.0"\n  dependencies:\n    a "lost${i}"\n`,
    ).join('\n');
    const many = await scanFiles({ 'yarn.lock': same, 'package.json': '{"dependencies":{"a":"0"}}' });
    expect(many.components.length).toBe(count);
    const key = 'a/'.repeat(20_000).slice(0, -1);
    const deep = await scanFiles(
      bun({ dependencies: { a: '1' } }, { [key]: ['a@1.0.0', '', { dependencies: { none: '1' } }, ''] }),
    );
    expect(deep.components.length).toBe(1);
  });

  it('that nests without end, or is cut anywhere, is refused or read, never more', () => {
    const spend = (): void => {};
    const deep: [(input: { kind: string; bytes: Uint8Array; spend(): void }) => Uint8Array, string][] = [
      [readPnpmLock, '['.repeat(100_000)],
      [readPnpmLock, Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
      [readPnpmLock, '- '.repeat(10_000)],
      [readBunLock, '['.repeat(100_000)],
      [readYarnLock, `__metadata:\n  version: 8\na: ${'{a: '.repeat(10_000)}`],
    ];
    for (const [read, text] of deep)
      expect(() => read({ kind: '', bytes: Buffer.from(text), spend })).toThrow(Unreadable);
    const whole =
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      'a': {specifier: \"1\", version: >-\n        1.0.0\n";
    for (let end = 0; end < whole.length; end++) {
      for (const read of [readPnpmLock, readBunLock, readYarnLock, readUvLock]) {
        try {
          read({ kind: '', bytes: Buffer.from(whole.slice(0, end)), spend });
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }
    }
  });

  it('ends when its steps are spent', () => {
    let left = 10_000;
    const spend = (steps: number): void => {
      left -= steps;
      if (left < 0) throw new Error('spent');
    };
    const text = `lockfileVersion: '9.0'\nsnapshots:\n${'  a@1.0.0: {}\n'.repeat(20_000)}`;
    expect(() => readPnpmLock({ kind: '', bytes: Buffer.from(text), spend })).toThrow('spent');
  });

  it('shows no control characters of its own', async () => {
    const { components, gaps } = await scanFiles(
      pnpm(
        `importers:\n  .:\n    dependencies:\n      "e\\e[31mvil": {specifier: '1', version: 1.0.0}\nsnapshots:\n  "e\\e[31mvil@1.0.0": {}\n`,
      ),
    );
    expect(components.length).toBe(1);
    expect(gaps.map(({ message }) => message).join()).not.toContain('\u001b');
    expect(components.map(({ location }) => location.snippet).join()).not.toContain('\u001b');
  });
});
