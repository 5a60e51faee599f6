import type { ComponentSource } from '@vauban/domain';
import { FactsReader } from '../../facts/facts-reader.ts';
import { FactsWriter } from '../../facts/facts-writer.ts';

const FACTS_VERSION = 1;
const SOURCES: readonly ComponentSource[] = ['registry', 'link', 'git', 'file', 'url', 'unknown'];

export interface PoetryPackage {
  /** Normalised. */
  readonly name: string;
  readonly version: string;
  /** 0 when it is not known. */
  readonly line: number;
  readonly snippet: string;
  readonly optional: boolean;
  /** `main`, `dev` and the like; empty where the lockfile says nothing (versions 1.5 to 1.8 of Poetry). */
  readonly groups: readonly string[];
  readonly source: ComponentSource;
  readonly address: string | undefined;
  readonly hash: string | undefined;
  /** Normalised names. */
  readonly needs: readonly string[];
}

export interface PoetryLock {
  /** As written; null where there is none, as before Poetry 1.0. */
  readonly lockVersion: string | null;
  readonly isKnown: boolean;
  readonly packages: readonly PoetryPackage[];
}

export function writePoetryLock(lock: PoetryLock): Uint8Array {
  const out = new FactsWriter();
  out.text(lock.lockVersion ?? undefined);
  out.uint(lock.isKnown ? 1 : 0);
  out.uint(lock.packages.length);
  for (const item of lock.packages) {
    for (const text of [item.name, item.version, item.snippet, item.address, item.hash]) out.text(text);
    for (const number of [item.line, item.optional ? 1 : 0, SOURCES.indexOf(item.source)]) out.uint(number);
    out.texts(item.groups);
    out.texts(item.needs);
  }
  return out.finish(FACTS_VERSION);
}

export function readPoetryLockFacts(facts: Uint8Array): PoetryLock {
  const reader = new FactsReader(facts, FACTS_VERSION);
  const lockVersion = reader.text() ?? null;
  const isKnown = reader.uint() === 1;
  const packages = reader.list((): PoetryPackage => {
    const [name = '', version = '', snippet = '', address, hash] = Array.from({ length: 5 }, () => reader.text());
    const line = reader.uint();
    const optional = reader.uint() === 1;
    const source = SOURCES[reader.uint()] ?? 'unknown';
    return {
      name,
      version,
      snippet,
      address,
      hash,
      line,
      optional,
      source,
      groups: reader.texts(),
      needs: reader.texts(),
    };
  });
  return { lockVersion, isKnown, packages };
}
