import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { type Node, nodeAt, textAt } from '../document/node.ts';
import { readJson } from '../document/read-json.ts';
import { writeGraph } from '../graph/graph-facts.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';
import { cleanUrl } from '../text/clean-url.ts';

const LONGEST = 1_000;

/** Package.resolved 1 to 3. It does not say what is asked for, nor why the rest is there. */
export function readPackageResolved(input: ReadInput): Uint8Array {
  const document = readJson(input.bytes, input.spend);
  const version = textAt(document, 'version');
  if (version !== '1' && version !== '2' && version !== '3') {
    return writeGraph({ unknownFormat: `version ${version ?? 'none'}` });
  }
  const pins = version === '1' ? nodeAt(document, 'object', 'pins') : nodeAt(document, 'pins');
  if (pins?.kind !== 'list') throw new Unreadable('it holds no list `pins`');
  return writePackageList({ packages: pins.items.map(pin) });
}

function pin(item: Node): ListedPackage {
  const url = textAt(item, 'repositoryURL') ?? textAt(item, 'location') ?? '';
  const identity = textAt(item, 'identity') ?? textAt(item, 'package') ?? '';
  const version = textAt(item, 'state', 'version') ?? '';
  const commit = textAt(item, 'state', 'revision');
  const kind = textAt(item, 'kind') ?? 'remoteSourceControl';
  const name = nameOf(url);
  if (name === undefined && identity === '') throw new Unreadable('a pin has no name', item.line);
  const named = nodeAt(item, 'repositoryURL') ?? nodeAt(item, 'location') ?? nodeAt(item, 'identity');
  const place = { line: named?.line ?? item.line, snippet: snippet(cleanUrl(url === '' ? identity : url)) };
  // a package registry names packages otherwise than the advisories, which have addresses
  if (kind === 'registry' || name === undefined)
    return listed(identity || url, version, { ...place, source: kind === 'localSourceControl' ? 'link' : 'unknown' });
  const address = cleanUrl(commit === undefined ? `git+${url}` : `git+${url}@${commit}`);
  if (version === '') return listed(name, commit ?? '', { ...place, source: 'git', address });
  return listed(name, version, { ...place, address });
}

/** `https://github.com/Apple/swift-nio.git`, `git@github.com:Apple/swift-nio` → `github.com/Apple/swift-nio` */
function nameOf(url: string): string | undefined {
  const match = /^(?:[a-z+]+:\/\/)?(?:[^/@]*@)?([\w.-]+\.[\w-]+)(?::\d+)?[/:]+(.+?)(?:\.git)?\/?$/i.exec(
    url.slice(0, LONGEST),
  );
  return match === null || url.startsWith('/') ? undefined : `${(match[1] as string).toLowerCase()}/${match[2]}`;
}
