import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Component } from '@vauban/domain';
import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';

const FIXTURES = new URL('../../fixtures/npm/', import.meta.url).pathname;

function fixture(name: string): Record<string, string> {
  const folder = join(FIXTURES, name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function short(component: Component): string {
  const { name, version, scope, direct, source, location } = component;
  const flags = [scope, direct === true ? 'direct' : direct === false ? 'transitive' : 'unknown', source];
  return `${name}@${version} ${flags.join(' ')} line ${location.line} ${component.path.join(' > ')}`;
}

function lock(body: object): Record<string, string> {
  return { 'package-lock.json': JSON.stringify({ name: 'demo', lockfileVersion: 3, ...body }, null, 2) };
}

describe('a lockfile of npm', () => {
  it('says the same in lockfile versions 1, 2 and 3', async () => {
    const [v1, v2, v3] = await Promise.all(['v1', 'v2', 'v3'].map((name) => scanFiles(fixture(name))));
    const facts = (component: Component): string => short(component).replace(/ line \d+/, '');
    const expected = v3?.components.map(facts);
    expect(v2?.components.map(facts)).toEqual(expected);
    // version 1 has no flag for what is both development and optional, and no licences
    expect(v1?.components.map(facts)).toEqual(expected);
    expect(v3?.components.length).toBeGreaterThan(20);
  });

  it('tells direct from transitive, the scope, the line and the shortest path', async () => {
    const { components } = await scanFiles(fixture('v3'));
    const named = (name: string): string[] => components.filter((item) => item.name === name).map(short);
    expect(named('minimist')).toEqual([
      expect.stringMatching(/^minimist@0\.0\.8 production transitive registry line \d+ demo > mkdirp > minimist$/),
      expect.stringMatching(/^minimist@1\.2\.5 production direct registry line \d+ demo > minimist$/),
      expect.stringMatching(
        /^minimist@1\.2\.8 production transitive .+ demo > express-handlebars > handlebars > minimist$/,
      ),
    ]);
    expect(named('fsevents')).toEqual([expect.stringContaining('fsevents@2.1.0 optional direct registry')]);
    expect(named('events-to-array')).toEqual([expect.stringContaining('development transitive')]);
    const lines = (fixture('v3')['package-lock.json'] as string).split('\n');
    for (const { location } of components) {
      expect(lines[(location.line ?? 0) - 1]).toBe(location.snippet);
      expect(location.column).toBe(5);
    }
  });

  it('names an alias by what it really is', async () => {
    for (const version of ['v1', 'v2', 'v3']) {
      const { components } = await scanFiles(fixture(version));
      const found = components.find((item) => item.alias === 'strings');
      expect(found).toMatchObject({ name: 'string-width', purl: 'pkg:npm/string-width@4.2.0', direct: true });
    }
  });

  it('knows workspaces and linked folders, and what is direct in each', async () => {
    const { components, gaps } = await scanFiles(fixture('workspaces'));
    expect(components.map((item) => short(item).replace(/ line \d+/, ''))).toEqual([
      '@demo/a@1.0.0 production direct workspace root-of-workspaces > @demo/a',
      '@demo/b@1.0.0 production direct workspace root-of-workspaces > @demo/b',
      'local@0.1.0 production direct link root-of-workspaces > @demo/a > local',
      'minimist@1.2.5 development direct registry root-of-workspaces > @demo/b > minimist',
      'ms@2.0.0 production direct registry root-of-workspaces > @demo/b > ms',
      'semver@5.7.1 production direct registry root-of-workspaces > semver',
      'semver@7.3.2 production direct registry root-of-workspaces > @demo/a > semver',
    ]);
    expect(gaps.map(({ kind, path }) => [kind, path])).toEqual([
      ['advisories-missing', 'package-lock.json'],
      ['not-in-registry', 'package-lock.json'],
    ]);
  });

  it('says where each component comes from', async () => {
    const { components } = await scanFiles(
      lock({
        packages: {
          '': { dependencies: { u: 'https://example.org/u.tgz', r: '1', g: 'x/g', f: 'file:f.tgz', l: 'file:../l' } },
          'node_modules/u': { version: '1.0.0', resolved: 'https://me:pass@example.org/u.tgz?token=1' },
          'node_modules/r': { version: '1.0.0', resolved: 'https://mirror.example.org/r-1.0.0.tgz' },
          'node_modules/g': { version: '1.0.0', resolved: 'git+ssh://git@github.com/x/g.git#abc' },
          'node_modules/f': { version: '1.0.0', resolved: 'file:f.tgz' },
          'node_modules/l': { resolved: '../l', link: true },
          '../l': { name: '@x/l', version: '3.0.0' },
          'node_modules/out': { resolved: '../../etc', link: true },
        },
      }),
    );
    expect(components.map((item) => `${item.source} ${item.purl}`)).toEqual([
      'link pkg:npm/%40x/l@3.0.0',
      'file pkg:npm/f@1.0.0',
      'git pkg:npm/g@1.0.0?vcs_url=git%2Bssh%3A%2F%2Fgit%40github.com%2Fx%2Fg.git%23abc',
      'link pkg:npm/out',
      'registry pkg:npm/r@1.0.0',
      'url pkg:npm/u@1.0.0?download_url=https%3A%2F%2F***%40example.org%2Fu.tgz',
    ]);
    expect(JSON.stringify(components)).not.toMatch(/pass|token/);
  });

  it('reads the forms of version 1: git, files, addresses of a registry', async () => {
    const { components } = await scanFiles({
      'package-lock.json': JSON.stringify({
        lockfileVersion: 1,
        dependencies: {
          git: {
            version: 'git+https://tok@github.com/x/git.git#0123abc',
            from: 'git+https://tok@github.com/x/git.git',
          },
          hub: { version: 'github:x/hub#4567def' },
          dir: { version: 'file:../dir' },
          tar: { version: 'file:tar.tgz' },
          old: { version: 'https://registry.npmjs.org/old/-/old-1.2.3.tgz' },
          '@s/old': { version: 'https://registry.npmjs.org/@s/old/-/old-4.5.6.tgz' },
          url: { version: 'https://example.org/url.tgz' },
        },
      }),
    });
    expect(components.map((item) => `${item.name} ${item.version} ${item.source} ${item.direct}`).sort()).toEqual([
      '@s/old 4.5.6 registry unknown',
      'dir  link unknown',
      'git 0123abc git unknown',
      'hub 4567def git unknown',
      'old 1.2.3 registry unknown',
      'tar  file unknown',
      'url  url unknown',
    ]);
    expect(JSON.stringify(components)).not.toContain('tok@');
  });

  it('has one component for a version that lies in several places', async () => {
    const packages = {
      '': { dependencies: { a: '1', b: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { c: '1' } },
      'node_modules/a/node_modules/c': { version: '1.0.0', dev: true },
      'node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
      'node_modules/b/node_modules/c': { version: '1.0.0' },
    };
    const { components } = await scanFiles(lock({ packages }));
    expect(components.map(short)).toEqual([
      'a@1.0.0 production direct registry line 11 demo > a',
      'b@1.0.0 production direct registry line 21 demo > b',
      'c@1.0.0 production transitive registry line 17 demo > a > c',
    ]);
  });

  it('that has drifted from its package.json, or has entries without a version, says so', async () => {
    const { gaps } = await scanFiles({
      ...lock({ packages: { '': {}, 'node_modules/a': {} } }),
      'package.json': '{"dependencies":{"b":"1"}}',
    });
    expect(gaps.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'unresolved: a (line 6) in package-lock.json without a version',
      'unresolved: package.json asks for b, which package-lock.json does not hold: run `npm install`',
    ]);
  });

  it('of an unknown version is a blocking gap', async () => {
    for (const lockfileVersion of [4, 0, -1, 2.5, '3', null]) {
      const { components, gaps } = await scanFiles(
        lock({ lockfileVersion, packages: { 'node_modules/a': { version: '1.0.0' } } }),
      );
      expect(components).toEqual([]);
      expect(gaps.map((gap) => gap.kind)).toEqual(['lockfile-unsupported']);
    }
  });

  it('that is broken is a gap with the line, and below a test folder only a counted one', async () => {
    const broken = '{\n  "lockfileVersion": 3,\n  "packages": {\n    "node_modules/a": {';
    const { gaps } = await scanFiles({ 'package-lock.json': broken, 'test/fixtures/x/package-lock.json': broken });
    expect(gaps.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'lockfile-broken: package-lock.json cannot be read: the file ends too early (line 4)',
      'lockfile-in-tests: test/fixtures/x/package-lock.json cannot be read: the file ends too early (line 4)',
    ]);
  });
});
