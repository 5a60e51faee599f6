import { describe, expect, it } from 'vitest';
import { component, finding } from '../fixtures/builder.ts';
import { shop } from '../fixtures/shop.ts';
import { readVex, writeReport } from '../index.ts';

const read = (document: object) => readVex(Buffer.from(JSON.stringify(document)), 'a.json');

describe('VEX documents', () => {
  it('OpenVEX: products, parts, aliases and reasons', () => {
    const statements = read({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      author: 'Somebody\u001b[31m',
      statements: [
        {
          vulnerability: { name: 'GO-1', aliases: ['CVE-2026-1'] },
          products: [
            { '@id': 'pkg:golang/app', subcomponents: [{ '@id': 'x', identifiers: { purl: 'pkg:golang/lib' } }] },
          ],
          status: 'not_affected',
          justification: 'vulnerable_code_not_in_execute_path',
          impact_statement: 'never\ncalled',
        },
        {
          vulnerability: 'CVE-2',
          products: [{ '@id': 'pkg:npm/a', subcomponents: [{ '@id': 'lib' }] }],
          status: 'fixed',
        },
        { vulnerability: 'CVE-3', products: [{ '@id': 'pkg:npm/a' }], status: 'whatever' },
        { vulnerability: { '@id': 'x' }, products: [{ '@id': 'pkg:npm/a' }], status: 'fixed' },
      ],
    });
    expect(statements).toEqual([
      {
        names: ['GO-1', 'CVE-2026-1'],
        status: 'not_affected',
        products: [{ purl: 'pkg:golang/app', parts: ['pkg:golang/lib'] }],
        reason: 'vulnerable_code_not_in_execute_path, never called',
        source: 'a.json by Somebody [31m',
      },
    ]);
  });

  it('CycloneDX: analyses of components of the document, and of another one', () => {
    const statements = read({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      components: [{ 'bom-ref': 'a', name: 'a', purl: 'pkg:npm/a@1' }],
      vulnerabilities: [
        { id: 'CVE-1', analysis: { state: 'false_positive', detail: 'no' }, affects: [{ ref: 'a' }] },
        {
          id: 'CVE-2',
          references: [{ id: 'GHSA-2' }],
          analysis: { state: 'resolved' },
          affects: [{ ref: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:npm/b@2' }],
        },
        { id: 'CVE-3', affects: [{ ref: 'a' }] },
      ],
    });
    expect(statements.map(({ names, status, products, reason }) => [names, status, products[0]?.purl, reason])).toEqual(
      [
        [['CVE-1'], 'not_affected', 'pkg:npm/a@1', 'no'],
        [['CVE-2', 'GHSA-2'], 'fixed', 'pkg:npm/b@2', ''],
      ],
    );
  });

  it('CSAF: product ids, components of products, flags and impacts', () => {
    const product = (id: string, purl: string) => ({
      name: id,
      product: { product_id: id, name: id, product_identification_helper: { purl } },
    });
    const statements = read({
      document: { category: 'csaf_vex', publisher: { name: 'Maker' } },
      product_tree: {
        branches: [{ branches: [product('app', 'pkg:oci/app'), product('lib', 'pkg:npm/lib@1')] }],
        relationships: [
          {
            category: 'default_component_of',
            product_reference: 'lib',
            relates_to_product_reference: 'app',
            full_product_name: { product_id: 'app:lib', name: 'x' },
          },
        ],
      },
      vulnerabilities: [
        {
          cve: 'CVE-1',
          product_status: { known_not_affected: ['app:lib', 'gone'], fixed: ['lib'] },
          flags: [{ label: 'component_not_present', product_ids: ['app:lib'] }],
          threats: [{ category: 'impact', details: 'none at all' }],
        },
      ],
    });
    expect(statements.map(({ status, products, reason, source }) => [status, products, reason, source])).toEqual([
      [
        'not_affected',
        [{ purl: 'pkg:oci/app', parts: ['pkg:npm/lib@1'] }],
        'component_not_present, none at all',
        'a.json by Maker',
      ],
      ['fixed', [{ purl: 'pkg:npm/lib@1', parts: [] }], 'none at all', 'a.json by Maker'],
    ]);
  });

  it('what was decided goes out as OpenVEX, and accepted is not "not affected"', () => {
    const about = (id: string, suppressions: Parameters<typeof finding>[1] = {}) =>
      finding(
        {
          rule: id,
          location: { path: 'package-lock.json' },
          component: { ...component('a', '1.0.0'), reachability: 'unknown' },
          advisory: {
            id,
            aliases: [],
            summary: '',
            cvss: [],
            severity: 'high',
            fixedVersions: [],
            urls: [],
            exploited: false,
          },
        },
        suppressions,
      );
    const suppressed = (reason: string, until?: string) => ({
      suppressions: [
        { kind: 'policy' as const, status: 'accepted' as const, reason, ...(until === undefined ? {} : { until }) },
      ],
    });
    const report = {
      ...shop,
      findings: [
        about('CVE-1'),
        about('CVE-2', suppressed('behind a login', '2027-01-01')),
        about('CVE-3', suppressed('a.json says not affected: component_not_present')),
      ],
    };
    const text = [...writeReport(report, 'openvex')].join('');
    expect(readVex(Buffer.from(text), 'own').map(({ names, status }) => `${names} ${status}`)).toEqual([
      'CVE-1 under_investigation',
      'CVE-2 affected',
      'CVE-3 not_affected',
    ]);
    expect(text).toContain('"action_statement":"Accepted until 2027-01-01: behind a login"');
  });

  it.each([
    [{}, 'a.json is neither OpenVEX, CycloneDX nor CSAF.'],
    [[], 'a.json is no VEX document.'],
    [{ bomFormat: 'CycloneDX', specVersion: '7' }, 'a.json is CycloneDX "7"'],
  ])('%j is refused in a sentence', (document, message) => {
    expect(() => read(document)).toThrow(message);
  });
});
