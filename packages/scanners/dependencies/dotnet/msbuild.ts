import type { ReadInput } from '../../contract/scanner.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { readXml, textOf, type XmlElement } from '../xml/read-xml.ts';

const FACTS_VERSION = 1;
const ITEMS = new Set(['PackageVersion', 'GlobalPackageReference', 'PackageReference', 'PackageDownload']);
const LONGEST = 256;

/** A package that an MSBuild file names. */
export interface PackageItem {
  readonly item: string;
  readonly name: string;
  /** With the file's own properties filled in; undefined where it names none. */
  readonly version: string | undefined;
  readonly line: number;
  /** `PrivateAssets="all"`: not handed on to who uses the project. */
  readonly isPrivate: boolean;
}

/** The packages of a Directory.Packages.props or a project file; null where it names none. */
export function readPackageItems(input: ReadInput): Uint8Array | null {
  const root = readXml(input.bytes, input.spend);
  const properties = new Map<string, string>();
  const items: PackageItem[] = [];
  const open = [...root.children];
  open.reverse();
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (ITEMS.has(element.name)) items.push(...itemsOf(element, properties));
    else if (element.name === 'PropertyGroup') {
      for (const { name, text } of element.children) properties.set(name.toLowerCase(), filled(text, properties));
    } else open.push(...[...element.children].reverse());
  }
  if (items.length === 0) return null;
  const out = new FactsWriter();
  out.uint(items.length);
  for (const { item, name, version, line, isPrivate } of items) {
    for (const text of [item, name, version]) out.text(text);
    out.uint(line);
    out.uint(isPrivate ? 1 : 0);
  }
  return out.finish(FACTS_VERSION);
}

export function readPackageItemsFacts(facts: Uint8Array): PackageItem[] {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return reader.list(() => ({
    item: reader.text() ?? '',
    name: reader.text() ?? '',
    version: reader.text(),
    line: reader.uint(),
    isPrivate: reader.uint() === 1,
  }));
}

function itemsOf(element: XmlElement, properties: ReadonlyMap<string, string>): PackageItem[] {
  const attribute = (name: string): string | undefined => element.attributes.get(name) ?? textOf(element, name);
  const names = element.attributes.get('Include') ?? element.attributes.get('Update') ?? '';
  const version = attribute('VersionOverride') ?? attribute('Version');
  const isPrivate = /^\s*all\s*$/i.test(attribute('PrivateAssets') ?? '');
  return names
    .split(';')
    .map((name) => filled(name.trim(), properties))
    .filter((name) => name !== '')
    .map((name) => ({
      item: element.name,
      name,
      version: version === undefined ? undefined : filled(version.trim(), properties),
      line: element.line,
      isPrivate,
    }));
}

/** With `$(Name)` filled in once, where the file has set it before. */
function filled(text: string, properties: ReadonlyMap<string, string>): string {
  return text
    .slice(0, LONGEST)
    .replace(/\$\((\w+)\)/g, (whole, name: string) => properties.get(name.toLowerCase()) ?? whole)
    .slice(0, LONGEST);
}
