import type { ReadInput } from '../../contract/scanner.ts';
import { entriesOf, namesAt, nodeAt, textAt } from '../document/node.ts';
import { readJson } from '../document/read-json.ts';
import type { Ask } from '../graph/asked.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';

/** NAME.deps.json of a built application; null for another program's file of that name. */
export function readDepsJson(input: ReadInput): Uint8Array | null {
  const document = readJson(input.bytes, input.spend);
  const libraries = nodeAt(document, 'libraries');
  const target = textAt(document, 'runtimeTarget', 'name') ?? textAt(document, 'runtimeTarget');
  if (libraries?.kind !== 'map' || target === undefined) return null;
  const resolved = nodeAt(document, 'targets', target);
  const asks: Ask[] = [];
  const packages: ListedPackage[] = [];
  let root: string | undefined;
  for (const [written, { value: item }] of libraries.entries) {
    const [name = '', version = ''] = written.split('/', 2);
    const type = textAt(item, 'type');
    const needs = namesAt(entriesOf(resolved).get(written)?.value, 'dependencies').map((need) => need.toLowerCase());
    if (type === 'project' && root === undefined) {
      root = name;
      for (const key of needs) asks.push({ key, scope: 'production' });
      continue;
    }
    // a runtime pack is named after the package that it was taken from
    const bare = type === 'runtimepack' ? name.replace(/^runtimepack\./, '') : name;
    const hash = textAt(item, 'sha512');
    packages.push(
      listed(bare, version, {
        key: name.toLowerCase(),
        line: item.line,
        snippet: snippet(`"${written}": {`),
        source: type === 'package' || type === 'runtimepack' ? 'registry' : type === 'project' ? 'workspace' : 'file',
        integrity: integrityOf(hash),
        needs,
      }),
    );
  }
  return writePackageList({ root, asks, packages });
}

function integrityOf(hash: string | undefined): string | undefined {
  if (hash === undefined || hash === '') return undefined;
  return hash.startsWith('sha512-') ? hash : `sha512-${hash}`;
}
