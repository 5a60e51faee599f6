import type { VexProduct, VexStatement } from '@vauban/domain';
import { type Fields, isFields, objectsOf, textOf } from '../sbom/fields.ts';
import { oneLine } from '../vex/one-line.ts';

const STATUSES: ReadonlySet<unknown> = new Set(['not_affected', 'affected', 'fixed', 'under_investigation']);

/** Reads an OpenVEX document (https://github.com/openvex/spec). Later statements about the same replace earlier ones. */
export function readOpenVex(document: Fields, name: string): VexStatement[] {
  const author = textOf(document.author);
  const source = oneLine(author === null ? name : `${name} by ${author}`);
  return objectsOf(document.statements).flatMap((statement): VexStatement[] => {
    if (!STATUSES.has(statement.status)) return [];
    const names = namesOf(statement.vulnerability);
    const products = objectsOf(statement.products).flatMap(productOf);
    const reason = [statement.justification, statement.impact_statement, statement.status_notes]
      .map(textOf)
      .filter((text) => text !== null);
    if (names.length === 0 || products.length === 0) return [];
    const status = statement.status as VexStatement['status'];
    return [{ names, status, products, reason: oneLine(reason.join(', ')), source }];
  });
}

function namesOf(vulnerability: unknown): string[] {
  if (typeof vulnerability === 'string') return [vulnerability];
  if (!isFields(vulnerability)) return [];
  const aliases = Array.isArray(vulnerability.aliases) ? vulnerability.aliases : [];
  return [vulnerability.name, ...aliases].map(textOf).filter((text) => text !== null);
}

function productOf(product: Fields): VexProduct[] {
  const purl = purlOf(product);
  if (purl === null) return [];
  const written = objectsOf(product.subcomponents);
  const parts = written.map(purlOf).filter((part) => part !== null);
  // parts that have no purl are not the whole product
  return written.length > 0 && parts.length === 0 ? [] : [{ purl, parts }];
}

function purlOf(item: Fields): string | null {
  const identified = isFields(item.identifiers) ? textOf(item.identifiers.purl) : null;
  const id = textOf(item['@id']);
  return identified ?? (id?.startsWith('pkg:') ? id : null);
}
