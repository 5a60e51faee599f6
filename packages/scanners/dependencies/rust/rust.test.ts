import { describe, expect, it } from 'vitest';
import { scanFiles } from '../testing/scan-files.ts';
import { told, toldGaps } from '../testing/told.ts';

const IO = 'registry+https://github.com/rust-lang/crates.io-index';
const MANIFEST = `[package]
name = "app"
[dependencies]
serde = "1"
other = { package = "rand", version = "0.8" }
maybe = { version = "1", optional = true }
member = { path = "member" }
[dev-dependencies]
tester = "1"
[workspace]
members = ["member"]
[workspace.dependencies]
short = { package = "long-name", version = "1" }
`;
const MEMBER =
  '[package]\nname = "member"\n[target.\'cfg(unix)\'.dependencies]\nlibc = "0.2"\n[dependencies]\nshort.workspace = true\n';

function crate(name: string, version: string, source: string | null, needs: readonly string[] = [], more = ''): string {
  const from = source === null ? '' : `source = "${source}"\n`;
  return `[[package]]\nname = "${name}"\nversion = "${version}"\n${from}${more}dependencies = ${JSON.stringify(needs)}\n`;
}

const CRATES = [
  crate('app', '0.1.0', null, ['long-name', 'maybe', 'member', 'rand 0.8.5', 'serde', 'tester']),
  crate('libc', '0.2.0', IO),
  crate('long-name', '1.0.0', 'sparse+https://index.crates.io/'),
  crate('maybe', '1.0.0', IO),
  crate('member', '0.1.0', null, ['libc', 'long-name']),
  crate('rand', '0.7.0', IO),
  crate('rand', '0.8.5', 'git+https://u:token@example.org/rand?rev=1#abc'),
  crate('serde', '1.0.0', IO, [], `checksum = "${'0'.repeat(64)}"\n`),
  crate('tester', '1.0.0', IO, ['rand 0.7.0', 'serde']),
];

describe('a Cargo.lock', () => {
  it('with its manifests knows what is direct, why the rest is there, and what only tests need', async () => {
    const files = {
      'Cargo.lock': `version = 4\n\n${CRATES.join('\n')}`,
      'Cargo.toml': MANIFEST,
      'member/Cargo.toml': MEMBER,
    };
    expect((await told(files)).map((line) => line.replace(/ Cargo\.lock.*/, ''))).toEqual([
      'pkg:cargo/app@0.1.0 direct production workspace app > app',
      'pkg:cargo/libc@0.2.0 direct production registry app > member > libc',
      'pkg:cargo/long-name@1.0.0 direct production registry app > long-name',
      'pkg:cargo/maybe@1.0.0 direct optional registry app > maybe',
      'pkg:cargo/member@0.1.0 direct production workspace app > member',
      'pkg:cargo/rand@0.7.0 indirect development registry app > tester > rand',
      'pkg:cargo/rand@0.8.5?vcs_url=git%2Bhttps%3A%2F%2F***%40example.org%2Frand%23abc direct production git app > rand',
      'pkg:cargo/serde@1.0.0 direct production registry app > serde',
      'pkg:cargo/tester@1.0.0 direct development registry app > tester',
    ]);
    const { components } = await scanFiles(files);
    const serde = components.find(({ name }) => name === 'serde');
    expect(components.find(({ name }) => name === 'tester')?.dependsOn).toEqual([
      'pkg:cargo/rand@0.7.0',
      'pkg:cargo/serde@1.0.0',
    ]);
    expect(components.find(({ name }) => name === 'member')?.dependsOn).toEqual([
      'pkg:cargo/libc@0.2.0',
      'pkg:cargo/long-name@1.0.0',
    ]);
    expect(serde).toMatchObject({ dependsOn: [], integrity: `sha256:${'0'.repeat(64)}`, ecosystem: 'crates.io' });
    expect(files['Cargo.lock'].split('\n')[(serde?.location.line ?? 0) - 1]).toBe('name = "serde"');
  });

  it('of version 1 has a root of its own and checksums at its end', async () => {
    const lock = `[root]\nname = "app"\nversion = "0.1.0"\ndependencies = ["serde 1.0.0 (${IO})"]\n\n${crate('serde', '1.0.0', IO)}\n[metadata]\n"checksum serde 1.0.0 (${IO})" = "abc"\n`;
    const { components } = await scanFiles({ 'Cargo.lock': lock });
    expect(components.map(({ purl, integrity, path }) => [purl, integrity, path])).toEqual([
      ['pkg:cargo/app@0.1.0', undefined, ['.', 'app']],
      ['pkg:cargo/serde@1.0.0', 'sha256:abc', ['.', 'app', 'serde']],
    ]);
  });

  it('of a version that nobody knows, or broken, is a blocking gap', async () => {
    expect(await toldGaps({ 'Cargo.lock': 'version = 5\n' })).toEqual([
      'lockfile-unsupported: Cargo.lock is a lockfile of Cargo with version 5, which Vauban does not know yet',
    ]);
    for (const text of ['', '[[package]]\nversion = "1"', '[[package', 'package = 1']) {
      expect((await toldGaps({ 'Cargo.lock': text }))[0]).toMatch(/^lockfile-broken/);
    }
  });

  it('may need in circles and name crates like parts of JavaScript', async () => {
    const lock = `version = 3\n${crate('__proto__', '1.0.0', IO, ['constructor'])}${crate('constructor', '1.0.0', IO, ['__proto__'])}`;
    expect(await told({ 'Cargo.lock': lock })).toHaveLength(2);
  });
});
