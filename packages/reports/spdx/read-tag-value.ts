import type { Sbom } from '../sbom/sbom.ts';
import { knownSpdx } from './read-json.ts';
import { billOfSpdx, type Relationship, type SpdxPackage } from './relationships.ts';

type Open = { -readonly [K in keyof SpdxPackage]: SpdxPackage[K] } & {
  licences: (string | null)[];
  checksums: [string, string][];
};

/** Whether a text begins as SPDX's tag-value form does; comments may stand before. */
export function isTagValue(text: string): boolean {
  return /^(?:#[^\n]*\n\s*)*SPDXVersion:/.test(text.slice(0, 10_000));
}

/** Reads an SPDX document from its tag-value form. Throws `SbomUnreadable`. */
export function readTagValue(text: string, name: string): Sbom {
  let version: string | undefined;
  let title: string | null = null;
  const packages: Open[] = [];
  const relationships: Relationship[] = [];
  let current: Open | null = null;
  for (const [tag, value, line] of tagsOf(text)) {
    if (tag === 'SPDXVersion') version = value;
    else if (tag === 'DocumentName') title = value;
    else if (tag === 'PackageName') {
      current = { id: null, name: value, version: '', purl: null, licences: [null, null], checksums: [], line };
      packages.push(current);
    } else if (tag === 'FileName' || tag === 'SnippetSPDXID' || tag === 'LicenseID') current = null;
    else if (tag === 'Relationship') {
      const [from, type, to] = value.split(/\s+/);
      if (from !== undefined && type !== undefined && to !== undefined) relationships.push([from, type, to]);
    } else if (current !== null) readPackageTag(current, tag, value);
  }
  return billOfSpdx({ version: knownSpdx(version, name), name: title, packages, relationships });
}

function readPackageTag(item: Open, tag: string, value: string): void {
  if (tag === 'SPDXID') item.id = value;
  else if (tag === 'PackageVersion') item.version = value;
  else if (tag === 'PackageLicenseConcluded') item.licences[0] = value;
  else if (tag === 'PackageLicenseDeclared') item.licences[1] = value;
  else if (tag === 'PackageChecksum') {
    const [algorithm, digest] = value.split(/:\s*/);
    if (algorithm !== undefined && digest !== undefined) item.checksums.push([algorithm, digest]);
  } else if (tag === 'ExternalRef') {
    const [, type, locator] = value.split(/\s+/);
    if (type === 'purl' && locator !== undefined) item.purl ??= locator;
  }
}

/** Each tag with its value; a value between `<text>` and `</text>` may have several lines. */
function* tagsOf(text: string): Generator<readonly [tag: string, value: string, line: number]> {
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const colon = line.indexOf(':');
    if (colon <= 0 || line.trimStart().startsWith('#')) continue;
    const number = i + 1;
    let value = line.slice(colon + 1).trim();
    if (value.startsWith('<text>')) {
      const parts = [value.slice(6)];
      while (!(parts.at(-1) as string).includes('</text>') && i + 1 < lines.length) parts.push(lines[++i] as string);
      value = parts.join('\n').replace(/<\/text>[\s\S]*$/, '');
    }
    yield [line.slice(0, colon).trim(), value.slice(0, 4000), number];
  }
}
