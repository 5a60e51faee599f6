import type { ComponentScope, ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { entriesOf, type Node, nodeAt, textAt } from '../document/node.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { cleanUrl } from '../text/clean-url.ts';
import { textOfInput } from '../text/input-text.ts';
import { readYaml } from '../yaml/read-yaml.ts';

const SOURCES: ReadonlyMap<string, ComponentSource> = new Map([
  ['hosted', 'registry'],
  ['git', 'git'],
  ['path', 'link'],
  ['sdk', 'unknown'],
]);
const SCOPES: ReadonlyMap<string, ComponentScope> = new Map([
  ['direct main', 'production'],
  ['direct dev', 'development'],
  ['direct overridden', 'production'],
]);
const PUB = /^https?:\/\/pub\.(?:dev|dartlang\.org)\/?$/;

/** pubspec.lock. It does not say why an indirect package is there, so its scope stays unknown. */
export function readPubspecLock(input: ReadInput): Uint8Array {
  const document = readYaml(textOfInput(input), input.spend)[0];
  const packages = nodeAt(document, 'packages');
  if (packages === undefined && nodeAt(document, 'sdks') === undefined) {
    throw new Unreadable('it holds neither `packages` nor `sdks`');
  }
  return writePackageList({
    packages: [...entriesOf(packages)].map(([name, { value, line }]) => packageOf(name, value, line)),
  });
}

function packageOf(name: string, node: Node, line: number): ListedPackage {
  const source = SOURCES.get(textAt(node, 'source') ?? '') ?? 'unknown';
  const description = nodeAt(node, 'description');
  const url = textAt(description, 'url') ?? textAt(description, 'path');
  const commit = textAt(description, 'resolved-ref');
  const asked = textAt(node, 'dependency') ?? '';
  const digest = textAt(description, 'sha256');
  const address = source === 'git' && url !== undefined && commit !== undefined ? `git+${url}@${commit}` : url;
  return listed(textAt(description, 'name') ?? name, textAt(node, 'version') ?? '', {
    line,
    snippet: `${name}:`,
    source,
    direct: asked === '' ? 'unknown' : asked.startsWith('direct'),
    scope: SCOPES.get(asked) ?? 'unknown',
    address: address === undefined || PUB.test(address) ? undefined : cleanUrl(address),
    integrity: digest === undefined || digest === '' ? undefined : `sha256:${digest}`,
  });
}
