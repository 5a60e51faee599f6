import type { ReadInput } from '../../contract/scanner.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { asTable, readToml, type TomlTable, tableAt, textAt, textsAt } from '../toml/read-toml.ts';

const FACTS_VERSION = 2;
const PRODUCTION = ['dependencies', 'build-dependencies', 'build_dependencies'];
const DEVELOPMENT = ['dev-dependencies', 'dev_dependencies'];

/** What a Cargo.toml says. */
export interface CargoManifest {
  /** The crate's own name; undefined where the file is only a workspace. */
  readonly name: string | undefined;
  readonly asks: boolean;
  readonly isWorkspace: boolean;
  readonly exclude: readonly string[];
  /** The real names of crates, whatever they are called here; those that come from the workspace under its name. */
  readonly production: readonly string[];
  readonly optional: readonly string[];
  readonly development: readonly string[];
  /** Pairs of a workspace's name for a crate and the crate's own. */
  readonly renamed: readonly string[];
}

export function readCargoManifest(input: ReadInput): Uint8Array {
  const document = readToml(new TextDecoder().decode(input.bytes));
  input.spend(Math.ceil(input.bytes.length / 16));
  const workspace = tableAt(document, 'workspace');
  const targets = [...(tableAt(document, 'target')?.keys() ?? [])].map((name) => tableAt(document, 'target', name));
  const tables = [document, ...targets];
  const main = tables.flatMap((table) => needsOf(table, PRODUCTION));
  const development = tables.flatMap((table) => needsOf(table, DEVELOPMENT));
  const shared = needsOf(workspace, PRODUCTION);
  const out = new FactsWriter();
  out.text(textAt(tableAt(document, 'package') ?? tableAt(document, 'project'), 'name'));
  out.uint(main.length + development.length + shared.length > 0 ? 1 : 0);
  out.uint(workspace === undefined ? 0 : 1);
  out.texts(textsAt(workspace, 'exclude'));
  out.texts(main.filter((need) => !need.optional).map((need) => need.name));
  out.texts(main.filter((need) => need.optional).map((need) => need.name));
  out.texts(development.map((need) => need.name));
  out.texts(shared.filter((need) => need.name !== need.key).flatMap((need) => [need.key, need.name]));
  return out.finish(FACTS_VERSION);
}

export function readCargoManifestFacts(facts: Uint8Array): CargoManifest {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return {
    name: reader.text(),
    asks: reader.uint() === 1,
    isWorkspace: reader.uint() === 1,
    exclude: reader.texts(),
    production: reader.texts(),
    optional: reader.texts(),
    development: reader.texts(),
    renamed: reader.texts(),
  };
}

interface Need {
  readonly key: string;
  readonly name: string;
  readonly optional: boolean;
}

function needsOf(table: TomlTable | undefined, names: readonly string[]): Need[] {
  return names.flatMap((name) =>
    [...(tableAt(table, name) ?? [])].map(([key, value]): Need => {
      const details = asTable(value);
      return { key, name: textAt(details, 'package') ?? key, optional: details?.get('optional') === true };
    }),
  );
}
