import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { entriesOf, type Node, namesAt, nodeAt, textAt } from '../document/node.ts';
import { readJson } from '../document/read-json.ts';
import type { Ask } from '../graph/asked.ts';
import { writeGraph } from '../graph/graph-facts.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';

/** packages.lock.json 1 and 2; what several frameworks resolve alike stands once. */
export function readPackagesLock(input: ReadInput): Uint8Array {
  const document = readJson(input.bytes, input.spend);
  const version = textAt(document, 'version');
  if (version !== '1' && version !== '2') return writeGraph({ unknownFormat: `version ${version ?? 'none'}` });
  const frameworks = nodeAt(document, 'dependencies');
  if (frameworks?.kind !== 'map') throw new Unreadable('it holds no `dependencies`');
  const asks: Ask[] = [];
  const packages: ListedPackage[] = [];
  for (const [framework, { value: node }] of frameworks.entries) {
    for (const [name, { value: item }] of entriesOf(node)) {
      const found = packageOf(framework, name, item);
      packages.push(found);
      const type = textAt(item, 'type');
      if (type === 'Direct' || type === 'Project') asks.push({ key: found.key, scope: 'production' });
    }
  }
  return writePackageList({ asks, packages });
}

function packageOf(framework: string, name: string, item: Node): ListedPackage {
  const key = (of: string): string => `${framework}\0${of.toLowerCase()}`;
  const isProject = textAt(item, 'type') === 'Project';
  const hash = textAt(item, 'contentHash');
  return listed(name, textAt(item, 'resolved') ?? '', {
    key: key(name),
    line: item.line,
    snippet: snippet(`"${name}": {`),
    source: isProject ? 'workspace' : 'registry',
    // what a build alone needs is nowhere told apart
    integrity: hash === undefined ? undefined : `sha512-${hash}`,
    needs: namesAt(item, 'dependencies').map(key),
  });
}
