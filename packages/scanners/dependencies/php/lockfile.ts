import type { ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { itemsOf, type Node, namesAt, nodeAt, textAt, textsAt } from '../document/node.ts';
import { readJson } from '../document/read-json.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';
import { cleanUrl } from '../text/clean-url.ts';

/** composer.lock, whose shape is the same since Composer 1.0. */
export function readComposerLock(input: ReadInput): Uint8Array {
  const document = readJson(input.bytes, input.spend);
  const list = nodeAt(document, 'packages');
  if (list?.kind !== 'list') throw new Unreadable('it holds no list `packages`');
  const main = itemsOf(list);
  const development = itemsOf(nodeAt(document, 'packages-dev'));
  const all = [...main, ...development];
  const provided = providers(all);
  return writePackageList({
    packages: all.map((item, i) => packageOf(item, i < main.length ? 'production' : 'development', provided)),
  });
}

/** Names that a package takes the place of. */
function providers(items: readonly Node[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const item of items) {
    const by = keyOf(textAt(item, 'name') ?? '');
    for (const name of [...namesAt(item, 'replace'), ...namesAt(item, 'provide')]) names.set(keyOf(name), by);
  }
  for (const item of items) names.delete(keyOf(textAt(item, 'name') ?? ''));
  return names;
}

function packageOf(item: Node, scope: ListedPackage['scope'], provided: ReadonlyMap<string, string>): ListedPackage {
  const name = textAt(item, 'name');
  if (name === undefined || name === '') throw new Unreadable('a package has no name', item.line);
  const source = sourceOf(item);
  const url = textAt(item, source === 'git' ? 'source' : 'dist', 'url');
  const reference = textAt(item, 'source', 'reference');
  const address =
    url === undefined ? undefined : cleanUrl(source === 'git' && reference ? `git+${url}@${reference}` : url);
  const digest = textAt(item, 'dist', 'shasum');
  const needs = namesAt(item, 'require')
    .filter((need) => need.includes('/'))
    .map(keyOf);
  return listed(name, textAt(item, 'version') ?? '', {
    key: keyOf(name),
    line: nodeAt(item, 'name')?.line ?? item.line,
    snippet: snippet(`"name": "${name}"`),
    source,
    scope,
    address,
    integrity: digest === undefined || digest === '' ? undefined : `sha1:${digest}`,
    licence: licenceOf(item),
    needs: needs.map((need) => provided.get(need) ?? need),
  });
}

/** Of a branch (`dev-main`, `2.x-dev`) no release is known: it is the commit that counts. */
function sourceOf(item: Node): ComponentSource {
  if (textAt(item, 'dist', 'type') === 'path') return 'link';
  const version = textAt(item, 'version') ?? '';
  if (/^dev-|[.-]dev$/i.test(version) && nodeAt(item, 'source') !== undefined) return 'git';
  return 'registry';
}

function licenceOf(item: Node): string | undefined {
  const licences = textsAt(item, 'license');
  return licences.length > 1 ? licences.join(' OR ') : licences[0];
}

function keyOf(name: string): string {
  return name.toLowerCase();
}
