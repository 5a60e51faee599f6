import type { ReadInput } from '../../contract/scanner.ts';
import { type Ecosystem, type Format, manifestFormat } from '../ecosystem.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { type RuntimeAsk, type RuntimeName, readAsks, writeAsks } from './asked-runtime.ts';
import { readRuntimeText, readToolVersions, readVersionFile } from './version-files.ts';

const FACTS_VERSION = 1;

const VERSION_FILES: readonly (readonly [runtime: RuntimeName, names: readonly string[]])[] = [
  ['node', ['.nvmrc', '.node-version']],
  ['python', ['.python-version']],
  ['ruby', ['.ruby-version']],
  ['go', ['.go-version']],
  ['php', ['.php-version']],
];

const FORMATS: readonly Format[] = [
  ...VERSION_FILES.map(([runtime, names]) =>
    format(`runtime ${runtime}`, names, (text) => readVersionFile(text, runtime)),
  ),
  format('runtime tools', ['.tool-versions'], readToolVersions),
  format('runtime text', ['runtime.txt'], readRuntimeText),
];

/** Kinds of files that say nothing else than the version of a runtime. */
export const RUNTIME_KINDS: readonly string[] = FORMATS.map(({ want }) => want.kind);

/** Files that pin runtimes; they have no components. */
export const runtimes: Ecosystem = { formats: FORMATS, components: () => [], openManifests: () => new Map() };

export function readRuntimeFacts(facts: Uint8Array): RuntimeAsk[] {
  return readAsks(new FactsReader(facts, FACTS_VERSION));
}

function format(kind: string, names: readonly string[], read: (text: string) => RuntimeAsk[]): Format {
  return manifestFormat(kind, names, 1, ({ bytes, spend }: ReadInput) => {
    spend(Math.ceil(bytes.length / 16));
    const asks = read(new TextDecoder().decode(bytes));
    if (asks.length === 0) return null;
    const out = new FactsWriter();
    writeAsks(out, asks);
    return out.finish(FACTS_VERSION);
  });
}
