import type { ComponentSource } from '@vauban/domain';
import { FactsReader } from '../../facts/facts-reader.ts';
import { FactsWriter } from '../../facts/facts-writer.ts';
import { SOURCES } from '../../graph/lock-graph.ts';
import { cleanUrl } from '../../text/clean-url.ts';

const FACTS_VERSION = 1;

/** A yarn.lock: what is asked for by which range leads to which entry. Who asks stands in the package.json files. */
export interface YarnLockfile {
  /** As written, where nobody here knows it. */
  readonly unknownFormat: string | undefined;
  /** Yarn 2 and later: members of the workspace are entries, and ranges name their protocol. */
  readonly isBerry: boolean;
  readonly entries: readonly YarnEntry[];
}

export interface YarnEntry {
  /** `name@range`, all that lead here. */
  readonly descriptors: readonly string[];
  readonly name: string;
  readonly version: string;
  readonly source: ComponentSource;
  readonly address: string | undefined;
  readonly resolved: string | undefined;
  readonly integrity: string | undefined;
  /** Of a member of the workspace: its folder, '' for the lockfile's own. */
  readonly folder: string | undefined;
  readonly line: number;
  readonly snippet: string;
  readonly needs: readonly YarnNeed[];
}

export interface YarnNeed {
  readonly descriptor: string;
  readonly isOptional: boolean;
}

export function writeYarnLockfile(lockfile: YarnLockfile): Uint8Array {
  const out = new FactsWriter();
  out.text(lockfile.unknownFormat);
  out.uint(lockfile.isBerry ? 1 : 0);
  out.uint(lockfile.entries.length);
  for (const entry of lockfile.entries) {
    const { name, version, address, resolved, integrity, folder, snippet } = entry;
    out.texts(entry.descriptors);
    for (const text of [name, version, address, resolved, integrity, folder, snippet]) out.text(text);
    out.uint(SOURCES.indexOf(entry.source));
    out.uint(entry.line);
    out.uint(entry.needs.length);
    for (const { descriptor, isOptional } of entry.needs) {
      out.text(descriptor);
      out.uint(isOptional ? 1 : 0);
    }
  }
  return out.finish(FACTS_VERSION);
}

export function readYarnLockfileFacts(facts: Uint8Array): YarnLockfile {
  const reader = new FactsReader(facts, FACTS_VERSION);
  const unknownFormat = reader.text();
  const isBerry = reader.uint() === 1;
  const entries = reader.list((): YarnEntry => {
    const descriptors = reader.texts();
    const [name = '', version = '', address, resolved] = Array.from({ length: 4 }, () => reader.text());
    const [integrity, folder, snippet = ''] = Array.from({ length: 3 }, () => reader.text());
    const source = SOURCES[reader.uint()] ?? 'unknown';
    const line = reader.uint();
    const needs = reader.list(() => ({ descriptor: reader.text() ?? '', isOptional: reader.uint() === 1 }));
    return { descriptors, name, version, source, address, resolved, integrity, folder, line, snippet, needs };
  });
  return { unknownFormat, isBerry, entries };
}

/** `name@range` without credentials in the range. */
export function cleanDescriptor(descriptor: string): string {
  if (!descriptor.includes('://')) return descriptor;
  const { name, range } = splitDescriptor(descriptor);
  return `${name}@${cleanUrl(range)}`;
}

/** The name of `name@range` and what stands behind it; `@` may be part of both. */
export function splitDescriptor(descriptor: string): { name: string; range: string } {
  const at = descriptor.indexOf('@', 1);
  return at < 0 ? { name: descriptor, range: '' } : { name: descriptor.slice(0, at), range: descriptor.slice(at + 1) };
}
