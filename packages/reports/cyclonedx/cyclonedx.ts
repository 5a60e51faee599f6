import type { Report } from '@vauban/domain';
import { type Bill, type BillPackage, billOf } from '../sbom/bill.ts';
import type { Hash } from '../sbom/hashes.ts';
import { licenceOf } from '../sbom/licence.ts';
import { jsonDocument } from '../text/json-document.ts';
import { vulnerabilitiesOf } from './vulnerabilities.ts';

const ALGORITHMS: Readonly<Record<Hash['algorithm'], string>> = {
  MD5: 'MD5',
  SHA1: 'SHA-1',
  SHA256: 'SHA-256',
  SHA384: 'SHA-384',
  SHA512: 'SHA-512',
};
const SCOPES: Readonly<Record<string, string>> = {
  production: 'required',
  peer: 'optional',
  optional: 'optional',
  development: 'excluded',
};

/** The report's components as a CycloneDX 1.6 bill, with the vulnerabilities that the report has. */
export function* writeCycloneDx(report: Report): Generator<string> {
  const bill = billOf(report);
  const { gaps, digest } = bill;
  const root = `urn:vauban:target:${digest.slice(0, 32)}`;
  const vulnerabilities = vulnerabilitiesOf(bill);
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(digest)}`,
    version: 1,
    metadata: {
      timestamp: bill.created,
      lifecycles: [{ phase: 'pre-build' }],
      tools: { components: [{ type: 'application', name: 'vauban', version: bill.toolVersion }] },
      component: { type: 'application', 'bom-ref': root, name: bill.name },
      ...(gaps.length > 0 && { properties: gaps.map((value) => ({ name: 'vauban:gap', value })) }),
    },
    components: bill.packages.map(componentOf),
    dependencies: [
      { ref: root, dependsOn: bill.direct },
      ...bill.packages.flatMap(({ purl, dependsOn }) => (dependsOn === null ? [] : [{ ref: purl, dependsOn }])),
    ],
    compositions: compositionsOf(bill, root),
    ...(vulnerabilities.length > 0 && { vulnerabilities }),
  };
  yield* jsonDocument(document);
}

function componentOf(item: BillPackage): object {
  const scope = SCOPES[item.scope];
  const address = item.resolved !== null && /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(item.resolved) ? item.resolved : null;
  return {
    type: 'library',
    'bom-ref': item.purl,
    ...namesOf(item),
    ...(item.version !== '' && { version: item.version }),
    ...(scope !== undefined && { scope }),
    ...(item.hashes.length > 0 && {
      hashes: item.hashes.map(({ algorithm, hex }) => ({ alg: ALGORITHMS[algorithm], content: hex })),
    }),
    ...(item.licence !== null && { licenses: [licenceEntry(item.licence)] }),
    purl: item.purl,
    ...(address !== null && { externalReferences: [{ type: 'distribution', url: address }] }),
    properties: [
      { name: 'vauban:direct', value: String(item.direct) },
      { name: 'vauban:ecosystem', value: item.ecosystem },
      ...(item.integrity !== null && item.hashes.length === 0
        ? [{ name: 'vauban:integrity', value: item.integrity.slice(0, 2000) }]
        : []),
      { name: 'vauban:scope', value: item.scope },
      { name: 'vauban:source', value: item.source },
    ],
    evidence: {
      occurrences: item.places.map(({ path, line }) => ({ location: path, ...(line !== null && { line }) })),
    },
  };
}

/** A name's group stands apart: npm's scope, Maven's group. */
function namesOf({ name, ecosystem }: BillPackage): { group?: string; name: string } {
  const at = ecosystem === 'Maven' ? name.indexOf(':') : name.startsWith('@') ? name.indexOf('/') : -1;
  return at <= 0 ? { name } : { group: name.slice(0, at), name: name.slice(at + 1) };
}

function licenceEntry(words: string): object {
  const { kind, text } = licenceOf(words);
  if (kind === 'expression') return { expression: text };
  return { license: kind === 'id' ? { id: text } : { name: text } };
}

/** How far the bill knows what it speaks of. */
function compositionsOf({ gaps, packages }: Bill, root: string): object[] {
  const known = packages.filter(({ dependsOn }) => dependsOn !== null).map(({ purl }) => purl);
  const unknown = packages.filter(({ dependsOn }) => dependsOn === null).map(({ purl }) => purl);
  return [
    { aggregate: gaps.length > 0 ? 'incomplete' : 'complete', assemblies: [root] },
    ...(known.length > 0 ? [{ aggregate: 'complete', dependencies: known }] : []),
    ...(unknown.length > 0 ? [{ aggregate: 'unknown', dependencies: unknown }] : []),
  ];
}

/** A UUID (version 8, RFC 9562) made of a digest. */
function uuidOf(digest: string): string {
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
