import type { ComponentScope, ComponentSource } from '@vauban/domain';
import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import { type GraphPackage, type LockGraph, type Need, type Root, rootIndex } from '../../graph/lock-graph.ts';
import type { Place } from '../../graph/place.ts';
import { snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';
import { resolvePath } from '../../text/path.ts';
import { tomlPlaces } from '../../toml/package-places.ts';
import { asTable, listAt, readToml, type TomlTable, tableAt, textAt, textsAt } from '../../toml/read-toml.ts';
import { normalisedName } from '../package-name.ts';

type Table = TomlTable | undefined;

/** uv.lock of version 1. */
export function readUvLock(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  input.spend(Math.ceil(text.length / 16));
  const document = readToml(text);
  const version = document.get('version');
  if (version === undefined) throw new Unreadable('it has no `version`');
  if (version !== 1) return writeGraph({ unknownFormat: `version ${snippet(String(version))}` });
  return writeGraph(new UvGraph(document, text, input.spend).graph());
}

class UvGraph {
  readonly #document: TomlTable;
  readonly #spend: (steps: number) => void;
  readonly #tables: readonly Table[];
  readonly #places: readonly (Place | undefined)[];
  readonly #names: readonly string[];
  /** Of a name: the tables that have it. */
  readonly #byName = new Map<string, number[]>();
  /** Of a table: what its index is in the graph, a root or a package. */
  readonly #target = new Map<number, number>();
  /** Of `table\0extra`: the package that stands for the extra alone. */
  readonly #ofExtra = new Map<string, number>();
  readonly #packages: { -readonly [K in keyof GraphPackage]: GraphPackage[K] }[] = [];

  constructor(document: TomlTable, text: string, spend: (steps: number) => void) {
    this.#document = document;
    this.#spend = spend;
    this.#tables = listAt(document, 'package').map(asTable);
    this.#places = tomlPlaces(text, 'package', this.#tables.length);
    this.#names = this.#tables.map((table, i) => {
      const name = textAt(table, 'name');
      if (name === undefined) throw new Unreadable('a `package` has no name', this.#places[i]?.line);
      return normalisedName(name);
    });
  }

  graph(): LockGraph {
    const members = new Set(textsAt(tableAt(this.#document, 'manifest'), 'members').map(normalisedName));
    const roots: { table: number; folder: string }[] = [];
    for (const [i, table] of this.#tables.entries()) {
      const name = this.#names[i] as string;
      const same = this.#byName.get(name);
      if (same === undefined) this.#byName.set(name, [i]);
      else same.push(i);
      const folder = ownFolder(table);
      if (folder !== null && (folder === '' || members.has(name))) {
        this.#target.set(i, rootIndex(roots.length));
        roots.push({ table: i, folder });
      } else {
        this.#target.set(i, this.#packages.length);
        this.#packages.push(this.#package(i));
        for (const extra of tableAt(table, 'optional-dependencies')?.keys() ?? []) {
          this.#ofExtra.set(`${i}\0${normalisedName(extra)}`, this.#packages.length);
          this.#packages.push(this.#package(i));
        }
      }
    }
    for (const [i, table] of this.#tables.entries()) this.#connect(i, table);
    return { roots: this.#roots(roots), packages: this.#packages, notes: [] };
  }

  #package(index: number): GraphPackage {
    const table = this.#tables[index];
    const { source, address } = originOf(tableAt(table, 'source'));
    const archive = tableAt(table, 'sdist') ?? asTable(listAt(table, 'wheels')[0]);
    const [hash, url] = [textAt(archive, 'hash'), textAt(archive, 'url')];
    return {
      name: this.#names[index] as string,
      version: textAt(table, 'version') ?? '',
      source,
      ...(address === undefined ? {} : { address: cleanUrl(address) }),
      ...(hash === undefined ? {} : { integrity: hash }),
      ...(url === undefined || source !== 'registry' ? {} : { resolved: cleanUrl(url) }),
      ...this.#place(index),
      needs: [],
    };
  }

  #place(index: number): Place {
    return this.#places[index] ?? { line: 0, column: 1, snippet: snippet(`name = "${this.#names[index]}"`) };
  }

  #connect(index: number, table: Table): void {
    const own = this.#packages[this.#target.get(index) ?? -1];
    if (own !== undefined) own.needs = this.#needs(listAt(table, 'dependencies'), 'production');
    for (const [extra, needs] of tableAt(table, 'optional-dependencies') ?? []) {
      const to = this.#ofExtra.get(`${index}\0${normalisedName(extra)}`);
      const ofExtra = to === undefined ? undefined : this.#packages[to];
      if (ofExtra !== undefined && Array.isArray(needs)) ofExtra.needs = this.#needs(needs, 'production');
    }
  }

  #roots(found: readonly { table: number; folder: string }[]): Root[] {
    const roots = found.map(({ table: index, folder }): Root => {
      const table = this.#tables[index];
      return {
        ...{ folder, name: this.#names[index], version: textAt(table, 'version') },
        ...this.#place(index),
        needs: [
          ...this.#needs(listAt(table, 'dependencies'), 'production'),
          ...this.#grouped(tableAt(table, 'optional-dependencies'), 'optional'),
          ...this.#grouped(tableAt(table, 'dev-dependencies'), 'development'),
        ],
      };
    });
    // a script, or a workspace whose root is no project
    const manifest = tableAt(this.#document, 'manifest');
    const own = [
      ...this.#needs(listAt(manifest, 'requirements'), 'production'),
      ...this.#grouped(tableAt(manifest, 'dependency-groups'), 'development'),
    ];
    const isOwned = roots.some(({ folder }) => folder === '');
    return own.length === 0 || isOwned
      ? roots
      : [...roots, { folder: '', line: 0, column: 1, snippet: '', needs: own }];
  }

  #grouped(groups: Table, scope: ComponentScope): Need[] {
    return [...(groups?.values() ?? [])].flatMap((list) => (Array.isArray(list) ? this.#needs(list, scope) : []));
  }

  #needs(list: readonly unknown[], scope: ComponentScope): Need[] {
    return list.map(asTable).flatMap((wanted) => this.#targetsOf(wanted).map((to) => ({ to, scope })));
  }

  /** `{ name, version, source, extra }`, the middle two only where the name alone would not do. */
  #targetsOf(wanted: Table): number[] {
    const name = textAt(wanted, 'name');
    const version = textAt(wanted, 'version');
    const source = tableAt(wanted, 'source');
    const extras = [...textsAt(wanted, 'extra'), ...textsAt(wanted, 'extras')].map(normalisedName);
    const targets: number[] = [];
    for (const index of this.#byName.get(normalisedName(name ?? '')) ?? []) {
      this.#spend(1);
      const table = this.#tables[index];
      if (version !== undefined && textAt(table, 'version') !== version) continue;
      if (source !== undefined && !isSameSource(source, tableAt(table, 'source'))) continue;
      const target = this.#target.get(index);
      if (target !== undefined) targets.push(target);
      for (const extra of extras) {
        const ofExtra = this.#ofExtra.get(`${index}\0${extra}`);
        if (ofExtra !== undefined) targets.push(ofExtra);
      }
    }
    return targets;
  }
}

/** Of something that lies in the project: its folder, '' for that of the lockfile. */
function ownFolder(table: Table): string | null {
  const source = tableAt(table, 'source');
  const path = textAt(source, 'editable') ?? textAt(source, 'virtual') ?? textAt(source, 'directory');
  return path === undefined ? null : resolvePath('', path);
}

function isSameSource(a: TomlTable, b: Table): boolean {
  return b !== undefined && [...a].every(([key, value]) => b.get(key) === value);
}

function originOf(source: Table): { source: ComponentSource; address?: string } {
  const git = textAt(source, 'git');
  if (git !== undefined) return { source: 'git', address: `git+${git}` };
  const url = textAt(source, 'url');
  if (url !== undefined) return { source: 'url', address: url };
  const file = textAt(source, 'path');
  if (file !== undefined) return { source: 'file', address: file };
  const folder = textAt(source, 'directory') ?? textAt(source, 'editable') ?? textAt(source, 'virtual');
  return folder === undefined ? { source: 'registry' } : { source: 'link', address: folder };
}
