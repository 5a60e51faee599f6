import type { ComponentScope, ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { type Entry, entriesOf, mapNode, type Node, nodeAt, textAt, textsOf } from '../../document/node.ts';
import { readJson } from '../../document/read-json.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import type { GraphPackage } from '../../graph/lock-graph.ts';
import { placeIn } from '../../graph/place.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { normalisedName } from '../package-name.ts';

const KNOWN_SPECIFICATION = '6';

/** Pipfile.lock: a category of packages each under its name, `default` and `develop` among them; who needs whom is unsaid. */
export function readPipfileLock(input: ReadInput): Uint8Array {
  const document = mapNode(readJson(input.bytes, input.spend), 'the document');
  const meta = nodeAt(document, '_meta');
  if (meta === undefined) throw new Unreadable('it has no `_meta`', 1);
  const specification = textAt(meta, 'pipfile-spec');
  if (specification !== KNOWN_SPECIFICATION)
    return writeGraph({ unknownFormat: `pipfile-spec ${snippet(specification ?? '(none)')}` });
  const lines = new TextDecoder().decode(input.bytes).split('\n');
  const packages = [...document.entries]
    .filter(([category]) => category !== '_meta')
    .flatMap(([category, { value }]) =>
      [...entriesOf(value)].map(([name, entry]) => packageOf(name, entry, scopeOf(category), lines)),
    );
  return writeGraph({ roots: [], packages, notes: [] });
}

/** Other categories than the two are installed on request. */
function scopeOf(category: string): ComponentScope {
  if (category === 'default') return 'production';
  return category === 'develop' ? 'development' : 'optional';
}

function packageOf(name: string, entry: Entry, scope: ComponentScope, lines: readonly string[]): GraphPackage {
  const { value } = entry;
  const { source, address } = originOf(value);
  const version = textAt(value, 'version') ?? (source === 'git' ? textAt(value, 'ref') : undefined) ?? '';
  const hash = textsOf(nodeAt(value, 'hashes'))[0];
  return {
    name: normalisedName(name),
    version: version.replace(/^={2,3}/, ''),
    source,
    scope,
    ...(address === undefined ? {} : { address: cleanUrl(address) }),
    ...(hash === undefined ? {} : { integrity: hash }),
    ...placeIn(lines, entry),
    needs: [],
  };
}

function originOf(value: Node): { source: ComponentSource; address?: string } {
  const git = textAt(value, 'git') ?? textAt(value, 'hg') ?? textAt(value, 'svn');
  if (git !== undefined) return { source: 'git', address: `git+${git}@${textAt(value, 'ref') ?? ''}` };
  const path = textAt(value, 'path');
  if (path !== undefined) return { source: 'link', address: path };
  const file = textAt(value, 'file');
  if (file === undefined) return { source: 'registry' };
  return /^https?:/.test(file) ? { source: 'url', address: file } : { source: 'file', address: file };
}
