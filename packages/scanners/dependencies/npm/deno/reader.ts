import { type ReadInput, Unreadable } from '../../../contract/scanner.ts';
import { type Entry, entriesOf, mapNode, type Node, nodeAt, textAt, textOf, textsOf } from '../../document/node.ts';
import { readJson } from '../../document/read-json.ts';
import { writeGraph } from '../../graph/graph-facts.ts';
import type { GraphPackage, LockGraph, Need, Note, Root } from '../../graph/lock-graph.ts';
import { placeIn } from '../../graph/place.ts';
import { listed, plural, snippet } from '../../text/bounded.ts';
import { cleanUrl } from '../../text/clean-url.ts';

type Registry = 'npm' | 'jsr';

/** deno.lock of versions 2 to 5; the first, which has no version, knows addresses only. */
export function readDenoLock(input: ReadInput): Uint8Array {
  const document = mapNode(readJson(input.bytes, input.spend), 'the document');
  const version = textAt(document, 'version');
  const lines = new TextDecoder().decode(input.bytes).split('\n');
  if (version === undefined) {
    const addresses = [...document.entries.keys()];
    if (!addresses.every((key) => /^https?:/.test(key))) throw new Unreadable('it has no `version`', 1);
    return writeGraph({ roots: [], packages: [], notes: remoteNotes(addresses) });
  }
  if (!/^[2-5]$/.test(version)) return writeGraph({ unknownFormat: `version ${snippet(version)}` });
  return writeGraph(new DenoGraph(document, Number(version), lines, input.spend).graph());
}

/** Modules that are fetched from an address have no version that an advisory could name. */
function remoteNotes(addresses: readonly string[]): Note[] {
  if (addresses.length === 0) return [];
  const hosts = new Set(addresses.map((address) => /^https?:\/\/(?:[^/]*@)?([^/]+)/.exec(address)?.[1] ?? 'elsewhere'));
  const message = `${plural(addresses.length, 'module')} of % ${addresses.length === 1 ? 'is' : 'are'} fetched from addresses, so no advisory names them: ${listed([...hosts])}`;
  return [{ kind: 'not-in-registry', message, count: addresses.length }];
}

class DenoGraph {
  readonly #document: Node;
  readonly #version: number;
  readonly #lines: readonly string[];
  readonly #spend: (steps: number) => void;
  readonly #packages: { -readonly [K in keyof GraphPackage]: GraphPackage[K] }[] = [];
  readonly #byKey: Record<Registry, Map<string, number>> = { npm: new Map(), jsr: new Map() };
  readonly #byName: Record<Registry, Map<string, number>> = { npm: new Map(), jsr: new Map() };
  readonly #specifiers = new Map<string, number>();

  constructor(document: Node, version: number, lines: readonly string[], spend: (steps: number) => void) {
    this.#document = document;
    this.#version = version;
    this.#lines = lines;
    this.#spend = spend;
  }

  graph(): LockGraph {
    const document = this.#document;
    const inside = this.#version === 3 ? nodeAt(document, 'packages') : document;
    const npm = this.#version === 2 ? nodeAt(document, 'npm', 'packages') : nodeAt(inside, 'npm');
    const found: [Registry, ReadonlyMap<string, Entry>][] = [
      ['npm', entriesOf(npm)],
      ['jsr', entriesOf(nodeAt(inside, 'jsr'))],
    ];
    for (const [registry, entries] of found) for (const [key, entry] of entries) this.#add(registry, key, entry);
    const specifiers = this.#version === 2 ? nodeAt(document, 'npm', 'specifiers') : nodeAt(inside, 'specifiers');
    for (const [specifier, { value }] of entriesOf(specifiers)) this.#specify(specifier, textOf(value) ?? '');
    const asked = new Set<string>();
    for (const [registry, entries] of found) {
      for (const [key, { value }] of entries) {
        const from = this.#packages[this.#byKey[registry].get(key) ?? -1];
        if (from !== undefined) from.needs = this.#needs(registry, value, asked);
      }
    }
    return {
      roots: [this.#root(asked, [...entriesOf(specifiers).keys()])],
      packages: this.#packages,
      notes: remoteNotes([...entriesOf(nodeAt(document, 'remote')).keys()]),
    };
  }

  /** `name@1.0.0`, with the peers it was resolved with behind `_`. */
  #add(registry: Registry, key: string, entry: Entry): void {
    const at = key.indexOf('@', 1);
    const name = at < 0 ? key : key.slice(0, at);
    const version = at < 0 ? '' : (key.slice(at + 1).split('_', 1)[0] ?? '');
    const index = this.#packages.length;
    const integrity = textAt(entry.value, 'integrity');
    const tarball = textAt(entry.value, 'tarball');
    this.#byKey[registry].set(key, index);
    this.#byName[registry].set(name, this.#byName[registry].has(name) ? -1 : index);
    this.#packages.push({
      ...{ name, version, source: 'registry', needs: [] },
      ...(registry === 'jsr' ? { ecosystem: 'JSR' } : {}),
      ...(integrity === undefined ? {} : { integrity: integrity.includes('-') ? integrity : `sha256:${integrity}` }),
      ...(tarball === undefined ? {} : { resolved: cleanUrl(tarball) }),
      ...placeIn(this.#lines, entry),
    });
  }

  /** Version 2: `chalk@5` → `chalk@5.0.1`; 3: `npm:chalk@5` → `npm:chalk@5.0.1`; later: `npm:chalk@5` → `5.0.1`. */
  #specify(specifier: string, resolved: string): void {
    const registry: Registry = specifier.startsWith('jsr:') ? 'jsr' : 'npm';
    const bare = specifier.replace(/^(?:npm|jsr):/, '');
    const at = bare.indexOf('@', 1);
    const name = at < 0 ? bare : bare.slice(0, at);
    const key = this.#version <= 3 ? resolved.replace(/^(?:npm|jsr):/, '') : `${name}@${resolved}`;
    const to = this.#byKey[registry].get(key);
    if (to !== undefined) this.#specifiers.set(specifier, to);
  }

  #needs(registry: Registry, entry: Node, asked: Set<string>): Need[] {
    const needs: Need[] = [];
    for (const [list, scope] of [
      ['dependencies', 'production'],
      ['optionalDependencies', 'optional'],
    ] as const) {
      const node = nodeAt(entry, list);
      const named = [...entriesOf(node)].map(([alias, { value }]) => ({ alias, text: textOf(value) ?? '' }));
      for (const { alias, text } of [...named, ...textsOf(node).map((text) => ({ alias: undefined, text }))]) {
        this.#spend(1);
        if (registry === 'jsr' || text.startsWith('jsr:')) asked.add(text);
        const to = this.#resolve(registry, text);
        if (to === undefined) continue;
        needs.push({ to, scope });
        const found = this.#packages[to];
        if (alias !== undefined && found !== undefined && found.name !== alias) found.alias ??= alias;
      }
    }
    return needs;
  }

  /** A specifier, a key, `alias@npm:key`, or a bare name where only one version of it is there. */
  #resolve(registry: Registry, text: string): number | undefined {
    const specified = this.#specifiers.get(text);
    if (specified !== undefined) return specified;
    const into: Registry = text.startsWith('jsr:') ? 'jsr' : /^npm:/.test(text) ? 'npm' : registry;
    const bare = text.replace(/^(?:[^/]*@)?(?:npm|jsr):/, '').replace(/^@?[^@]+@npm:/, '');
    const known = this.#byKey[into].get(bare) ?? this.#byName[into].get(bare);
    return known === undefined || known < 0 ? undefined : known;
  }

  /** What the workspace asks for, and every other specifier that no package of the lockfile asks for: code does. */
  #root(asked: ReadonlySet<string>, specifiers: readonly string[]): Root {
    const workspace = nodeAt(this.#document, 'workspace');
    const members = [workspace, ...[...entriesOf(nodeAt(workspace, 'members')).values()].map(({ value }) => value)];
    const wanted = new Set<string>();
    for (const member of members) {
      for (const text of textsOf(nodeAt(member, 'dependencies'))) wanted.add(text);
      for (const text of textsOf(nodeAt(member, 'packageJson', 'dependencies'))) wanted.add(text);
    }
    const askedBare = new Set([...asked].map((text) => text.replace(/^(?:npm|jsr):/, '')));
    const isAsked = (specifier: string): boolean => {
      const bare = specifier.replace(/^(?:npm|jsr):/, '');
      const at = bare.indexOf('@', 1);
      return asked.has(specifier) || askedBare.has(bare) || askedBare.has(at < 0 ? bare : bare.slice(0, at));
    };
    for (const specifier of specifiers) if (!isAsked(specifier)) wanted.add(specifier);
    const needs = [...wanted].flatMap((specifier): Need[] => {
      const to = this.#specifiers.get(specifier);
      return to === undefined ? [] : [{ to, scope: 'production' }];
    });
    return { folder: '', line: 0, column: 1, snippet: '', needs };
  }
}
