import { FactsReader } from '../../facts/facts-reader.ts';
import { FactsWriter } from '../../facts/facts-writer.ts';
import type { StringPool } from '../../facts/string-pool.ts';

const FACTS_VERSION = 2;

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

/** How the facts themselves keep an entry, beside its own flags. */
const PACKED = { digest: 128, address: 256 } as const;

/** An entry while it is read: strings are ids of the pool, -1 for none. */
export interface RawEntry {
  /** Index of the entry that it is nested in; -1 at the top, and always in `packages`. */
  readonly parent: number;
  readonly key: number;
  readonly line: number;
  readonly column: number;
  flags: number;
  /** `integrity` is a SHA-512 digest as 64 bytes. */
  isDigest: boolean;
  /** What `resolved` would say follows from name and version. */
  isAtRegistry: boolean;
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
  /** As written, where this reader does not know it. */
  readonly unknownVersion: string | undefined;
  readonly shape: 'packages' | 'dependencies';
  readonly name: string | undefined;
  readonly entries: readonly NpmEntry[];
}

export function writeNpmLockfile(
  pool: StringPool,
  head: {
    lockfileVersion: number | null;
    unknownVersion?: string | undefined;
    shape: NpmLockfile['shape'];
    name: number;
  },
  entries: readonly RawEntry[],
): Uint8Array {
  const out = new FactsWriter(pool);
  out.uint(head.lockfileVersion === null ? 0 : head.lockfileVersion + 1);
  out.text(head.unknownVersion);
  out.uint(head.shape === 'packages' ? 1 : 0);
  out.id(head.name);
  out.uint(entries.length);
  for (const entry of entries) {
    const packed = (entry.isDigest ? PACKED.digest : 0) + (entry.isAtRegistry ? PACKED.address : 0);
    for (const number of [entry.parent + 1, entry.key, entry.line, entry.column, entry.flags + packed])
      out.uint(number);
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
  const unknownVersion = reader.text();
  const shape = reader.uint() === 1 ? 'packages' : 'dependencies';
  const name = reader.text();
  const need = (): Need => {
    const item = reader.uint();
    return { name: reader.textOf(Math.floor(item / 2)), byUrl: item % 2 === 1 };
  };
  const entry = (): NpmEntry => {
    const parent = reader.uint() - 1;
    const key = reader.textOf(reader.uint());
    const [line, column, flags] = [reader.uint(), reader.uint(), reader.uint()];
    const [ownName, version, resolved] = [reader.text(), reader.text(), reader.text()];
    const integrity = reader.uint() - 1;
    return {
      parent,
      key,
      line,
      column,
      flags,
      name: ownName,
      version,
      resolved:
        (flags & PACKED.address) === 0 ? resolved : registryAddress(ownName ?? installedName(key), version ?? ''),
      integrity: integrity < 0 ? undefined : integrityText(reader, integrity, flags),
      licence: reader.text(),
      needs: reader.list(need),
      developmentNeeds: reader.list(need),
      workspaces: reader.list(() => reader.textOf(reader.uint())),
    };
  };
  return {
    lockfileVersion: version === 0 ? null : version - 1,
    unknownVersion,
    shape,
    name,
    entries: reader.list(entry),
  };
}

function integrityText(reader: FactsReader, id: number, flags: number): string {
  return (flags & PACKED.digest) === 0 ? reader.textOf(id) : `sha512-${reader.bytesOf(id).toString('base64')}`;
}

/** The name of `node_modules/a/node_modules/@scope/name`, or the key itself. */
export function installedName(key: string): string {
  const at = key.lastIndexOf('node_modules/');
  return at < 0 ? key : key.slice(at + 'node_modules/'.length);
}

/** Where npm's own registry keeps the archive of a version. */
export function registryAddress(name: string, version: string): string {
  return `https://registry.npmjs.org/${name}/-/${name.slice(name.indexOf('/') + 1)}-${version}.tgz`;
}
