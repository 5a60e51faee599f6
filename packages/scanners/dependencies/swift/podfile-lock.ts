import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { entriesOf, itemsOf, type Node, nodeAt, textAt, textOf, textsOf } from '../document/node.ts';
import type { Ask } from '../graph/asked.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';
import { cleanUrl } from '../text/clean-url.ts';
import { textOfInput } from '../text/input-text.ts';
import { readYaml } from '../yaml/read-yaml.ts';

/** Podfile.lock. No advisory feed covers CocoaPods, so every pod is told as such; subspecs count as their pod. */
export function readPodfileLock(input: ReadInput): Uint8Array {
  const document = readYaml(textOfInput(input), input.spend)[0];
  const pods = nodeAt(document, 'PODS');
  if (pods === undefined && nodeAt(document, 'PODFILE CHECKSUM') === undefined) {
    throw new Unreadable('it holds neither `PODS` nor `PODFILE CHECKSUM`');
  }
  const asks = itemsOf(nodeAt(document, 'DEPENDENCIES')).map(
    (item): Ask => ({ key: rootOf(textOf(item) ?? ''), scope: 'unknown' }),
  );
  const packages = itemsOf(pods).map((item) => pod(item, document));
  return writePackageList({ asks, packages });
}

function pod(item: Node, document: Node | undefined): ListedPackage {
  const [entry] = [...entriesOf(item)];
  const said = textOf(item) ?? entry?.[0] ?? '';
  const needs = textsOf(entry?.[1].value).map(rootOf);
  const name = rootOf(said);
  if (name === '') throw new Unreadable('a pod has no name', item.line);
  const version = /\((.*)\)$/.exec(said)?.[1] ?? '';
  const from = nodeAt(document, 'EXTERNAL SOURCES', name);
  const git = textAt(from, ':git');
  const commit = textAt(document, 'CHECKOUT OPTIONS', name, ':commit');
  const path = textAt(from, ':path') ?? textAt(from, ':podspec');
  const address = git === undefined ? path : `git+${git}${commit === undefined ? '' : `@${commit}`}`;
  const digest = textAt(document, 'SPEC CHECKSUMS', name);
  return listed(name, version, {
    line: item.line,
    snippet: snippet(said),
    source: git !== undefined ? 'git' : path !== undefined ? 'link' : 'unknown',
    address: address === undefined ? undefined : cleanUrl(address),
    integrity: digest === undefined ? undefined : `sha1:${digest}`,
    needs: needs.filter((need) => need !== name),
  });
}

/** `Firebase/Core (= 1.0)` → `Firebase` */
function rootOf(said: string): string {
  return (said.split(' (', 1)[0] ?? '').split('/', 1)[0] ?? '';
}
