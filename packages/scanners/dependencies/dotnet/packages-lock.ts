import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { entriesOf, type Node, nodeAt } from '../document/node.ts';
import { readJson } from '../document/read-json.ts';
import { type Ask, type ListedPackage, listed, ofUnknownFormat, writePackageList } from '../lists/package-list.ts';
import { namesUnder, textUnder } from '../lists/under.ts';
import { snippet } from '../text/bounded.ts';

/** packages.lock.json 1 and 2; what several frameworks resolve alike stands once. */
export function readPackagesLock(input: ReadInput): Uint8Array {
  const document = readJson(input.bytes, input.spend);
  const version = textUnder(document, 'version');
  if (version !== '1' && version !== '2') return writePackageList(ofUnknownFormat(`version ${version ?? 'none'}`));
  const frameworks = nodeAt(document, 'dependencies');
  if (frameworks?.kind !== 'map') throw new Unreadable('it holds no `dependencies`');
  const asks: Ask[] = [];
  const packages: ListedPackage[] = [];
  for (const [framework, { value: node }] of frameworks.entries) {
    for (const [name, { value: item }] of entriesOf(node)) {
      const found = packageOf(framework, name, item);
      packages.push(found);
      const type = textUnder(item, 'type');
      if (type === 'Direct' || type === 'Project') asks.push({ key: found.key, scope: 'production' });
    }
  }
  return writePackageList({ asks, packages, notes: [] });
}

function packageOf(framework: string, name: string, item: Node): ListedPackage {
  const key = (of: string): string => `${framework}\0${of.toLowerCase()}`;
  const isProject = textUnder(item, 'type') === 'Project';
  const hash = textUnder(item, 'contentHash');
  return listed(name, textUnder(item, 'resolved') ?? '', {
    key: key(name),
    line: item.line,
    snippet: snippet(`"${name}": {`),
    source: isProject ? 'workspace' : 'registry',
    // what a build alone needs is nowhere told apart
    integrity: hash === undefined ? undefined : `sha512-${hash}`,
    needs: namesUnder(item, 'dependencies').map(key),
  });
}
