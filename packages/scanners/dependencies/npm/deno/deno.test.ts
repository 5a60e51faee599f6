import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { shortComponent, shortGap } from '../../testing/short-component.ts';

const JSR = {
  '@std/assert@1.0.0': { integrity: 'aa', dependencies: ['jsr:@std/internal@^1.0.0'] },
  '@std/internal@1.0.1': { integrity: 'bb' },
};
const NPM = { integrity: 'sha512-AAAA==' };

const LOCKS: Record<string, unknown> = {
  2: {
    version: '2',
    remote: { 'https://deno.land/std@0.200.0/a.ts': 'cc' },
    npm: {
      specifiers: { 'debug@4': 'debug@4.3.4' },
      packages: {
        'debug@4.3.4': { ...NPM, dependencies: { ms: 'ms@2.1.2' } },
        'ms@2.1.2': { ...NPM, dependencies: {} },
      },
    },
  },
  3: {
    version: '3',
    packages: {
      specifiers: {
        'npm:debug@4': 'npm:debug@4.3.4',
        'jsr:@std/assert@1': 'jsr:@std/assert@1.0.0',
        'jsr:@std/internal@^1.0.0': 'jsr:@std/internal@1.0.1',
      },
      jsr: JSR,
      npm: { 'debug@4.3.4': { ...NPM, dependencies: { ms: 'ms@2.1.2' } }, 'ms@2.1.2': NPM },
    },
    remote: {},
    workspace: { dependencies: ['npm:debug@4', 'jsr:@std/assert@1'] },
  },
  5: {
    version: '5',
    specifiers: {
      'npm:debug@4': '4.3.4_supports-color@8.0.0',
      'jsr:@std/assert@1': '1.0.0',
      'jsr:@std/internal@^1.0.0': '1.0.1',
    },
    jsr: { ...JSR, '@std/assert@1.0.0': { integrity: 'aa', dependencies: ['jsr:@std/internal'] } },
    npm: { 'debug@4.3.4_supports-color@8.0.0': { ...NPM, dependencies: ['ms'] }, 'ms@2.1.2': NPM },
    workspace: { dependencies: ['npm:debug@4', 'jsr:@std/assert@1'] },
  },
};

describe('a lockfile of Deno', () => {
  it('tells packages of npm and of JSR, and who asks for them, in every version', async () => {
    for (const [version, lock] of Object.entries(LOCKS)) {
      const found = await scanFiles({ 'app/deno.lock': JSON.stringify(lock, null, 2) });
      const npm = found.components.filter(({ ecosystem }) => ecosystem === 'npm').map(shortComponent);
      expect(npm.map((line) => line.replace(/ :\d+/, ''))).toEqual([
        'pkg:npm/debug@4.3.4 production direct registry app > debug',
        'pkg:npm/ms@2.1.2 production transitive registry app > debug > ms',
      ]);
      const jsr = found.components.filter(({ ecosystem }) => ecosystem === 'JSR').map(shortComponent);
      if (version !== '2')
        expect(jsr.map((line) => line.replace(/ :\d+/, '').replace('%40', '@'))).toEqual([
          'pkg:jsr/@std/assert@1.0.0 production direct registry app > @std/assert',
          version === '3'
            ? 'pkg:jsr/@std/internal@1.0.1 production transitive registry app > @std/assert > @std/internal'
            : expect.stringContaining('internal'),
        ]);
      const said = found.gaps.map(shortGap);
      if (version === '2')
        expect(said).toContain(
          'not-in-registry: 1 module of app/deno.lock is fetched from addresses, so no advisory names them: deno.land',
        );
      else
        expect(said).toContain(
          'not-in-registry: nobody publishes advisories for JSR, so 2 components of app/deno.lock cannot be checked: @std/assert, @std/internal',
        );
    }
  });

  it('of an unknown version is a blocking gap, and of the first one that knows addresses only', async () => {
    const unknown = await scanFiles({ 'deno.lock': '{"version":"77"}' });
    expect(unknown.gaps.map(shortGap)).toEqual([
      'lockfile-unsupported: deno.lock is a lockfile of Deno with version 77, which Vauban does not know yet',
    ]);
    const first = await scanFiles({ 'deno.lock': '{"https://deno.land/x/a.ts":"aa"}' });
    expect(first.gaps.map(({ kind }) => kind)).toEqual(['not-in-registry']);
    const none = await scanFiles({ 'deno.lock': '{"specifiers":{}}' });
    expect(none.gaps.map(({ kind }) => kind)).toEqual(['lockfile-broken']);
  });
});
