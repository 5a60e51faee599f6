import type { ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { type PackageLines, packageLines } from '../../toml/package-lines.ts';
import { asTable, listAt, readToml, type TomlTable, tableAt, textAt, textsAt } from '../../toml/read-toml.ts';
import { normalisedName } from '../package-name.ts';
import { type PoetryPackage, writePoetryLock } from './facts.ts';

/** `legacy` is any other index that speaks the simple API. */
const SOURCES: ReadonlyMap<string, ComponentSource> = new Map([
  ['legacy', 'registry'],
  ['git', 'git'],
  ['url', 'url'],
  ['file', 'file'],
  ['directory', 'link'],
]);

/** poetry.lock of every version that Poetry has written: none, 1.0, 1.1, 2.0, 2.1. */
export function readPoetryLock(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  input.spend(Math.ceil(text.length / 16));
  const document = readToml(text);
  const metadata = tableAt(document, 'metadata');
  const lockVersion = textAt(metadata, 'lock-version') ?? null;
  const isKnown = lockVersion === null || /^[12]\.\d+$/.test(lockVersion);
  if (!isKnown) return writePoetryLock({ lockVersion: snippet(lockVersion), isKnown, packages: [] });
  const tables = listAt(document, 'package').map(asTable);
  if (!document.has('package') && metadata === undefined)
    throw new Unreadable('it holds neither `package` nor `metadata`');
  const lines = packageLines(text);
  const isAligned = lines.length === tables.length;
  const hashes = tableAt(metadata, 'files') ?? tableAt(metadata, 'hashes');
  const packages = tables.map((table, i) => packageOf(table, isAligned ? lines[i] : undefined, hashes));
  return writePoetryLock({ lockVersion, isKnown, packages });
}

function packageOf(
  table: TomlTable | undefined,
  lines: PackageLines | undefined,
  hashes: TomlTable | undefined,
): PoetryPackage {
  const name = textAt(table, 'name');
  if (name === undefined) throw new Unreadable('a `package` has no name', lines?.header);
  const source = tableAt(table, 'source');
  const type = textAt(source, 'type');
  const category = textAt(table, 'category');
  const url = textAt(source, 'url');
  const address = url === undefined ? undefined : cleanUrl(withReference(url, source));
  return {
    name: normalisedName(name),
    version: textAt(table, 'version') ?? '',
    line: lines?.name ?? 0,
    snippet: snippet(lines?.text ?? `name = "${name}"`),
    optional: table?.get('optional') === true,
    groups: category === undefined ? textsAt(table, 'groups') : [category],
    source: type === undefined ? 'registry' : (SOURCES.get(type) ?? 'unknown'),
    address,
    hash: hashOf(listAt(table, 'files')[0] ?? listAt(hashes, name)[0]),
    needs: [...(tableAt(table, 'dependencies')?.keys() ?? [])].map(normalisedName),
  };
}

function withReference(url: string, source: TomlTable | undefined): string {
  const reference = textAt(source, 'resolved_reference') ?? textAt(source, 'reference');
  return textAt(source, 'type') === 'git' && reference !== undefined ? `git+${url}@${reference}` : url;
}

/** `{ file, hash }`, in the oldest lockfiles the bare digest. */
function hashOf(file: unknown): string | undefined {
  if (typeof file === 'string') return `sha256:${file}`;
  return textAt(asTable(file), 'hash');
}
