import type { VexStatement } from '@vauban/domain';
import { type Fields, isFields, objectsOf, textOf } from '../sbom/fields.ts';
import { oneLine } from '../vex/one-line.ts';
import { readCycloneDxJson } from './read-json.ts';

/** CycloneDX's states of an analysis. */
const STATUSES: ReadonlyMap<unknown, VexStatement['status']> = new Map([
  ['not_affected', 'not_affected'],
  ['false_positive', 'not_affected'],
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
]);

/** Reads the analyses of a CycloneDX document's vulnerabilities. Throws `SbomUnreadable` for an unknown version. */
export function readCycloneDxVex(document: Fields, name: string): VexStatement[] {
  const bill = readCycloneDxJson(document, name);
  const purls = new Map(bill.packages.map(({ ref, purl }) => [ref, purl]));
  return objectsOf(document.vulnerabilities).flatMap((vulnerability): VexStatement[] => {
    const analysis = isFields(vulnerability.analysis) ? vulnerability.analysis : {};
    const status = STATUSES.get(analysis.state);
    const names = [vulnerability.id, ...objectsOf(vulnerability.references).map(({ id }) => id)]
      .map(textOf)
      .filter((text) => text !== null);
    const products = objectsOf(vulnerability.affects).flatMap(({ ref }) => {
      const own = textOf(ref)?.replace(/^urn:cdx:[^#]*#/, '') ?? '';
      const purl = purls.get(own) ?? (decoded(own).startsWith('pkg:') ? decoded(own) : null);
      return purl === null ? [] : [{ purl, parts: [] }];
    });
    if (status === undefined || names.length === 0 || products.length === 0) return [];
    const reason = [analysis.justification, analysis.detail].map(textOf).filter((text) => text !== null);
    return [{ names, status, products, reason: oneLine(reason.join(', ')), source: oneLine(name) }];
  });
}

function decoded(text: string): string {
  if (text.startsWith('pkg:')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
