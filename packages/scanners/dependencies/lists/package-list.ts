import type { ComponentScope, ComponentSource, GapKind } from '@vauban/domain';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';

const FACTS_VERSION = 1;
const SOURCES: readonly ComponentSource[] = ['registry', 'workspace', 'link', 'git', 'file', 'url', 'unknown'];
const SCOPES: readonly ComponentScope[] = ['production', 'development', 'optional', 'peer', 'unknown'];
const DIRECT = [true, false, 'unknown'] as const;
const CERTAIN = 1;

/** One package as a lockfile lists it. */
export interface ListedPackage {
  /** What `needs` and `asks` of the same list call it; several entries may share one. */
  readonly key: string;
  readonly name: string;
  /** Empty where the file names none. */
  readonly version: string;
  /** The name it is asked for under, where that differs. */
  readonly alias?: string | undefined;
  /** From 1; 0 where it is not known. */
  readonly line: number;
  readonly snippet: string;
  readonly source: ComponentSource;
  readonly direct: boolean | 'unknown';
  readonly scope: ComponentScope;
  readonly certain: boolean;
  readonly address?: string | undefined;
  readonly integrity?: string | undefined;
  readonly licence?: string | undefined;
  readonly needs: readonly string[];
}

/** What a project itself asks for. */
export interface Ask {
  readonly key: string;
  readonly scope: ComponentScope;
  /** The member of the project that asks, where it is not the root. */
  readonly via?: string | undefined;
}

/** Something about a list that becomes a gap; `%` in the message stands for the file's path. */
export interface Note {
  readonly kind: GapKind;
  readonly message: string;
  readonly count: number;
}

/** A lockfile of any ecosystem as its reader hands it on. */
export interface PackageList {
  /** The version of the format, when nobody here knows it: nothing else of the list counts then. */
  readonly unknownFormat?: string | undefined;
  /** The project's own name. */
  readonly root?: string | undefined;
  /** Empty where the file does not say what is asked for. */
  readonly asks: readonly Ask[];
  readonly packages: readonly ListedPackage[];
  readonly notes: readonly Note[];
}

/** A listed package where the format says nothing more than name and version. */
export function listed(name: string, version: string, more: Partial<ListedPackage> = {}): ListedPackage {
  return {
    key: name,
    name,
    version,
    line: 0,
    snippet: '',
    source: 'registry',
    direct: 'unknown',
    scope: 'unknown',
    certain: true,
    needs: [],
    ...more,
  };
}

/** A list of which only the version of its format is known, which nobody here knows. */
export function ofUnknownFormat(unknownFormat: string): PackageList {
  return { unknownFormat, asks: [], packages: [], notes: [] };
}

export function writePackageList(list: PackageList): Uint8Array {
  const out = new FactsWriter();
  out.text(list.unknownFormat);
  out.text(list.root);
  out.uint(list.asks.length);
  for (const { key, scope, via } of list.asks) {
    out.text(key);
    out.text(via);
    out.uint(SCOPES.indexOf(scope));
  }
  out.uint(list.packages.length);
  for (const item of list.packages) writePackage(out, item);
  out.uint(list.notes.length);
  for (const { kind, message, count } of list.notes) {
    out.text(kind);
    out.text(message);
    out.uint(count);
  }
  return out.finish(FACTS_VERSION);
}

function writePackage(out: FactsWriter, item: ListedPackage): void {
  const { key, name, version, alias, snippet, address, integrity, licence } = item;
  for (const text of [key, name, version, alias, snippet, address, integrity, licence]) out.text(text);
  out.uint(item.line);
  out.uint(SOURCES.indexOf(item.source));
  out.uint(DIRECT.indexOf(item.direct));
  out.uint(SCOPES.indexOf(item.scope));
  out.uint(item.certain ? CERTAIN : 0);
  out.texts(item.needs);
}

/** Throws when the facts are of another version or cut. */
export function readPackageList(facts: Uint8Array): PackageList {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return {
    unknownFormat: reader.text(),
    root: reader.text(),
    asks: reader.list(() => ({
      key: reader.text() ?? '',
      via: reader.text(),
      scope: SCOPES[reader.uint()] ?? 'unknown',
    })),
    packages: reader.list(() => packageOf(reader)),
    notes: reader.list(() => ({
      kind: (reader.text() ?? 'unresolved') as GapKind,
      message: reader.text() ?? '',
      count: reader.uint(),
    })),
  };
}

function packageOf(reader: FactsReader): ListedPackage {
  const key = reader.text() ?? '';
  const name = reader.text() ?? '';
  const version = reader.text() ?? '';
  return {
    key,
    name,
    version,
    alias: reader.text(),
    snippet: reader.text() ?? '',
    address: reader.text(),
    integrity: reader.text(),
    licence: reader.text(),
    line: reader.uint(),
    source: SOURCES[reader.uint()] ?? 'unknown',
    direct: DIRECT[reader.uint()] ?? 'unknown',
    scope: SCOPES[reader.uint()] ?? 'unknown',
    certain: reader.uint() === CERTAIN,
    needs: reader.texts(),
  };
}
