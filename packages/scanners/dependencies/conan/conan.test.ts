import { describe, expect, it } from 'vitest';
import { told, toldGaps } from '../testing/told.ts';

describe('a conan.lock', () => {
  it('of Conan 2 keeps what only the build needs apart', async () => {
    const lock = {
      version: '0.5',
      requires: ['zlib/1.2.13#e377bee636333ae348d51ca90874e353%1667396813.733'],
      build_requires: ['cmake/3.25.0@user/channel#aa'],
      python_requires: [],
    };
    expect(await told({ 'conan.lock': JSON.stringify(lock) })).toEqual([
      'pkg:conan/cmake@3.25.0 direct? development unknown conan.lock:1',
      'pkg:conan/zlib@1.2.13 direct? production unknown conan.lock:1',
    ]);
  });

  it('of Conan 1 is a graph', async () => {
    const lock = {
      graph_lock: {
        nodes: {
          0: { options: '', requires: ['1'], build_requires: ['3'], path: 'conanfile.txt', context: 'host' },
          1: { ref: 'openssl/1.1.1#aa', requires: ['2'], context: 'host' },
          2: { ref: 'zlib/1.2.11', requires: ['1'], context: 'host' },
          3: { ref: 'cmake/3.20', context: 'build' },
        },
        revisions_enabled: false,
      },
      version: '0.4',
    };
    expect(await told({ 'conan.lock': JSON.stringify(lock) })).toEqual([
      'pkg:conan/cmake@3.20 direct development unknown . > cmake conan.lock:1',
      'pkg:conan/openssl@1.1.1 direct production unknown . > openssl conan.lock:1',
      'pkg:conan/zlib@1.2.11 indirect production unknown . > openssl > zlib conan.lock:1',
    ]);
  });

  it('of a version that nobody knows, or broken, is a blocking gap', async () => {
    expect((await toldGaps({ 'conan.lock': '{"version":"0.6"}' }))[0]).toMatch(/^lockfile-unsupported/);
    expect((await toldGaps({ 'conan.lock': '{"version":"0.4"}' }))[0]).toMatch(/^lockfile-broken/);
  });
});
