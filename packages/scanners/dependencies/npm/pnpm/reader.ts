import { posix } from 'node:path';
import type { ComponentScope } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { type Entry, entriesOf, mapNode, type Node, nodeAt, textAt, textOf } from '../../document/node.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import { type GraphPackage, type Need, type Root, rootIndex } from '../../graph/lock-graph.ts';
import { placeIn } from '../../graph/place.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { readYamlLines, yamlLines } from '../../yaml/read-yaml.ts';
import { keyOf, type PathStyle, parseDependencyPath, withoutPeers } from './dependency-path.ts';
import { type InstalledFrom, originOf } from './origin.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type At = { line: number; column: number };

/** Under what name an importer lists its needs, and how exposed those are. */
const NEEDS: readonly [string, ComponentScope][] = [
  ['dependencies', 'production'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
  // what pnpm needs itself, in the first document since pnpm 11
  ['configDependencies', 'development'],
  ['packageManagerDependencies', 'development'],
];

/** pnpm-lock.yaml of lockfile versions 5, 6 and 9, one or more documents. */
export function readPnpmLock(input: ReadInput): Uint8Array {
  const lines = yamlLines(new TextDecoder().decode(input.bytes));
  const documents = readYamlLines(lines, input.spend);
  if (documents.length === 0) throw new Unreadable('it is empty');
  const reader = new LockReader(lines, input.spend);
  for (const document of documents) {
    mapNode(document, 'the document');
    const version = textAt(document, 'lockfileVersion');
    if (version === undefined) throw new Unreadable('it has no `lockfileVersion`');
    const style = styleOf(version);
    if (style === null) return writeGraph({ unknownFormat: `lockfileVersion ${snippet(version)}` });
    reader.read(document, style);
  }
  return writeGraph(reader);
}

function styleOf(version: string): PathStyle | null {
  if (/^5(?:\.\d+)?$/.test(version)) return 5;
  if (/^6\.\d+$/.test(version)) return 6;
  return /^9\.\d+$/.test(version) ? 9 : null;
}

class LockReader {
  readonly roots: Writable<Root>[] = [];
  readonly packages: Writable<GraphPackage>[] = [];
  readonly notes = [];
  readonly #lines: readonly string[];
  readonly #spend: (steps: number) => void;
  readonly #rootOf = new Map<string, number>();
  readonly #linked = new Map<string, number>();
  #style: PathStyle = 9;
  #byKey = new Map<string, number>();

  constructor(lines: readonly string[], spend: (steps: number) => void) {
    this.#lines = lines;
    this.#spend = spend;
  }

  read(document: Node, style: PathStyle): void {
    this.#style = style;
    this.#byKey = new Map();
    const importers = nodeAt(document, 'importers');
    const found = importers === undefined ? new Map([['.', asEntry(document)]]) : entriesOf(importers);
    for (const [key, entry] of found) this.#addRoot(key, entry);
    const described = entriesOf(nodeAt(document, 'packages'));
    const installed = style === 9 ? entriesOf(nodeAt(document, 'snapshots')) : described;
    // what is described and not installed on its own still is in the lockfile
    for (const [key, entry] of installed) this.#addPackage(key, described.get(withoutPeers(key)) ?? entry);
    if (style === 9) {
      const bare = new Set([...installed.keys()].map(withoutPeers));
      for (const [key, entry] of described) if (!bare.has(key)) this.#addPackage(key, entry);
    }
    for (const [key, entry] of installed) this.#connect(key, entry, described.get(withoutPeers(key)) ?? entry);
    for (const [key, entry] of found) this.#connectRoot(key, entry);
  }

  #addRoot(key: string, entry: Entry): void {
    const folder = folderFrom('', key);
    if (this.#rootOf.has(folder)) return;
    this.#rootOf.set(folder, this.roots.length);
    this.roots.push({ folder, ...placeIn(this.#lines, entry), needs: [] });
  }

  #addPackage(key: string, description: Entry): void {
    const path = parseDependencyPath(key, this.#style);
    const origin: InstalledFrom = originOf(path, description.value);
    this.#byKey.set(key, this.packages.length);
    this.packages.push({
      ...origin,
      name: textAt(description.value, 'name') ?? path.name ?? withoutPeers(key),
      ...placeIn(this.#lines, description),
      needs: [],
    });
  }

  #connect(key: string, { value }: Entry, description: Entry): void {
    const from = this.packages[this.#byKey.get(key) ?? -1];
    if (from === undefined) return;
    const peers = entriesOf(nodeAt(description.value, 'peerDependencies'));
    const needs: Need[] = [];
    for (const [name, need] of entriesOf(nodeAt(value, 'dependencies')))
      this.#follow(needs, '', name, textOf(need.value), peers.has(name) ? 'peer' : 'production', need);
    for (const [name, need] of entriesOf(nodeAt(value, 'optionalDependencies')))
      this.#follow(needs, '', name, textOf(need.value), 'optional', need);
    from.needs = needs;
  }

  #connectRoot(key: string, { value }: Entry): void {
    const folder = folderFrom('', key);
    const root = this.roots[this.#rootOf.get(folder) ?? -1];
    if (root === undefined) return;
    const needs = [...root.needs];
    for (const [list, scope] of NEEDS) {
      for (const [name, need] of entriesOf(nodeAt(value, list))) {
        const version = textOf(need.value) ?? textAt(need.value, 'version');
        this.#follow(needs, folder, name, version, scope, need);
      }
    }
    root.needs = needs;
  }

  #follow(
    needs: Need[],
    folder: string,
    name: string,
    version: string | undefined,
    scope: ComponentScope,
    place: At,
  ): void {
    if (version === undefined) return;
    this.#spend(1);
    const key = keyOf(name, version, this.#style);
    const to = key === null ? this.#linkedFrom(folder, name, version, place) : this.#byKey.get(key);
    if (to === undefined) return;
    needs.push({ to, scope });
    const found = this.packages[to];
    if (found !== undefined && found.name !== name) found.alias ??= name;
  }

  /** `link:../b`: a member of the workspace, or a folder that the lockfile says nothing about. */
  #linkedFrom(folder: string, name: string, version: string, place: At): number {
    const target = version.slice('link:'.length);
    const root = this.#rootOf.get(folderFrom(folder, target));
    if (root !== undefined) return rootIndex(root);
    const key = `${folder}\0${target}`;
    const known = this.#linked.get(key);
    if (known !== undefined) return known;
    const address = cleanUrl(target);
    this.#linked.set(key, this.packages.length);
    this.packages.push({ name, version: '', source: 'link', address, ...placeIn(this.#lines, place), needs: [] });
    return this.packages.length - 1;
  }
}

/** The only importer of a lockfile that names none is the document itself. */
function asEntry(document: Node): Entry {
  return { line: document.line, column: document.column, value: document };
}

/** A folder as the lockfile's own folder sees it, '' for that one; Rush keeps its lockfile beside its projects. */
function folderFrom(folder: string, relative: string): string {
  const joined = posix.normalize(relative.startsWith('/') ? relative : `${folder}/./${relative}`.replace(/^\//, ''));
  const bare = joined.replace(/\/$/, '');
  return bare === '.' ? '' : bare;
}
