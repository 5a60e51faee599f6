import type { ComponentScope } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { entriesOf, itemsOf, type Node, nodeAt, textAt, textOf, textsAt } from '../document/node.ts';
import { readJson } from '../document/read-json.ts';
import type { Ask } from '../graph/asked.ts';
import { writeGraph } from '../graph/graph-facts.ts';
import { type ListedPackage, listed, type PackageList, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';

const LISTS: readonly (readonly [string, ComponentScope])[] = [
  ['requires', 'production'],
  ['build_requires', 'development'],
  ['python_requires', 'development'],
  ['config_requires', 'development'],
];

/** conan.lock of Conan 1 (0.0 to 0.4, a graph) and 2 (0.5, lists). No advisory feed covers what it names. */
export function readConanLock(input: ReadInput): Uint8Array {
  const document = readJson(input.bytes, input.spend);
  const version = textAt(document, 'version');
  if (version === '0.5') return writePackageList(ofLists(document));
  const isGraph = version === undefined || /^0\.[0-4]$/.test(version);
  if (!isGraph) return writeGraph({ unknownFormat: `version ${version}` });
  const nodes = nodeAt(document, 'graph_lock', 'nodes');
  if (nodes?.kind !== 'map') throw new Unreadable('it holds no `graph_lock`');
  return writePackageList(ofGraph(nodes));
}

function ofLists(document: Node): PackageList {
  const packages = LISTS.flatMap(([name, scope]) =>
    itemsOf(nodeAt(document, name)).flatMap((item) => reference(textOf(item), item.line, scope) ?? []),
  );
  return { packages };
}

function ofGraph(nodes: Node): PackageList {
  const asks: Ask[] = [];
  const packages: ListedPackage[] = [];
  for (const [id, { value: node }] of entriesOf(nodes)) {
    const written = textAt(node, 'ref') ?? textAt(node, 'pref');
    const needs = textsAt(node, 'requires');
    const builds = textsAt(node, 'build_requires');
    const item = reference(written, nodeAt(node, 'ref')?.line ?? node.line, 'unknown');
    // the project itself has a path and no reference of a package
    if (id === '0' || item === undefined) {
      for (const key of needs) asks.push({ key, scope: 'production' });
      for (const key of builds) asks.push({ key, scope: 'development' });
    } else {
      const scope = textAt(node, 'context') === 'build' ? 'development' : 'unknown';
      packages.push({ ...item, key: id, scope, needs: [...needs, ...builds] });
    }
  }
  return { asks, packages };
}

/** `name/version@user/channel#revision%time` */
function reference(written: string | undefined, line: number, scope: ComponentScope): ListedPackage | undefined {
  const match = /^([^/\s]+)\/([^@#%:\s]+)(?:@[^#%:]*)?(?:#([0-9a-f]+))?/.exec(written ?? '');
  if (match === null) return undefined;
  const [, name, version, revision] = match;
  return listed(name as string, version as string, {
    line,
    snippet: snippet(written ?? ''),
    source: 'unknown',
    scope,
    integrity: revision === undefined ? undefined : `md5:${revision}`,
  });
}
