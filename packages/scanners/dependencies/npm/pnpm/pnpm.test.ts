import { describe, expect, it } from 'vitest';
import { scanFiles } from '../../testing/scan-files.ts';
import { shortComponent, shortGap } from '../../testing/short-component.ts';

const V9 = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

catalogs:
  default:
    react:
      specifier: ^18.0.0
      version: 18.2.0

importers:

  .:
    dependencies:
      react:
        specifier: 'catalog:'
        version: 18.2.0
      strings:
        specifier: npm:string-width@^4.0.0
        version: string-width@4.2.3
    devDependencies:
      '@demo/a':
        specifier: workspace:*
        version: link:packages/a
      eslint:
        specifier: ^8.0.0
        version: 8.0.0(typescript@5.0.0)
      typescript:
        specifier: ^5.0.0
        version: 5.0.0

  packages/a:
    dependencies:
      code:
        specifier: github:demo/code
        version: https://codeload.github.com/demo/code/tar.gz/0123456
      outside:
        specifier: link:../../../outside
        version: link:../../../outside
    optionalDependencies:
      fsevents:
        specifier: ^2.0.0
        version: 2.3.3

packages:

  code@https://codeload.github.com/demo/code/tar.gz/0123456:
    resolution: {tarball: https://codeload.github.com/demo/code/tar.gz/0123456}
    version: 1.0.0

  eslint@8.0.0:
    resolution: {integrity: sha512-AAAA==}
    peerDependencies:
      typescript: '*'

  fsevents@2.3.3:
    resolution: {integrity: sha512-AAAA==}
    os: [darwin]

  loose@1.0.0:
    resolution:
      {
        integrity: sha512-BBBB==,
        tarball: https://me:secret@npm.example.org/loose.tgz,
      }
    deprecated: |-
      lockfileVersion: not this

      one
    hasBin: true

  react@18.2.0:
    resolution: {integrity: sha512-AAAA==}

  string-width@4.2.3:
    resolution: {integrity: sha512-AAAA==}

  typescript@5.0.0:
    resolution: {integrity: sha512-AAAA==}

snapshots:

  code@https://codeload.github.com/demo/code/tar.gz/0123456:
    dependencies:
      loose: 1.0.0

  eslint@8.0.0(typescript@5.0.0):
    dependencies:
      typescript: 5.0.0

  fsevents@2.3.3:
    optional: true

  loose@1.0.0: {}

  react@18.2.0:
    dependencies:
      loose: 1.0.0

  string-width@4.2.3: {}

  typescript@5.0.0: {}
`;

const V6 = `lockfileVersion: '6.0'

dependencies:
  react:
    specifier: ^18.0.0
    version: 18.2.0
  strings:
    specifier: npm:string-width@^4.0.0
    version: /string-width@4.2.3

devDependencies:
  eslint:
    specifier: ^8.0.0
    version: 8.0.0(typescript@5.0.0)

packages:

  /eslint@8.0.0(typescript@5.0.0):
    resolution: {integrity: sha512-AAAA==}
    peerDependencies:
      typescript: '*'
    dependencies:
      typescript: 5.0.0
    dev: true

  /react@18.2.0:
    resolution: {integrity: sha512-AAAA==}
    dev: false

  /string-width@4.2.3:
    resolution: {integrity: sha512-AAAA==}
    dev: false

  /typescript@5.0.0:
    resolution: {integrity: sha512-AAAA==}
    dev: true
`;

const V5 = `lockfileVersion: 5.4

specifiers:
  react: ^18.0.0

dependencies:
  react: 18.2.0
  strings: /string-width/4.2.3

devDependencies:
  eslint: 8.0.0_typescript@5.0.0

packages:

  /eslint/8.0.0_typescript@5.0.0:
    resolution: {integrity: sha512-AAAA==}
    peerDependencies:
      typescript: '*'
    dependencies:
      typescript: 5.0.0
    dev: true

  /react/18.2.0:
    resolution: {integrity: sha512-AAAA==}
    dev: false

  registry.example.org/string-width/4.2.3:
    resolution: {integrity: sha512-AAAA==}

  /string-width/4.2.3:
    resolution: {integrity: sha512-AAAA==}
    dev: false

  /typescript/5.0.0:
    resolution: {integrity: sha512-AAAA==}
    dev: true
`;

async function components(files: Record<string, string>): Promise<string[]> {
  return (await scanFiles(files)).components.map(shortComponent);
}

describe('a lockfile of pnpm', () => {
  it('9 tells importers, catalogs, peers, aliases and links apart', async () => {
    const files = {
      'pnpm-lock.yaml': V9,
      'package.json': '{"name":"demo"}',
      'packages/a/package.json': '{"name":"@demo/a","version":"1.2.3"}',
    };
    expect(await components(files)).toEqual([
      'pkg:npm/%40demo/a@1.2.3 production direct workspace :33 demo > @demo/a',
      'pkg:npm/code@1.0.0?vcs_url=https%3A%2F%2Fcodeload.github.com%2Fdemo%2Fcode%2Ftar.gz%2F0123456 production direct git :48 demo > @demo/a > code',
      'pkg:npm/eslint@8.0.0 development direct registry :52 demo > eslint',
      'pkg:npm/fsevents@2.3.3 optional direct registry :57 demo > @demo/a > fsevents',
      'pkg:npm/loose@1.0.0 production transitive registry :61 demo > react > loose',
      'pkg:npm/outside production direct link :38 demo > @demo/a > outside',
      'pkg:npm/react@18.2.0 production direct registry :73 demo > react',
      'pkg:npm/string-width@4.2.3 as strings production direct registry :76 demo > string-width',
      'pkg:npm/typescript@5.0.0 development direct registry :79 demo > typescript',
    ]);
    const found = await scanFiles(files);
    const lines = V9.split('\n');
    for (const { location } of found.components) expect(lines[(location.line ?? 0) - 1]).toBe(location.snippet);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('5 and 6 tells the same of a single project', async () => {
    for (const lock of [V5, V6]) {
      const found = await components({ 'pnpm-lock.yaml': lock, 'package.json': '{"name":"demo"}' });
      expect(found.map((line) => line.replace(/ :\d+/, ''))).toEqual([
        'pkg:npm/eslint@8.0.0 development direct registry demo > eslint',
        'pkg:npm/react@18.2.0 production direct registry demo > react',
        'pkg:npm/string-width@4.2.3 as strings production direct registry demo > string-width',
        'pkg:npm/typescript@5.0.0 development transitive registry demo > eslint > typescript',
      ]);
    }
  });

  it('11 of two documents is read whole', async () => {
    const own = `lockfileVersion: '9.0'\nimporters:\n  .:\n    packageManagerDependencies:\n      pnpm:\n        specifier: 11.0.0\n        version: 11.0.0\npackages:\n  pnpm@11.0.0:\n    resolution: {integrity: sha512-AAAA==}\nsnapshots:\n  pnpm@11.0.0: {}\n`;
    const found = await components({ 'pnpm-lock.yaml': `---\n${own}\n---\n${V9}`, 'package.json': '{"name":"demo"}' });
    expect(found).toContain('pkg:npm/pnpm@11.0.0 development direct registry :10 demo > pnpm');
    expect(found.length).toBe(10);
  });

  it('of Rush speaks for the projects beside it', async () => {
    const lock = `lockfileVersion: '9.0'
importers:
  .: {}
  ../../../apps/shop:
    dependencies:
      '@demo/a': {specifier: workspace:*, version: link:../../libs/a}
  ../../../libs/a:
    dependencies:
      ms: {specifier: ^2.0.0, version: 2.1.2}
snapshots:
  ms@2.1.2: {}
`;
    const files = { 'common/config/rush/pnpm-lock.yaml': lock, 'libs/a/package.json': '{"name":"@demo/a"}' };
    expect(await components(files)).toEqual([
      'pkg:npm/%40demo/a production direct workspace :7 rush > @demo/a',
      'pkg:npm/ms@2.1.2 production direct registry :11 rush > @demo/a > ms',
      'pkg:npm/shop production direct workspace :4 rush > shop',
    ]);
  });

  it('of an unknown version, with a conflict, empty, or with anchors is a blocking gap', async () => {
    const texts: [string, string][] = [
      [
        "lockfileVersion: '12.3'\n",
        'lockfile-unsupported: pnpm-lock.yaml is a lockfile of pnpm with lockfileVersion 12.3, which Vauban does not know yet',
      ],
      [
        'lockfileVersion: 9.0\n=======\n>>>>>>> main\n',
        'lockfile-broken: pnpm-lock.yaml cannot be read: a merge conflict was left in it (line 3)',
      ],
      ['', 'lockfile-broken: pnpm-lock.yaml cannot be read: it is empty'],
      [
        'a: &a [*a, *a]\n',
        'lockfile-broken: pnpm-lock.yaml cannot be read: anchors, aliases and tags are not read (line 1)',
      ],
      ['- 1\n', 'lockfile-broken: pnpm-lock.yaml cannot be read: the document is no map (line 1)'],
    ];
    for (const [text, message] of texts) {
      const { components, gaps } = await scanFiles({ 'pnpm-lock.yaml': text });
      expect([components.length, ...gaps.map(shortGap)]).toEqual([0, message]);
    }
  });
});
