import type { ReadInput } from '../../../contract/scanner.ts';
import { FactsReader } from '../../facts/facts-reader.ts';
import { FactsWriter } from '../../facts/facts-writer.ts';
import { asTable, readToml } from '../../toml/read-toml.ts';
import type { AskedNames } from '../asked.ts';
import { normalisedName } from '../package-name.ts';

const FACTS_VERSION = 1;
const NO_PACKAGES = new Set(['source', 'requires', 'scripts', 'pipenv']);

/** What a Pipfile asks for: `packages`, `dev-packages`, and categories of its own. */
export function readPipfile(input: ReadInput): Uint8Array {
  const document = readToml(new TextDecoder().decode(input.bytes));
  input.spend(Math.ceil(input.bytes.length / 16));
  const namesOf = (table: unknown): string[] => [...(asTable(table)?.keys() ?? [])].map(normalisedName);
  const own = [...document].filter(([key]) => !NO_PACKAGES.has(key) && key !== 'packages' && key !== 'dev-packages');
  const out = new FactsWriter();
  out.texts(namesOf(document.get('packages')));
  out.texts(own.flatMap(([, table]) => namesOf(table)));
  out.texts(namesOf(document.get('dev-packages')));
  return out.finish(FACTS_VERSION);
}

export function readPipfileFacts(facts: Uint8Array): AskedNames {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return { name: undefined, main: reader.texts(), optional: reader.texts(), development: reader.texts() };
}
