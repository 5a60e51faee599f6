import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import type { Component, Report } from '@vauban/domain';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { component, gap } from '../fixtures/builder.ts';
import { hostile } from '../fixtures/others.ts';
import { shop } from '../fixtures/shop.ts';
import { compareSboms, readSbom, writeReport } from '../index.ts';

const SHA512 = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;

/** The official ones, as CycloneDX's own library has them. */
const SCHEMAS = createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json');
const schema = (name: string): object =>
  JSON.parse(
    readFileSync(new URL(`res/schema/${name}.SNAPSHOT.schema.json`, pathToFileURL(SCHEMAS)), 'utf8'),
  ) as object;

const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
for (const name of ['jsf-0.82', 'spdx'])
  ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
const isCycloneDx = ajv.compile(schema(`bom-${Version.v1dot6}`));

const part = (name: string, version: string, more: Partial<Component> = {}): Component => ({
  ...component(name, version),
  ...more,
});

const bill = (components: readonly Component[], more: Partial<Report> = {}): Report => ({
  ...shop,
  findings: [],
  components,
  coverage: { ...shop.coverage, gaps: [] },
  ...more,
});

const written = (report: Report, format: string): string => [...writeReport(report, format)].join('');
const read = async (report: Report, format: string) => readSbom(Buffer.from(written(report, format)), 'bom');

const APP = bill([
  part('express', '4.0.0', { direct: true, licence: 'MIT', integrity: SHA512, dependsOn: ['pkg:npm/qs@6.5.1'] }),
  part('qs', '6.5.1', { direct: false, licence: 'BSD-3-Clause OR MIT', dependsOn: [] }),
  part('mocha', '10.0.0', { direct: true, scope: 'development', licence: 'SEE LICENSE IN x' }),
  part('qs', '6.5.1', { direct: false, location: { path: 'tools/package-lock.json', line: 9 } }),
]);

describe('a bill of materials', () => {
  it.each([
    ['a shop with vulnerabilities', shop],
    ['hostile names', hostile],
    ['an application', APP],
    ['nothing', bill([])],
  ])('%s is valid CycloneDX 1.6 by its official schema', (_, report) => {
    isCycloneDx(JSON.parse(written(report, 'cyclonedx')));
    expect(isCycloneDx.errors ?? []).toEqual([]);
  });

  it.each(['cyclonedx', 'spdx'])(
    '%s: what is written is read again, with graph, licences, digests and scopes',
    async (format) => {
      const { packages, direct, problems, name } = await read(APP, format);
      expect(problems).toEqual([]);
      expect(name).toBe('shop');
      const ref = new Map(packages.map((item) => [item.ref, item.purl]));
      expect(
        packages.map(({ purl, licence, dependsOn }) => [purl, licence, dependsOn?.map((to) => ref.get(to))]),
      ).toEqual([
        ['pkg:npm/express@4.0.0', 'MIT', ['pkg:npm/qs@6.5.1']],
        ['pkg:npm/mocha@10.0.0', 'SEE LICENSE IN x', undefined],
        ['pkg:npm/qs@6.5.1', 'BSD-3-Clause OR MIT', []],
      ]);
      expect([...(direct ?? [])].map((to) => ref.get(to)).sort()).toEqual([
        'pkg:npm/express@4.0.0',
        'pkg:npm/mocha@10.0.0',
      ]);
      expect(packages[0]?.integrity).toBe(`sha512:${'07'.repeat(64)}`);
      expect(packages[1]?.scope).toBe('excluded');
    },
  );

  it.each(['cyclonedx', 'spdx'])('%s: is a function of the report, and its name changes with its content', (format) => {
    const later = { ...APP, scan: { ...APP.scan, started: '2030-01-01T00:00:00.000Z' } };
    const withoutTime = (text: string) => text.replaceAll(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '');
    expect(withoutTime(written(later, format))).toBe(withoutTime(written(APP, format)));
    expect(withoutTime(written(bill([]), format))).not.toBe(withoutTime(written(shop, format)));
  });

  it('says that it is incomplete, and why', async () => {
    const lost = gap({
      kind: 'lockfile-broken',
      class: 'blocking',
      path: 'yarn.lock',
      message: 'yarn.lock could not be read',
    });
    const report = bill(APP.components, { coverage: { ...APP.coverage, gaps: [lost] } });
    expect((await read(report, 'cyclonedx')).problems).toEqual(['it says that it is incomplete']);
    expect(written(report, 'cyclonedx')).toContain('{"name":"vauban:gap","value":"yarn.lock could not be read"}');
    expect(written(report, 'spdx')).toContain('Not complete: yarn.lock could not be read');
    const open = gap({ kind: 'manifest-without-lockfile', class: 'counted', message: 'package.json has no lockfile' });
    const manifest = bill([], { coverage: { ...APP.coverage, gaps: [open] } });
    expect(written(manifest, 'spdx')).toContain('Not complete: package.json has no lockfile');
  });

  it('names what was added, removed, changed and relicensed between two formats', async () => {
    const next = bill([
      part('express', '5.0.0', { licence: 'MIT' }),
      part('qs', '6.5.1', { licence: 'ISC' }),
      part('zod', '4.0.0'),
    ]);
    const changes = compareSboms(await read(APP, 'cyclonedx'), await read(next, 'spdx'));
    expect(
      changes.map(({ kind, name, before, after, licence }) => `${kind} ${name} ${before}>${after} ${licence?.after}`),
    ).toEqual([
      'changed pkg:npm/express 4.0.0>5.0.0 undefined',
      'removed pkg:npm/mocha 10.0.0> undefined',
      'changed pkg:npm/qs 6.5.1>6.5.1 ISC',
      'added pkg:npm/zod >4.0.0 undefined',
    ]);
    expect(compareSboms(await read(APP, 'spdx'), await read(APP, 'spdx'))).toEqual([]);
  });
});

const XML = `<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1">
  <metadata><component bom-ref="app" type="application"><name>app</name></component></metadata>
  <components>
    <component type="library" bom-ref="a"><group>org.example</group><name>a</name><version>1.0</version>
      <scope>required</scope><hashes><hash alg="SHA-1">${'ab'.repeat(20)}</hash></hashes>
      <licenses><license><id>MIT</id></license></licenses><purl>pkg:maven/org.example/a@1.0</purl></component>
    <component type="library" bom-ref="b"><name>b</name><version>2</version></component>
  </components>
  <dependencies><dependency ref="app"><dependency ref="a"/></dependency><dependency ref="a"><dependency ref="b"/><dependency ref="gone"/></dependency></dependencies>
</bom>`;

const TAG_VALUE = `# made by hand
SPDXVersion: SPDX-2.2
DataLicense: CC0-1.0
DocumentName: app
DocumentComment: <text>PackageName: not one
Relationship: neither</text>

PackageName: app
SPDXID: SPDXRef-app
PackageName: a
SPDXID: SPDXRef-a
PackageVersion: 1.0
PackageChecksum: SHA256: ${'cd'.repeat(32)}
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: Apache-2.0
ExternalRef: PACKAGE-MANAGER purl pkg:pypi/a@1.0
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app
Relationship: SPDXRef-a DEV_DEPENDENCY_OF SPDXRef-app
`;

describe('foreign bills of materials', () => {
  const readText = async (text: string) => readSbom(Buffer.from(text), 'bom');

  it('CycloneDX in XML', async () => {
    const { specVersion, packages, direct, problems } = await readText(XML);
    expect([specVersion, [...(direct ?? [])], problems]).toEqual(['1.4', ['a'], ['a needs gone, which is not there']]);
    expect(packages[0]).toEqual({
      ref: 'a',
      purl: 'pkg:maven/org.example/a@1.0',
      name: 'org.example/a',
      version: '1.0',
      licence: 'MIT',
      integrity: `sha1:${'ab'.repeat(20)}`,
      scope: 'required',
      dependsOn: ['b'],
      line: 0,
    });
  });

  it('SPDX in tag-value form', async () => {
    const { specVersion, packages, direct, name } = await readText(TAG_VALUE);
    expect([specVersion, name, [...(direct ?? [])]]).toEqual(['2.2', 'app', ['SPDXRef-a']]);
    expect(packages).toEqual([
      {
        ref: 'SPDXRef-a',
        purl: 'pkg:pypi/a@1.0',
        name: 'a',
        version: '1.0',
        licence: 'Apache-2.0',
        integrity: `sha256:${'cd'.repeat(32)}`,
        scope: 'excluded',
        dependsOn: null,
        line: 10,
      },
    ]);
  });

  it('two packages with one reference, and cycles, are told or harmless', async () => {
    const document = {
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      components: [
        { 'bom-ref': 'x', name: 'a', purl: 'pkg:npm/a@1' },
        { 'bom-ref': 'x', name: 'b', purl: 'pkg:npm/b@1', components: [{ name: '__proto__' }] },
      ],
      dependencies: [{ ref: 'x', dependsOn: ['x', '__proto__'] }],
    };
    const { packages, problems } = await readText(JSON.stringify(document));
    expect(packages.map(({ name }) => name)).toEqual(['a', 'b', '__proto__']);
    expect(problems).toEqual(['two packages have the reference x', 'x needs __proto__, which is not there']);
  });

  it.each([
    [
      '{"bomFormat":"CycloneDX","specVersion":"9.9"}',
      'bom is CycloneDX "9.9", which Vauban does not know; it reads 1.2 to 1.6.',
    ],
    ['{"spdxVersion":"SPDX-3.0"}', 'bom is "SPDX-3.0", which Vauban does not know; it reads SPDX 2.2 and 2.3.'],
    ['{"a":1}', 'bom is neither CycloneDX nor SPDX.'],
    ['<html/>', 'bom is XML, but no CycloneDX.'],
    [
      '<!DOCTYPE b [<!ENTITY x "y">]><bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components>&x;</components></bom>',
      'entity',
    ],
    ['['.repeat(5000), 'bom nests deeper than 200 levels.'],
    ['what', 'bom is neither JSON, XML nor tag-value text of a bill of materials.'],
  ])('%.40s is refused in a sentence', async (text, message) => {
    await expect(readText(text)).rejects.toThrow(message);
  });
});
