import type { ComponentSource } from '@vauban/domain';
import { FactsReader } from '../../facts/facts-reader.ts';
import { FactsWriter } from '../../facts/facts-writer.ts';
import type { Via } from './via.ts';

const FACTS_VERSION = 1;
const KINDS = ['named', 'sourced', 'conda', 'broken', 'include', 'constraint'] as const;
const SOURCES: readonly ComponentSource[] = ['registry', 'workspace', 'link', 'git', 'file', 'url', 'unknown'];

/** One line of a requirements file; texts are cleaned of credentials. */
export interface RequirementLine {
  readonly kind: (typeof KINDS)[number];
  readonly line: number;
  /** For people, bounded; empty for what could not be read. */
  readonly shown: string;
  /** Normalised. */
  readonly name?: string;
  /** The pinned version of `named`. */
  readonly version?: string;
  readonly source?: ComponentSource;
  /** The address of `sourced`, the path of `include` and `constraint`. */
  readonly address?: string;
  readonly hash?: string;
  readonly via?: Via;
}

export function writeRequirements(lines: readonly RequirementLine[]): Uint8Array {
  const out = new FactsWriter();
  out.uint(lines.length);
  for (const line of lines) {
    out.uint(KINDS.indexOf(line.kind));
    out.uint(line.line);
    for (const text of [line.shown, line.name, line.version, line.address, line.hash]) out.text(text);
    out.uint(line.source === undefined ? 0 : SOURCES.indexOf(line.source) + 1);
    out.uint(line.via === undefined ? 0 : line.via.isDirect ? 2 : 1);
    if (line.via !== undefined) out.texts(line.via.packages);
  }
  return out.finish(FACTS_VERSION);
}

export function readRequirementsFacts(facts: Uint8Array): RequirementLine[] {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return reader.list((): RequirementLine => {
    const kind = KINDS[reader.uint()] ?? 'broken';
    const line = reader.uint();
    const [shown = '', name, version, address, hash] = Array.from({ length: 5 }, () => reader.text());
    const source = SOURCES[reader.uint() - 1];
    const via = reader.uint();
    return {
      kind,
      line,
      shown,
      ...(name === undefined ? {} : { name }),
      ...(version === undefined ? {} : { version }),
      ...(address === undefined ? {} : { address }),
      ...(hash === undefined ? {} : { hash }),
      ...(source === undefined ? {} : { source }),
      ...(via === 0 ? {} : { via: { isDirect: via === 2, packages: reader.texts() } }),
    };
  });
}
