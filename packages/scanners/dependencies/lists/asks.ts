import type { ComponentScope } from '@vauban/domain';
import type { ReadInput } from '../../contract/scanner.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import type { Ask } from './package-list.ts';

const FACTS_VERSION = 1;
const SCOPES: readonly ComponentScope[] = ['production', 'development', 'optional', 'peer', 'unknown'];

/** What a manifest asks for, for people who want to know what is direct in the lockfile beside it. */
export interface Asked {
  readonly root: string | undefined;
  readonly asks: readonly Ask[];
}

export function writeAsked({ root, asks }: Asked): Uint8Array {
  const out = new FactsWriter();
  out.text(root);
  out.uint(asks.length);
  for (const { key, scope } of asks) {
    out.text(key);
    out.uint(SCOPES.indexOf(scope));
  }
  return out.finish(FACTS_VERSION);
}

export function readAsked(facts: Uint8Array): Asked {
  const reader = new FactsReader(facts, FACTS_VERSION);
  const root = reader.text();
  return { root, asks: reader.list(() => ({ key: reader.text() ?? '', scope: SCOPES[reader.uint()] ?? 'unknown' })) };
}

/** The text of an input, its length paid for. */
export function textOfInput(input: ReadInput): string {
  input.spend(Math.ceil(input.bytes.length / 16));
  return new TextDecoder().decode(input.bytes);
}
