import type { ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { writeGraph } from '../graph/graph-facts.ts';
import { type ListedPackage, listed, type PackageList, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';
import { cleanUrl } from '../text/clean-url.ts';
import { packageLines } from '../toml/package-lines.ts';
import { asTable, listAt, readToml, type TomlTable, tableAt, textAt, textsAt } from '../toml/read-toml.ts';

const NEWEST = 4;
const CRATES_IO = /^(?:registry|sparse)\+https:\/\/(?:github\.com\/rust-lang\/crates\.io-index|index\.crates\.io)\/?$/;

/** Cargo.lock 1 (with and without its `[root]`) to 4. */
export function readCargoLock(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  input.spend(Math.ceil(text.length / 16));
  const document = readToml(text);
  const version = document.get('version');
  const isKnown = version === undefined || (typeof version === 'number' && version >= 1 && version <= NEWEST);
  if (!isKnown) return writeGraph({ unknownFormat: `version ${String(version)}` });
  const root = tableAt(document, 'root');
  const tables = listAt(document, 'package').map(asTable);
  if (tables.length === 0 && root === undefined && version === undefined && !/\S/.test(withoutComments(text))) {
    throw new Unreadable('it is empty');
  }
  if (tables.length === 0 && root === undefined && document.has('package'))
    throw new Unreadable('`package` is no list');
  const lines = packageLines(text);
  const isAligned = lines.length === tables.length;
  const keys = keysOf(root === undefined ? tables : [root, ...tables]);
  const checksums = tableAt(document, 'metadata');
  const packages = tables.map((table, i): ListedPackage => {
    const place = isAligned ? lines[i] : undefined;
    return crate(table, keys, checksums, place?.name ?? 0, place?.text ?? '');
  });
  if (root !== undefined) packages.unshift(crate(root, keys, checksums, 0, ''));
  return writePackageList({ packages } satisfies PackageList);
}

function crate(
  table: TomlTable | undefined,
  keys: Keys,
  checksums: TomlTable | undefined,
  line: number,
  text: string,
): ListedPackage {
  const name = textAt(table, 'name');
  const version = textAt(table, 'version') ?? '';
  if (name === undefined) throw new Unreadable('a `package` has no name', line === 0 ? undefined : line);
  const written = textAt(table, 'source');
  const source = sourceOf(written);
  const checksum = textAt(table, 'checksum') ?? textAt(checksums, `checksum ${name} ${version} (${written ?? ''})`);
  return listed(name, version, {
    key: keyOf(name, version, written),
    line,
    snippet: snippet(text === '' ? `name = "${name}"` : text),
    source,
    address: written === undefined || CRATES_IO.test(written) ? undefined : cleanUrl(written),
    integrity: checksum === undefined || checksum === '<none>' ? undefined : `sha256:${checksum}`,
    needs: textsAt(table, 'dependencies').flatMap((need) => keys.of(need)),
  });
}

/** A crate without a source lies in the project itself. */
function sourceOf(source: string | undefined): ComponentSource {
  if (source === undefined) return 'workspace';
  if (source.startsWith('git+')) return 'git';
  return source.startsWith('registry+') || source.startsWith('sparse+') ? 'registry' : 'unknown';
}

/** Finds what `name`, `name version` or `name version (source)` stands for. */
interface Keys {
  of(need: string): string[];
}

function keysOf(tables: readonly (TomlTable | undefined)[]): Keys {
  const known = new Map<string, string>();
  for (const table of tables) {
    const name = textAt(table, 'name') ?? '';
    const version = textAt(table, 'version') ?? '';
    const source = textAt(table, 'source');
    const key = keyOf(name, version, source);
    for (const form of [name, `${name} ${version}`, `${name} ${version} (${bareGit(source ?? '')})`])
      known.set(form, key);
  }
  return {
    of(need) {
      const form = need.replace(/\((git\+.*)\)$/, (_, source: string) => `(${bareGit(source)})`);
      const key = known.get(form);
      return key === undefined ? [] : [key];
    },
  };
}

/** Needs name a git source without its commit. */
function bareGit(source: string): string {
  return source.startsWith('git+') ? (source.split('#', 1)[0] ?? source) : source;
}

function keyOf(name: string, version: string, source: string | undefined): string {
  return `${name} ${version} ${source ?? ''}`;
}

function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}
