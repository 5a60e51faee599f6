import { addNeed, assemble } from '../sbom/assemble.ts';
import { Problems, type Sbom, type SbomPackage } from '../sbom/sbom.ts';

export interface SpdxPackage {
  readonly id: string | null;
  readonly name: string;
  readonly version: string;
  readonly purl: string | null;
  /** Concluded, then declared. */
  readonly licences: readonly (string | null)[];
  readonly checksums: readonly (readonly [algorithm: string, value: string])[];
  readonly line: number;
}

export type Relationship = readonly [from: string, type: string, to: string];

/** Which end needs the other, and as what. */
const NEEDS: ReadonlyMap<string, SbomPackage['scope']> = new Map([
  ['DEPENDS_ON', null],
  ['CONTAINS', null],
  ['STATIC_LINK', null],
  ['DYNAMIC_LINK', null],
  ['HAS_PREREQUISITE', null],
]);
const NEEDED: ReadonlyMap<string, SbomPackage['scope']> = new Map([
  ['DEPENDENCY_OF', null],
  ['CONTAINED_BY', null],
  ['PREREQUISITE_FOR', null],
  ['RUNTIME_DEPENDENCY_OF', 'required'],
  ['PROVIDED_DEPENDENCY_OF', 'optional'],
  ['OPTIONAL_DEPENDENCY_OF', 'optional'],
  ['DEV_DEPENDENCY_OF', 'excluded'],
  ['TEST_DEPENDENCY_OF', 'excluded'],
  ['BUILD_DEPENDENCY_OF', 'excluded'],
]);

/** Puts an SPDX document's parts together, whichever text they came from. */
export function billOfSpdx(parts: {
  readonly version: string;
  readonly name: string | null;
  readonly packages: readonly SpdxPackage[];
  readonly relationships: readonly Relationship[];
}): Sbom {
  const needs = new Map<string, string[]>();
  const roots = new Set<string>();
  const scopes = new Map<string, SbomPackage['scope']>();
  const need = (from: string, to: string, scope: SbomPackage['scope']): void => {
    addNeed(needs, from, to === 'NONE' || to === 'NOASSERTION' ? [] : [to]);
    // what one needs to run and another to test is needed to run
    const before = scopes.get(to);
    scopes.set(to, before === undefined || before === scope ? scope : null);
  };
  for (const [from, type, to] of parts.relationships) {
    if (type === 'DESCRIBES' && from === 'SPDXRef-DOCUMENT') roots.add(to);
    else if (type === 'DESCRIBED_BY' && to === 'SPDXRef-DOCUMENT') roots.add(from);
    else if (NEEDS.has(type)) need(from, to, NEEDS.get(type) ?? null);
    else if (NEEDED.has(type)) need(to, from, NEEDED.get(type) ?? null);
  }
  // a document may describe every package instead of one thing that holds them
  const described = parts.packages.filter(({ id }) => id !== null && roots.has(id));
  const isList = described.length > 1 || described.some(({ purl, id }) => purl !== null && !needs.has(id ?? ''));
  return assemble({
    format: 'SPDX',
    specVersion: parts.version,
    name: parts.name,
    roots: isList ? new Set() : roots,
    packages: parts.packages.map((item, index) => ({
      ref: item.id ?? `#${index}`,
      purl: item.purl,
      name: item.name,
      version: item.version,
      licence: item.licences.find((text) => text !== null && text !== 'NOASSERTION' && text !== 'NONE') ?? null,
      integrity: integrityOf(item.checksums),
      scope: scopes.get(item.id ?? '') ?? null,
      line: item.line,
    })),
    needs: new Map([...needs].map(([from, to]) => [from, to.filter((ref) => !ref.startsWith('DocumentRef-'))])),
    problems: new Problems(),
  });
}

function integrityOf(checksums: SpdxPackage['checksums']): string | null {
  const parts = checksums
    .filter(
      ([algorithm, value]) => /^(?:MD5|SHA(?:1|256|384|512))$/.test(algorithm) && /^[0-9a-fA-F]{32,128}$/.test(value),
    )
    .map(([algorithm, value]) => `${algorithm.toLowerCase()}:${value.toLowerCase()}`);
  return parts.length === 0 ? null : parts.join(' ');
}
