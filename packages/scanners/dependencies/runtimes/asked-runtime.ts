import type { AskedRuntime } from '@vauban/advisories';
import type { FactsReader } from '../facts/facts-reader.ts';
import type { FactsWriter } from '../facts/facts-writer.ts';

/** One place that says which version of a runtime a target runs on. */
export interface RuntimeAsk {
  readonly runtime: RuntimeName;
  /** Any of them may be what it runs on. */
  readonly anyOf: readonly AskedRuntime[];
  readonly line: number;
  /** As it is written there. */
  readonly says: string;
}

/** Runtimes by the packages that the ends of life know them by. */
export const RUNTIMES = {
  node: 'pkg:generic/node',
  python: 'pkg:generic/python',
  ruby: 'pkg:generic/ruby',
  go: 'pkg:generic/go',
  php: 'pkg:generic/php',
} as const;

export type RuntimeName = keyof typeof RUNTIMES;

const NAMES = Object.keys(RUNTIMES) as RuntimeName[];
const DIALECTS: readonly AskedRuntime['dialect'][] = ['npm', 'pep440', 'version'];

export function writeAsks(out: FactsWriter, asks: readonly RuntimeAsk[]): void {
  out.uint(asks.length);
  for (const { runtime, anyOf, line, says } of asks) {
    out.uint(NAMES.indexOf(runtime));
    out.uint(line);
    out.text(says);
    out.uint(anyOf.length);
    for (const { dialect, text } of anyOf) {
      out.uint(DIALECTS.indexOf(dialect));
      out.text(text);
    }
  }
}

export function readAsks(reader: FactsReader): RuntimeAsk[] {
  return reader.list(() => ({
    runtime: NAMES[reader.uint()] ?? 'node',
    line: reader.uint(),
    says: reader.text() ?? '',
    anyOf: reader.list(() => ({ dialect: DIALECTS[reader.uint()] ?? 'version', text: reader.text() ?? '' })),
  }));
}
