import type { ComponentScope, ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import {
  type Entry,
  entriesOf,
  itemsOf,
  mapNode,
  type Node,
  nodeAt,
  textAt,
  textOf,
  textsOf,
} from '../../document/node.ts';
import { readJson } from '../../document/read-json.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import { type GraphPackage, type LockGraph, type Need, type Root, rootIndex } from '../../graph/lock-graph.ts';
import { placeIn } from '../../graph/place.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';

const KNOWN = new Set(['0', '1']);
const NEEDS: readonly [string, ComponentScope][] = [
  ['dependencies', 'production'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
  ['peerDependencies', 'peer'],
];

/** bun.lock, the text form: JSON with comments and trailing commas. */
export function readBunLock(input: ReadInput): Uint8Array {
  const document = mapNode(readJson(input.bytes, input.spend, true), 'the document');
  const version = textAt(document, 'lockfileVersion');
  if (version === undefined) throw new Unreadable('it has no `lockfileVersion`', 1);
  if (!KNOWN.has(version)) return writeGraph({ unknownFormat: `lockfileVersion ${snippet(version)}` });
  const lines = new TextDecoder().decode(input.bytes).split('\n');
  return writeGraph(new BunGraph(document, lines, input.spend).graph());
}

class BunGraph {
  readonly #lines: readonly string[];
  readonly #spend: (steps: number) => void;
  readonly #workspaces: ReadonlyMap<string, Entry>;
  readonly #entries: ReadonlyMap<string, Entry>;
  /** By its key: the names of the folders below `node_modules` that lead to it. */
  readonly #byKey = new Map<string, number>();

  constructor(document: Node, lines: readonly string[], spend: (steps: number) => void) {
    this.#lines = lines;
    this.#spend = spend;
    this.#workspaces = entriesOf(nodeAt(document, 'workspaces'));
    this.#entries = entriesOf(nodeAt(document, 'packages'));
  }

  graph(): LockGraph {
    const folders = [...this.#workspaces.keys()];
    const kept: [string, Entry, string][] = [];
    for (const [key, entry] of this.#entries) {
      const ident = textOf(itemsOf(entry.value)[0]);
      if (ident === undefined) throw new Unreadable('an entry of `packages` has no name', entry.line);
      const { range } = splitIdent(ident);
      const member = range.startsWith('workspace:') ? folders.indexOf(range.slice('workspace:'.length)) : -1;
      if (member >= 0) {
        this.#byKey.set(key, rootIndex(member));
      } else if (range !== 'root:') {
        this.#byKey.set(key, kept.length);
        kept.push([key, entry, ident]);
      }
    }
    return {
      roots: [...this.#workspaces].map(([folder, entry]) => this.#root(folder, entry)),
      packages: kept.map(([key, entry, ident]) => this.#package(key, entry, ident)),
      notes: [],
    };
  }

  #root(folder: string, entry: Entry): Root {
    const [name, version] = [textAt(entry.value, 'name'), textAt(entry.value, 'version')];
    return {
      ...{ folder, name, version },
      ...placeIn(this.#lines, entry),
      needs: this.#needs(folder === '' ? '' : (name ?? ''), entry.value),
    };
  }

  #package(key: string, entry: Entry, ident: string): GraphPackage {
    const items = itemsOf(entry.value);
    const { name, range } = splitIdent(ident);
    const { source, version } = originOf(range);
    const info = items.find((item) => item.kind === 'map');
    const registry = source === 'registry' ? textOf(items[1]) : undefined;
    const last = textOf(items.at(-1));
    const installedAs = lastName(key);
    return {
      name,
      version,
      source,
      ...(installedAs === name ? {} : { alias: installedAs }),
      ...(source === 'registry' ? {} : { address: cleanUrl(range) }),
      ...(registry?.includes('://') ? { resolved: cleanUrl(registry) } : {}),
      ...(last !== undefined && /^sha\d+-/.test(last) ? { integrity: last } : {}),
      ...placeIn(this.#lines, entry),
      needs: this.#needs(key, info),
    };
  }

  #needs(key: string, info: Node | undefined): Need[] {
    const isOptionalPeer = new Set(textsOf(nodeAt(info, 'optionalPeers')));
    const needs: Need[] = [];
    for (const [list, scope] of NEEDS) {
      for (const name of entriesOf(nodeAt(info, list)).keys()) {
        if (scope === 'peer' && isOptionalPeer.has(name)) continue;
        const to = this.#find(key, name);
        if (to !== undefined) needs.push({ to, scope });
      }
    }
    return needs;
  }

  /** As Node.js looks: below the package itself, then below each folder above it. */
  #find(key: string, name: string): number | undefined {
    for (let at = key; ; at = above(at)) {
      this.#spend(1 + Math.ceil(at.length / 64));
      const found = this.#byKey.get(at === '' ? name : `${at}/${name}`);
      if (found !== undefined || at === '') return found;
    }
  }
}

/** `a/@scope/b` → `a`. */
function above(key: string): string {
  const slash = key.lastIndexOf('/');
  if (slash < 0) return '';
  const before = key.slice(0, slash);
  const last = before.slice(before.lastIndexOf('/') + 1);
  return last.startsWith('@') ? before.slice(0, Math.max(0, before.length - last.length - 1)) : before;
}

function lastName(key: string): string {
  const before = above(key);
  return before === '' ? key : key.slice(before.length + 1);
}

function splitIdent(ident: string): { name: string; range: string } {
  const at = ident.indexOf('@', 1);
  return at < 0 ? { name: ident, range: '' } : { name: ident.slice(0, at), range: ident.slice(at + 1) };
}

/** What a package is resolved to: a version, or an address with a protocol. */
function originOf(range: string): { source: ComponentSource; version: string } {
  if (range.startsWith('workspace:')) return { source: 'workspace', version: '' };
  if (range.startsWith('link:')) return { source: 'link', version: '' };
  if (/^(?:git[+:@]|git:|github:|gitlab:|bitbucket:|ssh:)/.test(range)) {
    const hash = range.lastIndexOf('#');
    return { source: 'git', version: hash < 0 ? '' : range.slice(hash + 1) };
  }
  if (/^https?:/.test(range)) return { source: 'url', version: '' };
  if (range.startsWith('file:') || /^\.{0,2}\//.test(range) || /\.t(?:ar\.)?gz$/.test(range))
    return { source: /\.t(?:ar\.)?gz$/.test(range) ? 'file' : 'link', version: '' };
  return { source: 'registry', version: range };
}
