import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { shortComponent, shortGap } from '../../testing/short-component.ts';

const LOCK = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "demo",
      "dependencies": { "ms": "^2.0.0", "strings": "npm:string-width@^4.0.0" },
      "devDependencies": { "debug": "^4.0.0" },
    },
    "packages/a": {
      "name": "@demo/a",
      "version": "1.2.3",
      "dependencies": { "code": "github:demo/code", "ms": "^1.0.0" },
      "optionalDependencies": { "fsevents": "^2.0.0" },
    },
  },
  // what is installed
  "packages": {
    "@demo/a": ["@demo/a@workspace:packages/a"],
    "@demo/a/ms": ["ms@1.0.0", "", {}, "sha512-AAAA=="],
    "code": ["code@github:demo/code#0123456", { "dependencies": { "ms": "*" } }, "demo-code-0123456"],
    "debug": ["debug@4.3.4", "https://me:secret@npm.example.org/debug.tgz", { "dependencies": { "ms": "2.1.2" }, "peerDependencies": { "absent": "*", "peer": "*" }, "optionalPeers": ["absent"] }, "sha512-AAAA=="],
    "debug/ms": ["ms@2.1.2", "", {}, "sha512-AAAA=="],
    "fsevents": ["fsevents@2.3.3", "", { "os": "darwin" }, "sha512-AAAA=="],
    "ms": ["ms@2.1.3", "", {}, "sha512-AAAA=="],
    "peer": ["peer@1.0.0", "", {}, "sha512-AAAA=="],
    "strings": ["string-width@4.2.3", "", {}, "sha512-AAAA=="],
  }
}
`;

describe('a lockfile of Bun', () => {
  it('tells which of several versions a package and a member of the workspace get', async () => {
    const found = await scanFiles({ 'bun.lock': LOCK });
    expect(found.components.map(shortComponent)).toEqual([
      'pkg:npm/%40demo/a@1.2.3 production direct workspace :9 demo > @demo/a',
      'pkg:npm/code@0123456?vcs_url=github%3Ademo%2Fcode%230123456 production direct git :20 demo > @demo/a > code',
      'pkg:npm/debug@4.3.4 development direct registry :21 demo > debug',
      'pkg:npm/fsevents@2.3.3 optional direct registry :23 demo > @demo/a > fsevents',
      'pkg:npm/ms@1.0.0 production direct registry :19 demo > @demo/a > ms',
      'pkg:npm/ms@2.1.2 development transitive registry :22 demo > debug > ms',
      'pkg:npm/ms@2.1.3 production direct registry :24 demo > ms',
      'pkg:npm/peer@1.0.0 development transitive registry :25 demo > debug > peer',
      'pkg:npm/string-width@4.2.3 as strings production direct registry :26 demo > string-width',
    ]);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('of an unknown version, broken, or binary is a blocking gap', async () => {
    const texts: [string, string][] = [
      [
        '{"lockfileVersion":7}',
        'lockfile-unsupported: bun.lock is a lockfile of Bun with lockfileVersion 7, which Vauban does not know yet',
      ],
      [
        '{"lockfileVersion":1,"packages":{"a":[]}}',
        'lockfile-broken: bun.lock cannot be read: an entry of `packages` has no name (line 1)',
      ],
      ['{/*', 'lockfile-broken: bun.lock cannot be read: the file ends too early (line 1)'],
    ];
    for (const [text, message] of texts) {
      const { components, gaps } = await scanFiles({ 'bun.lock': text });
      expect([components.length, ...gaps.map(shortGap)]).toEqual([0, message]);
    }
    const binary = Buffer.from('#!/usr/bin/env bun\nbun-lockfile-format-v0\n\0');
    const { gaps } = await scanFiles({ 'bun.lockb': binary });
    expect(gaps.map(shortGap)).toEqual([expect.stringMatching(/^lockfile-unsupported: .*--save-text-lockfile/)]);
    const both = await scanFiles({ 'bun.lock': '{"lockfileVersion":1,"packages":{}}', 'bun.lockb': binary });
    expect(both.gaps).toEqual([]);
    const broken = await scanFiles({ 'bun.lock': '{', 'bun.lockb': binary });
    expect(broken.gaps.map(({ kind }) => kind)).toEqual(['lockfile-broken', 'lockfile-unsupported']);
  });
});
