import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import type { StringPool } from '../facts/string-pool.ts';

const FACTS_VERSION = 1;

/** What an entry of a lockfile says about itself by `true`. */
export const FLAGS = {
  dev: 1,
  optional: 2,
  devOptional: 4,
  peer: 8,
  bundled: 16,
  link: 32,
  extraneous: 64,
} as const;

/** An entry while it is read: strings are ids of the pool, -1 for none. */
export interface RawEntry {
  /** Index of the entry that it is nested in; -1 at the top, and always in `packages`. */
  readonly parent: number;
  readonly key: number;
  readonly line: number;
  readonly column: number;
  flags: number;
  name: number;
  version: number;
  resolved: number;
  integrity: number;
  licence: number;
  /** Ids of names, doubled, plus 1 where the wanted version is an address. */
  needs: number[];
  developmentNeeds: number[];
  workspaces: number[];
}

export interface NpmEntry {
  readonly parent: number;
  /** A path below the lockfile's folder in `packages`, the name it is installed under in `dependencies`. */
  readonly key: string;
  readonly line: number;
  readonly column: number;
  readonly flags: number;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly resolved: string | undefined;
  readonly integrity: string | undefined;
  readonly licence: string | undefined;
  readonly needs: readonly Need[];
  readonly developmentNeeds: readonly Need[];
  readonly workspaces: readonly string[];
}

export interface Need {
  readonly name: string;
  /** The wanted version is an http address, so what satisfies it comes from no registry. */
  readonly byUrl: boolean;
}

export interface NpmLockfile {
  /** As written; null for one that this reader does not know. */
  readonly lockfileVersion: number | null;
  readonly shape: 'packages' | 'dependencies';
  readonly name: string | undefined;
  readonly entries: readonly NpmEntry[];
}

export function writeNpmLockfile(
  pool: StringPool,
  head: { lockfileVersion: number | null; shape: NpmLockfile['shape']; name: number },
  entries: readonly RawEntry[],
): Uint8Array {
  const out = new FactsWriter(pool);
  out.uint(head.lockfileVersion === null ? 0 : head.lockfileVersion + 1);
  out.uint(head.shape === 'packages' ? 1 : 0);
  out.id(head.name);
  out.uint(entries.length);
  for (const entry of entries) {
    for (const number of [entry.parent + 1, entry.key, entry.line, entry.column, entry.flags]) out.uint(number);
    for (const id of [entry.name, entry.version, entry.resolved, entry.integrity, entry.licence]) out.id(id);
    for (const list of [entry.needs, entry.developmentNeeds, entry.workspaces]) {
      out.uint(list.length);
      for (const item of list) out.uint(item);
    }
  }
  return out.finish(FACTS_VERSION);
}

export function readNpmLockfileFacts(facts: Uint8Array): NpmLockfile {
  const reader = new FactsReader(facts, FACTS_VERSION);
  const version = reader.uint();
  const shape = reader.uint() === 1 ? 'packages' : 'dependencies';
  const name = reader.text();
  const need = (): Need => {
    const item = reader.uint();
    return { name: reader.textOf(Math.floor(item / 2)), byUrl: item % 2 === 1 };
  };
  const entries = reader.list(
    (): NpmEntry => ({
      parent: reader.uint() - 1,
      key: reader.textOf(reader.uint()),
      line: reader.uint(),
      column: reader.uint(),
      flags: reader.uint(),
      name: reader.text(),
      version: reader.text(),
      resolved: reader.text(),
      integrity: reader.text(),
      licence: reader.text(),
      needs: reader.list(need),
      developmentNeeds: reader.list(need),
      workspaces: reader.list(() => reader.textOf(reader.uint())),
    }),
  );
  return { lockfileVersion: version === 0 ? null : version - 1, shape, name, entries };
}
