import { addNeed, assemble } from '../sbom/assemble.ts';
import { type Fields, isFields, objectsOf, textOf } from '../sbom/fields.ts';
import { Problems, type Sbom, type SbomPackage } from '../sbom/sbom.ts';
import { knownVersion } from './versions.ts';

const DEEPEST = 100;

/** Reads a CycloneDX document from JSON. Throws `SbomUnreadable`. */
export function readCycloneDxJson(document: Fields, name: string): Sbom {
  const specVersion = knownVersion(document.specVersion, name);
  const problems = new Problems();
  const metadata = isFields(document.metadata) ? document.metadata : {};
  const root = isFields(metadata.component) ? metadata.component : null;
  const packages: Omit<SbomPackage, 'dependsOn'>[] = [];
  const add = (item: Fields, depth: number): void => {
    // modules of what is described, and whatever else lies inside another
    if (depth > 0) packages.push(packageOf(item, packages.length));
    if (depth < DEEPEST) for (const inner of objectsOf(item.components)) add(inner, depth + 1);
    else if (objectsOf(item.components).length > 0) problems.add('its components nest too deep');
  };
  if (root !== null) add(root, 0);
  for (const item of objectsOf(document.components)) add(item, 1);
  const needs = new Map<string, string[]>();
  for (const { ref, dependsOn } of objectsOf(document.dependencies)) {
    if (typeof ref !== 'string') continue;
    addNeed(needs, ref, Array.isArray(dependsOn) ? dependsOn.filter((to) => typeof to === 'string') : []);
  }
  for (const { aggregate } of objectsOf(document.compositions)) {
    if (typeof aggregate === 'string' && aggregate.startsWith('incomplete')) {
      problems.add(`it says that it is ${aggregate.replaceAll('_', ' ').slice(0, 60)}`);
    }
  }
  const rootRef = root === null ? null : (textOf(root['bom-ref']) ?? textOf(root.purl));
  return assemble({
    format: 'CycloneDX',
    specVersion,
    name: root === null ? null : textOf(root.name),
    roots: new Set(rootRef === null ? [] : [rootRef]),
    packages,
    needs,
    problems,
  });
}

function packageOf(item: Fields, index: number): Omit<SbomPackage, 'dependsOn'> {
  const group = textOf(item.group);
  const name = textOf(item.name) ?? '';
  const purl = textOf(item.purl);
  const scope = item.scope === 'required' || item.scope === 'optional' || item.scope === 'excluded' ? item.scope : null;
  return {
    ref: textOf(item['bom-ref']) ?? purl ?? `#${index}`,
    purl,
    name: group === null ? name : `${group}/${name}`,
    version: textOf(item.version) ?? '',
    licence: licenceOf(item.licenses),
    integrity: integrityOf(objectsOf(item.hashes)),
    scope,
    line: 0,
  };
}

function licenceOf(licences: unknown): string | null {
  const words = objectsOf(licences).flatMap(({ license, expression }) => {
    if (isFields(license)) return textOf(license.id) ?? textOf(license.name) ?? [];
    return textOf(expression) ?? [];
  });
  return words.length === 0 ? null : words.join(' AND ');
}

function integrityOf(hashes: readonly Fields[]): string | null {
  const parts = hashes.flatMap(({ alg, content }) =>
    typeof alg === 'string' && typeof content === 'string' && /^(?:MD5|SHA-(?:1|256|384|512))$/.test(alg)
      ? [`${alg.toLowerCase().replace('-', '')}:${content.toLowerCase().slice(0, 128)}`]
      : [],
  );
  return parts.length === 0 ? null : parts.join(' ');
}
