import type { VexProduct, VexStatement } from '@vauban/domain';
import { type Fields, isFields, objectsOf, textOf } from '../sbom/fields.ts';
import { oneLine } from '../vex/one-line.ts';

const STATUSES: readonly (readonly [key: string, status: VexStatement['status']])[] = [
  ['known_not_affected', 'not_affected'],
  ['fixed', 'fixed'],
  ['first_fixed', 'fixed'],
  ['known_affected', 'affected'],
  ['first_affected', 'affected'],
  ['last_affected', 'affected'],
  ['under_investigation', 'under_investigation'],
];
const DEEPEST = 60;

/** Reads the vulnerabilities of a CSAF document (https://docs.oasis-open.org/csaf/csaf/v2.0/). */
export function readCsaf(document: Fields, name: string): VexStatement[] {
  const products = productsOf(isFields(document.product_tree) ? document.product_tree : {});
  const about = isFields(document.document) ? document.document : {};
  const publisher = isFields(about.publisher) ? textOf(about.publisher.name) : null;
  const source = oneLine(publisher === null ? name : `${name} by ${publisher}`);
  return objectsOf(document.vulnerabilities).flatMap((vulnerability) => {
    const names = [vulnerability.cve, ...objectsOf(vulnerability.ids).map(({ text }) => text)]
      .map(textOf)
      .filter((text) => text !== null);
    const groups = isFields(vulnerability.product_status) ? vulnerability.product_status : {};
    return STATUSES.flatMap(([key, status]): VexStatement[] => {
      const ids = Array.isArray(groups[key]) ? (groups[key] as unknown[]).filter((id) => typeof id === 'string') : [];
      return ids.flatMap((id): VexStatement[] => {
        const product = products.get(id);
        if (product === undefined || names.length === 0) return [];
        return [{ names, status, products: [product], reason: reasonOf(vulnerability, id), source }];
      });
    });
  });
}

/** By product id: what has a purl, and what is a component of something that has one. */
function productsOf(tree: Fields): Map<string, VexProduct> {
  const products = new Map<string, VexProduct>();
  const add = (product: unknown): void => {
    if (!isFields(product) || typeof product.product_id !== 'string') return;
    const helper = isFields(product.product_identification_helper) ? product.product_identification_helper : {};
    const several = Array.isArray(helper.purls) ? helper.purls[0] : undefined;
    const purl = textOf(helper.purl) ?? textOf(several);
    if (purl !== null) products.set(product.product_id, { purl, parts: [] });
  };
  const walk = (branch: Fields, depth: number): void => {
    add(branch.product);
    if (depth < DEEPEST) for (const inner of objectsOf(branch.branches)) walk(inner, depth + 1);
  };
  walk(tree, 0);
  for (const product of objectsOf(tree.full_product_names)) add(product);
  for (const relationship of objectsOf(tree.relationships)) {
    const whole = products.get(`${relationship.relates_to_product_reference}`);
    const part = products.get(`${relationship.product_reference}`);
    const made = isFields(relationship.full_product_name) ? relationship.full_product_name.product_id : undefined;
    if (typeof made !== 'string' || part === undefined) continue;
    // a product without a purl is nobody's target here
    products.set(made, { purl: whole?.purl ?? `pkg:generic/${encodeURIComponent(made)}`, parts: [part.purl] });
  }
  return products;
}

/** Flags are CSAF's justifications; threats of the category `impact` say it in words. */
function reasonOf(vulnerability: Fields, id: string): string {
  const isAbout = ({ product_ids }: Fields): boolean => !Array.isArray(product_ids) || product_ids.includes(id);
  const flags = objectsOf(vulnerability.flags)
    .filter(isAbout)
    .map(({ label }) => textOf(label));
  const impacts = objectsOf(vulnerability.threats)
    .filter((threat) => threat.category === 'impact' && isAbout(threat))
    .map(({ details }) => textOf(details));
  return oneLine([...flags, ...impacts].filter((text) => text !== null).join(', '));
}
