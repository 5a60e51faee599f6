import type { ReadInput } from '../../../contract/scanner.ts';
import { FactsReader } from '../../facts/facts-reader.ts';
import { FactsWriter } from '../../facts/facts-writer.ts';
import { type RuntimeAsk, readAsks, writeAsks } from '../../runtimes/asked-runtime.ts';
import { asTable, listAt, readToml, type TomlTable, tableAt, textAt, textsAt } from '../../toml/read-toml.ts';
import { normalisedName } from '../package-name.ts';
import { pythonAsks } from './python-asks.ts';

const FACTS_VERSION = 2;

/** What a pyproject.toml asks for; names are normalised, `python` is none. */
export interface Pyproject {
  readonly name: string | undefined;
  readonly main: readonly string[];
  /** Extras: installed on request. */
  readonly optional: readonly string[];
  /** Groups for the developers. */
  readonly development: readonly string[];
  /** Globs of a uv workspace. */
  readonly members: readonly string[];
  /** `requires-python`, and Poetry's `python`. */
  readonly runtimes: readonly RuntimeAsk[];
}

export function readPyproject(input: ReadInput): Uint8Array {
  const text = new TextDecoder().decode(input.bytes);
  input.spend(Math.ceil(text.length / 16));
  const document = readToml(text);
  const project = tableAt(document, 'project');
  const poetry = tableAt(document, 'tool', 'poetry');
  const out = new FactsWriter();
  out.text(textAt(project, 'name') ?? textAt(poetry, 'name'));
  const poetryMain = [...(tableAt(poetry, 'dependencies') ?? [])];
  out.texts(
    unique([...namesOf(listAt(project, 'dependencies')), ...poetryMain.filter(isRequired).map(([name]) => name)]),
  );
  out.texts(
    unique([
      ...listsOf(tableAt(project, 'optional-dependencies')),
      ...poetryMain.filter((need) => !isRequired(need)).map(([name]) => name),
    ]),
  );
  out.texts(unique([...developmentOf(document), ...poetryDevelopment(poetry)]));
  out.texts(textsAt(tableAt(document, 'tool', 'uv', 'workspace'), 'members'));
  writeAsks(out, pythonAsks(text, project, poetry));
  return out.finish(FACTS_VERSION);
}

export function readPyprojectFacts(facts: Uint8Array): Pyproject {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return {
    name: reader.text(),
    main: reader.texts(),
    optional: reader.texts(),
    development: reader.texts(),
    members: reader.texts(),
    runtimes: readAsks(reader),
  };
}

/** `[dependency-groups]` (PEP 735), and the own tables of PDM, uv and Hatch. */
function developmentOf(document: TomlTable): string[] {
  return [
    ...listsOf(tableAt(document, 'dependency-groups')),
    ...listsOf(tableAt(document, 'tool', 'pdm', 'dev-dependencies')),
    ...namesOf(listAt(tableAt(document, 'tool', 'uv'), 'dev-dependencies')),
  ];
}

function poetryDevelopment(poetry: TomlTable | undefined): string[] {
  const groups = [...(tableAt(poetry, 'group')?.values() ?? [])].map((group) =>
    tableAt(asTable(group), 'dependencies'),
  );
  return [tableAt(poetry, 'dev-dependencies'), ...groups].flatMap((table) => [...(table?.keys() ?? [])]);
}

function isRequired([, wanted]: [string, unknown]): boolean {
  return asTable(wanted)?.get('optional') !== true;
}

function listsOf(table: TomlTable | undefined): string[] {
  return [...(table?.values() ?? [])].flatMap((list) => (Array.isArray(list) ? namesOf(list) : []));
}

/** The names of requirements as PEP 508 writes them. */
function namesOf(requirements: readonly unknown[]): string[] {
  return requirements
    .map((text) =>
      typeof text === 'string' ? /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?)/.exec(text)?.[1] : undefined,
    )
    .filter((name) => name !== undefined);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names.map(normalisedName))].filter((name) => name !== 'python');
}
