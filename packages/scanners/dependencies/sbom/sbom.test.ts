import { describe, expect, it } from 'vitest';
import { told, toldGaps } from '../testing/told.ts';

const cycloneDx = (purls: readonly string[], more: object = {}): string =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    components: purls.map((purl) => ({ 'bom-ref': purl, type: 'library', name: 'x', purl })),
    ...more,
  });

describe('a bill of materials as input', () => {
  it('gives components of every ecosystem, with graph and scopes', async () => {
    const text = cycloneDx(['pkg:npm/%40a/b@1.0.0', 'pkg:maven/g/a@2.0?type=jar'], {
      metadata: { component: { 'bom-ref': 'app', name: 'app', type: 'application' } },
      dependencies: [
        { ref: 'app', dependsOn: ['pkg:npm/%40a/b@1.0.0'] },
        { ref: 'pkg:npm/%40a/b@1.0.0', dependsOn: ['pkg:maven/g/a@2.0?type=jar'] },
      ],
    });
    expect(await told({ 'app.cdx.json': text })).toEqual([
      'pkg:maven/g/a@2.0 indirect production registry app > @a/b > g:a app.cdx.json:1',
      'pkg:npm/%40a/b@1.0.0 direct production registry app > @a/b app.cdx.json:1',
    ]);
  });

  it.each([
    ['pkg:pypi/Django@4.0', 'PyPI'],
    ['pkg:golang/github.com/a/b@v1.2.3', 'Go'],
    ['pkg:deb/debian/libssl3@3.0.1-1?distro=bookworm&upstream=openssl', 'Debian:12'],
    ['pkg:deb/ubuntu/bash@5.0?distro=ubuntu-22.04', 'Ubuntu:22.04:LTS'],
    ['pkg:apk/alpine/musl@1.2.3-r1?distro=alpine-3.18.4', 'Alpine:v3.18'],
    ['pkg:rpm/almalinux/bash@5.0-1.el9?epoch=1&distro=almalinux-9.2', 'AlmaLinux:9'],
  ])('%s is of %s', async (purl, ecosystem) => {
    const gaps = await import('../testing/scan-files.ts').then(({ scanFiles }) =>
      scanFiles({ 'bom.json': cycloneDx([purl]) }),
    );
    expect(gaps.components.map((component) => component.ecosystem)).toEqual([ecosystem]);
  });

  it('a graph is handed on, and no graph is not "needs nothing"', async () => {
    const { scanFiles } = await import('../testing/scan-files.ts');
    const purls = ['pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'];
    const graph = { dependencies: [{ ref: purls[0], dependsOn: [purls[1]] }] };
    const known = await scanFiles({ 'bom.json': cycloneDx(purls, graph) });
    expect(known.components.map(({ dependsOn }) => dependsOn)).toEqual([[purls[1]], []]);
    const unknown = await scanFiles({ 'bom.json': cycloneDx(purls) });
    expect(unknown.components.map(({ dependsOn }) => dependsOn)).toEqual([undefined, undefined]);
  });

  it('of an unknown version, broken, or contradicting itself is said', async () => {
    expect(await toldGaps({ 'a.cdx.json': '{"bomFormat":"CycloneDX","specVersion":"2.0"}' })).toEqual([
      'lockfile-unsupported: a.cdx.json is a lockfile of a bill of materials with CycloneDX "2.0", which Vauban does not know yet',
    ]);
    expect((await toldGaps({ 'a.spdx.json': '{}' }))[0]).toContain('lockfile-broken');
    const dangling = cycloneDx(['pkg:npm/a@1.0.0'], {
      dependencies: [{ ref: 'pkg:npm/a@1.0.0', dependsOn: ['gone'] }],
    });
    expect(await toldGaps({ 'bom.json': dangling })).toEqual([
      'lockfile-broken: bom.json contradicts itself or is not complete: pkg:npm/a@1.0.0 needs gone, which is not there',
    ]);
  });

  it('a file that only has the name of one is passed over', async () => {
    expect(await toldGaps({ 'bom.json': '{"parts":[]}', 'sbom.xml': '<html/>' })).toEqual([]);
  });

  it('what no registry is known for is told', async () => {
    const gaps = await toldGaps({ 'bom.json': cycloneDx(['pkg:generic/zlib@1.2']) });
    expect(gaps.map((text) => text.slice(0, 15))).toEqual(['not-in-registry']);
  });
});
