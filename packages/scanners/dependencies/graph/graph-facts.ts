import type { GapKind } from '@vauban/domain';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { type GraphPackage, type LockGraph, type Need, type Note, type Root, SCOPES, SOURCES } from './lock-graph.ts';

const FACTS_VERSION = 2;
const DIRECT = [undefined, true, false] as const;

/** What a reader hands on: a graph, or the version of a format that nobody here knows. */
export type GraphFacts = LockGraph | UnknownFormat;

export interface UnknownFormat {
  /** As the file says it, for people: `lockfileVersion 10`. */
  readonly unknownFormat: string;
}

export function writeGraph(graph: GraphFacts): Uint8Array {
  const out = new FactsWriter();
  if ('unknownFormat' in graph) {
    out.text(graph.unknownFormat);
    return out.finish(FACTS_VERSION);
  }
  out.text(undefined);
  out.text(graph.name);
  writeList(out, graph.roots, writeRoot);
  writeList(out, graph.packages, writePackage);
  writeList(out, graph.notes, writeNote);
  return out.finish(FACTS_VERSION);
}

/** Throws when the facts are of another version or cut. */
export function readGraph(facts: Uint8Array): GraphFacts {
  const reader = new FactsReader(facts, FACTS_VERSION);
  const unknownFormat = reader.text();
  if (unknownFormat !== undefined) return { unknownFormat };
  return {
    name: reader.text(),
    roots: reader.list(() => rootOf(reader)),
    packages: reader.list(() => packageOf(reader)),
    notes: reader.list(() => noteOf(reader)),
  };
}

function writeList<T>(out: FactsWriter, items: readonly T[], write: (out: FactsWriter, item: T) => void): void {
  out.uint(items.length);
  for (const item of items) write(out, item);
}

function writeNeed(out: FactsWriter, { to, scope }: Need): void {
  out.uint(to < 0 ? (-1 - to) * 2 + 1 : to * 2);
  out.uint(SCOPES.indexOf(scope));
}

function needOf(reader: FactsReader): Need {
  const packed = reader.uint();
  const index = Math.floor(packed / 2);
  return { to: packed % 2 === 1 ? -1 - index : index, scope: SCOPES[reader.uint()] ?? 'unknown' };
}

function writeRoot(out: FactsWriter, root: Root): void {
  for (const text of [root.folder, root.name, root.version, root.snippet]) out.text(text);
  out.uint(root.line);
  out.uint(root.column);
  writeList(out, root.needs, writeNeed);
}

function rootOf(reader: FactsReader): Root {
  const folder = reader.text() ?? '';
  const [name, version, snippet = ''] = [reader.text(), reader.text(), reader.text()];
  const [line, column] = [reader.uint(), reader.uint()];
  return { folder, name, version, snippet, line, column, needs: reader.list(() => needOf(reader)) };
}

function writePackage(out: FactsWriter, item: GraphPackage): void {
  const { name, version, ecosystem, alias, address, resolved, integrity, licence, unsure, snippet } = item;
  for (const text of [name, version, ecosystem, alias, address]) out.text(text);
  for (const text of [resolved, integrity, licence, unsure, snippet]) out.text(text);
  out.uint(SOURCES.indexOf(item.source));
  out.uint(item.scope === undefined ? 0 : SCOPES.indexOf(item.scope) + 1);
  out.uint(DIRECT.indexOf(item.direct));
  out.uint(item.line);
  out.uint(item.column);
  writeList(out, item.needs, writeNeed);
}

function packageOf(reader: FactsReader): GraphPackage {
  const [name = '', version = '', ecosystem, alias, address] = Array.from({ length: 5 }, () => reader.text());
  const [resolved, integrity, licence, unsure, snippet = ''] = Array.from({ length: 5 }, () => reader.text());
  const source = SOURCES[reader.uint()] ?? 'unknown';
  const scope = SCOPES[reader.uint() - 1];
  const direct = DIRECT[reader.uint()];
  const [line, column] = [reader.uint(), reader.uint()];
  const needs = reader.list(() => needOf(reader));
  return {
    ...{ name, version, ecosystem, alias, address, resolved, integrity, licence },
    ...{ unsure, snippet, source, scope, direct, line, column, needs },
  };
}

function writeNote(out: FactsWriter, { kind, message, count }: Note): void {
  out.text(kind);
  out.text(message);
  out.uint(count);
}

function noteOf(reader: FactsReader): Note {
  return { kind: (reader.text() ?? 'unresolved') as GapKind, message: reader.text() ?? '', count: reader.uint() };
}
