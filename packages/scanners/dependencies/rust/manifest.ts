import type { ReadInput } from '../../contract/scanner.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { readToml, tableAt, textsAt } from '../toml/read-toml.ts';

const FACTS_VERSION = 1;
const TABLES = ['dependencies', 'dev-dependencies', 'build-dependencies'];

/** What a Cargo.toml says about lockfiles. */
export interface CargoManifest {
  readonly asks: boolean;
  readonly isWorkspace: boolean;
  readonly exclude: readonly string[];
}

export function readCargoManifest(input: ReadInput): Uint8Array {
  const document = readToml(new TextDecoder().decode(input.bytes));
  input.spend(Math.ceil(input.bytes.length / 16));
  const targets = [...(tableAt(document, 'target')?.keys() ?? [])].map((name) => tableAt(document, 'target', name));
  const tables = [document, tableAt(document, 'workspace'), ...targets];
  const asks = tables.some((table) => TABLES.some((name) => (tableAt(table, name)?.size ?? 0) > 0));
  const out = new FactsWriter();
  out.uint(asks ? 1 : 0);
  out.uint(document.has('workspace') ? 1 : 0);
  out.texts(textsAt(tableAt(document, 'workspace'), 'exclude'));
  return out.finish(FACTS_VERSION);
}

export function readCargoManifestFacts(facts: Uint8Array): CargoManifest {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return { asks: reader.uint() === 1, isWorkspace: reader.uint() === 1, exclude: reader.texts() };
}
