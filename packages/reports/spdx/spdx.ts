import { createHash } from 'node:crypto';
import type { Report } from '@vauban/domain';
import { type Bill, type BillPackage, billOf } from '../sbom/bill.ts';
import { licenceOf } from '../sbom/licence.ts';
import { jsonDocument } from '../text/json-document.ts';

const ROOT = 'SPDXRef-Target';
const NOTHING = 'NOASSERTION';

/** The report's components as an SPDX 2.3 document in JSON. */
export function* writeSpdx(report: Report): Generator<string> {
  const bill = billOf(report);
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: bill.name,
    documentNamespace: `urn:vauban:sbom:${bill.digest}`,
    creationInfo: { created: bill.created, creators: [`Tool: vauban-${bill.toolVersion}`] },
    ...(bill.gaps.length > 0 && { comment: `Not complete: ${bill.gaps.join('; ')}` }),
    packages: [
      {
        SPDXID: ROOT,
        name: bill.name,
        downloadLocation: NOTHING,
        filesAnalyzed: false,
        licenseConcluded: NOTHING,
        licenseDeclared: NOTHING,
        copyrightText: NOTHING,
        primaryPackagePurpose: 'APPLICATION',
      },
      ...bill.packages.map(packageOf),
    ],
    ...extracted(bill),
    relationships: relationshipsOf(bill),
  };
  yield* jsonDocument(document);
}

function packageOf(item: BillPackage): object {
  const licence = item.licence === null ? null : licenceOf(item.licence);
  const address =
    item.resolved !== null && /^(?:git\+)?(?:https?|ssh|git):\/\/\S+$/.test(item.resolved) ? item.resolved : null;
  return {
    SPDXID: idOf(item.purl),
    name: item.name,
    ...(item.version !== '' && { versionInfo: item.version }),
    downloadLocation: address ?? NOTHING,
    filesAnalyzed: false,
    licenseConcluded: NOTHING,
    licenseDeclared: licence === null ? NOTHING : licence.kind === 'words' ? referenceTo(licence.text) : licence.text,
    copyrightText: NOTHING,
    ...(item.hashes.length > 0 && {
      checksums: item.hashes.map(({ algorithm, hex }) => ({ algorithm, checksumValue: hex })),
    }),
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: item.purl }],
    sourceInfo: item.places.map(({ path, line }) => (line === null ? path : `${path}:${line}`)).join(', '),
    primaryPackagePurpose: 'LIBRARY',
  };
}

/** Words about a licence that are none of SPDX's: the document's own reference stands for them. */
function referenceTo(words: string): string {
  return `LicenseRef-${createHash('sha256').update(words).digest('hex').slice(0, 12)}`;
}

function extracted({ packages }: Bill): { hasExtractedLicensingInfos?: object[] } {
  const words = new Set<string>();
  for (const { licence } of packages) {
    const read = licence === null ? null : licenceOf(licence);
    if (read?.kind === 'words') words.add(read.text);
  }
  if (words.size === 0) return {};
  const infos = [...words].sort().map((name) => ({ licenseId: referenceTo(name), extractedText: name, name }));
  return { hasExtractedLicensingInfos: infos };
}

/** Letters, digits, dots and hyphens, and part of a digest so that no two are alike. */
function idOf(purl: string): string {
  const readable = purl
    .replace(/^pkg:/, '')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .slice(0, 100);
  return `SPDXRef-${readable}-${createHash('sha256').update(purl).digest('hex').slice(0, 12)}`;
}

function relationshipsOf({ packages, direct }: Bill): object[] {
  const relation = (spdxElementId: string, relationshipType: string, relatedSpdxElement: string, comment?: string) => ({
    spdxElementId,
    relationshipType,
    relatedSpdxElement,
    ...(comment !== undefined && { comment }),
  });
  const byPurl = new Map(packages.map((item) => [item.purl, item]));
  return [
    relation('SPDXRef-DOCUMENT', 'DESCRIBES', ROOT),
    ...direct.map((purl) => {
      const { scope, direct: isDirect } = byPurl.get(purl) as BillPackage;
      const comment = isDirect === 'unknown' ? 'Whether directly is not known.' : undefined;
      if (scope === 'development') return relation(idOf(purl), 'DEV_DEPENDENCY_OF', ROOT, comment);
      if (scope === 'optional') return relation(idOf(purl), 'OPTIONAL_DEPENDENCY_OF', ROOT, comment);
      return relation(ROOT, 'DEPENDS_ON', idOf(purl), comment);
    }),
    ...packages.flatMap(({ purl, dependsOn }) => {
      if (dependsOn === null) return [];
      if (dependsOn.length === 0) return [relation(idOf(purl), 'DEPENDS_ON', 'NONE')];
      return dependsOn.map((to) => relation(idOf(purl), 'DEPENDS_ON', idOf(to)));
    }),
  ];
}
