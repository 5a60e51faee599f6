import { type Fields, objectsOf, textOf } from '../sbom/fields.ts';
import { type Sbom, SbomUnreadable } from '../sbom/sbom.ts';
import { billOfSpdx, type Relationship, type SpdxPackage } from './relationships.ts';

/** Reads an SPDX document from JSON. Throws `SbomUnreadable`. */
export function readSpdxJson(document: Fields, name: string): Sbom {
  const version = knownSpdx(document.spdxVersion, name);
  const own = new Map(
    objectsOf(document.hasExtractedLicensingInfos).map(({ licenseId, name: words }) => [licenseId, textOf(words)]),
  );
  const licence = (value: unknown): string | null => own.get(value) ?? textOf(value);
  const packages = objectsOf(document.packages).map((item): SpdxPackage => {
    const purl = objectsOf(item.externalRefs).find(({ referenceType }) => referenceType === 'purl')?.referenceLocator;
    return {
      id: textOf(item.SPDXID),
      name: textOf(item.name) ?? '',
      version: textOf(item.versionInfo) ?? '',
      purl: textOf(purl),
      licences: [licence(item.licenseConcluded), licence(item.licenseDeclared)],
      checksums: objectsOf(item.checksums).map(({ algorithm, checksumValue }) => [`${algorithm}`, `${checksumValue}`]),
      line: 0,
    };
  });
  const described = Array.isArray(document.documentDescribes) ? document.documentDescribes : [];
  const relationships = objectsOf(document.relationships).map(
    (item): Relationship => [`${item.spdxElementId}`, `${item.relationshipType}`, `${item.relatedSpdxElement}`],
  );
  return billOfSpdx({
    version,
    name: textOf(document.name),
    packages,
    relationships: [
      ...described.map((id): Relationship => ['SPDXRef-DOCUMENT', 'DESCRIBES', `${id}`]),
      ...relationships,
    ],
  });
}

/** `SPDX-2.3` → `2.3`. Throws `SbomUnreadable` for a version that cannot be read. */
export function knownSpdx(version: unknown, name: string): string {
  if (version === 'SPDX-2.2' || version === 'SPDX-2.3') return version.slice(5);
  throw new SbomUnreadable(
    `${name} is ${JSON.stringify(version ?? null).slice(0, 40)}, which Vauban does not know; it reads SPDX 2.2 and 2.3.`,
    'version',
  );
}
