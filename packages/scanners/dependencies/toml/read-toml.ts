import { parse, TomlError } from 'smol-toml';
import { Unreadable } from '../../contract/scanner.ts';

/** A table of a TOML document; ask it through the functions below, since keys are foreign (`__proto__`). */
export type TomlTable = ReadonlyMap<string, unknown>;

/** Throws `Unreadable` with the line; never with text of the document. */
export function readToml(text: string): TomlTable {
  try {
    return asTable(parse(text)) ?? new Map();
  } catch (error) {
    if (!(error instanceof TomlError)) throw new Unreadable('it is no TOML');
    const reason = (error.message.split('\n', 1)[0] ?? '').replace('Invalid TOML document: ', '');
    throw new Unreadable(`it is no TOML: ${reason}`, error.line);
  }
}

/** Undefined when it is no table. */
export function asTable(value: unknown): TomlTable | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return undefined;
  return new Map(Object.entries(value));
}

/** The table under these keys, one in the other. */
export function tableAt(table: TomlTable | undefined, ...keys: string[]): TomlTable | undefined {
  let at = table;
  for (const key of keys) at = asTable(at?.get(key));
  return at;
}

export function textAt(table: TomlTable | undefined, key: string): string | undefined {
  const value = table?.get(key);
  return typeof value === 'string' ? value : undefined;
}

export function listAt(table: TomlTable | undefined, key: string): readonly unknown[] {
  const value = table?.get(key);
  return Array.isArray(value) ? value : [];
}

export function textsAt(table: TomlTable | undefined, key: string): string[] {
  return listAt(table, key).filter((item) => typeof item === 'string');
}
