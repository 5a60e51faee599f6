import { describe, expect, it } from 'vitest';
import { Unreadable } from '../contract/scanner.ts';
import { readNpmLockfileFacts } from './npm/package-lock/facts.ts';
import { readNpmLockfile } from './npm/package-lock/reader.ts';
import { scanFiles } from './testing/scan-files.ts';

function packages(entries: Record<string, unknown>): Record<string, string> {
  return {
    'package-lock.json': `{"name":"demo","lockfileVersion":3,"packages":{${Object.entries(entries).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)}}}`,
  };
}

async function names(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const { components } = await scanFiles(files);
  return components.map((item) => `${item.name}@${item.version}`);
}

describe('a hostile lockfile', () => {
  it('may name packages like parts of JavaScript', async () => {
    const lock =
      '{"lockfileVersion":3,"packages":{"":{"dependencies":{"__proto__":"1","constructor":"1"}},"node_modules/__proto__":{"version":"1.0.0","dependencies":{"toString":"1"}},"node_modules/constructor":{"version":"1.0.0"},"node_modules/toString":{"version":"2.0.0","__proto__":{"version":"9"}}}}';
    const { components } = await scanFiles({ 'package-lock.json': lock });
    expect(components.map((item) => `${item.name}@${item.version} ${item.path.join(' > ')}`)).toEqual([
      '__proto__@1.0.0 . > __proto__',
      'constructor@1.0.0 . > constructor',
      'toString@2.0.0 . > __proto__ > toString',
    ]);
    expect(({} as Record<string, unknown>).version).toBeUndefined();
  });

  it('may have the same key twice: the last counts, as for npm', async () => {
    const twice =
      '{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"9.0.0"}},"packages":{"node_modules/a":{"version":"1.0.0"},"node_modules/a":{"version":"2.0.0","version":"3.0.0"}}}';
    expect(await names({ 'package-lock.json': twice })).toEqual(['a@3.0.0']);
    const nested =
      '{"dependencies":{"a":{"version":"1.0.0","dependencies":{"b":{"version":"1.0.0"}},"dependencies":{"c":{"version":"1.0.0"}}},"d":{"version":"1.0.0","dependencies":{"e":{"version":"1.0.0"}}},"d":{"version":"2.0.0"}}}';
    expect(await names({ 'package-lock.json': nested })).toEqual(['a@1.0.0', 'c@1.0.0', 'd@2.0.0']);
  });

  it('may need in circles, alias in circles and link to itself', async () => {
    const { components } = await scanFiles(
      packages({
        '': { dependencies: { a: '1' } },
        'node_modules/a': { name: 'b', version: '1.0.0', dependencies: { b: '1', a: '1' } },
        'node_modules/b': { name: 'a', version: '1.0.0', dependencies: { a: '1' } },
        'node_modules/l': { link: true, resolved: 'node_modules/l' },
        'node_modules/m': { link: true, resolved: 'node_modules/n' },
        'node_modules/n': { link: true, resolved: 'node_modules/m' },
      }),
    );
    expect(components.map((item) => `${item.name} ${item.path.join(' > ')}`)).toEqual([
      'a demo > b > a',
      'b demo > b',
      'l ',
    ]);
  });

  it('may name the same package in other letters', async () => {
    expect(
      await names(
        packages({ 'node_modules/JSONStream': { version: '1.0.0' }, 'node_modules/jsonstream': { version: '1.0.0' } }),
      ),
    ).toEqual(['JSONStream@1.0.0', 'jsonstream@1.0.0']);
  });

  it('may have keys and values that make no sense', async () => {
    const odd = packages({
      '/etc/passwd': { version: '1.0.0' },
      'node_modules/': { version: '1.0.0' },
      node_modules: { version: '1.0.0' },
      'node_modules/@scope': { version: '1.0.0' },
      '../../x/node_modules/y': { version: '1.0.0' },
      'node_modules/a': { version: 1, resolved: {}, dev: 'true', dependencies: [], license: [{ type: 'MIT' }] },
      'node_modules/b': { version: '1.0.0\u001b[31m', license: { type: 'ISC' } },
    });
    const { components, gaps } = await scanFiles(odd);
    expect(components.length).toBe(6);
    expect(components.find((item) => item.name === 'b')).toMatchObject({ licence: 'ISC', scope: 'production' });
    expect(gaps.map((gap) => gap.kind)).toContain('unresolved');
  });

  it('may be of a shape that is none', async () => {
    for (const text of [
      '[]',
      '"x"',
      'null',
      '{"lockfileVersion":3,"packages":[]}',
      '{"packages":{"a":1}}',
      '{"dependencies":{"a":[]}}',
      '',
    ]) {
      const { gaps } = await scanFiles({ 'package-lock.json': text });
      expect([text, ...gaps.map((gap) => gap.kind)]).toEqual([text, 'lockfile-broken']);
    }
  });

  it('may nest 100,000 deep, in both shapes', async () => {
    const depth = 100_000;
    const nested = `{"dependencies":${'{"a":{"version":"1.0.0","dependencies":'.repeat(depth)}{}${'}}'.repeat(depth)}}`;
    expect(await names({ 'package-lock.json': nested })).toEqual(['a@1.0.0']);
    const key = 'node_modules/a/'.repeat(20_000).slice(0, -1);
    expect(await names(packages({ [key]: { version: '1.0.0', dependencies: { a: '1' } } }))).toEqual(['a@1.0.0']);
  });

  it('may be one chain of 30,000 packages: the path stays short', async () => {
    const entries: Record<string, unknown> = { '': { dependencies: { p0: '1' } } };
    for (let i = 0; i < 30_000; i++)
      entries[`node_modules/p${i}`] = { version: '1.0.0', dependencies: { [`p${i + 1}`]: '1' } };
    const { components } = await scanFiles(packages(entries));
    const last = components.find((item) => item.name === 'p29999');
    expect(last?.path.length).toBe(41);
    expect([last?.path[1], last?.path[21], last?.path.at(-1)]).toEqual(['p0', '…', 'p29999']);
  });

  it('cut anywhere is refused or read, never more', () => {
    const whole = Buffer.from(
      packages({
        '': { workspaces: ['a/*'] },
        'node_modules/a': { version: '1.0.0', license: { type: 'MIT' }, dependencies: { b: '1' } },
      })['package-lock.json'] as string,
    );
    for (let end = 0; end < whole.length; end++) {
      const read = (): Uint8Array =>
        readNpmLockfile({ kind: 'npm-lockfile', bytes: whole.subarray(0, end), spend: () => {} });
      expect(read).toThrow(Unreadable);
    }
    expect(
      readNpmLockfileFacts(readNpmLockfile({ kind: 'npm-lockfile', bytes: whole, spend: () => {} })).entries.length,
    ).toBe(2);
  });

  it('ends when its steps are spent', () => {
    const bytes = Buffer.from(
      JSON.stringify({
        packages: Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`node_modules/p${i}`, {}])),
      }),
    );
    let left = 10_000;
    const spend = (steps: number): void => {
      left -= steps;
      if (left < 0) throw new Error('spent');
    };
    expect(() => readNpmLockfile({ kind: 'npm-lockfile', bytes, spend })).toThrow('spent');
  });
});

describe('a hostile requirements file', () => {
  it('of long lines and many lines is read in linear time', async () => {
    const started = performance.now();
    await scanFiles({
      'requirements.txt': [
        `a${'-'.repeat(1_000_000)}`,
        `${' '.repeat(1_000_000)}x`,
        `a[${','.repeat(1_000_000)}`,
        '\\\n'.repeat(200_000),
        `a==1 ${'--hash=x '.repeat(100_000)}`,
        `${'#'.repeat(1_000_000)}`,
        `git+https://${'@'.repeat(500_000)}`,
      ].join('\n'),
      'requirements-many.txt': 'a==1.0\n'.repeat(200_000),
    });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('may be binary', async () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 256);
    const { components } = await scanFiles({ 'requirements.txt': bytes });
    expect(components).toEqual([]);
  });
});
