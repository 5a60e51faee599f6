import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { FactsReader } from '../facts/facts-reader.ts';
import { FactsWriter } from '../facts/facts-writer.ts';
import { textOfInput } from '../text/input-text.ts';

const FACTS_VERSION = 1;

/** A module whose content a go.sum vouches for; lines that vouch for a go.mod alone are none. */
export interface GoSum {
  readonly module: string;
  readonly version: string;
  readonly hash: string;
  readonly line: number;
}

export function readGoSum(input: ReadInput): Uint8Array {
  const out: GoSum[] = [];
  for (const [i, text] of textOfInput(input).split('\n').entries()) {
    const words = text.trim().split(/\s+/);
    if (words[0] === '') continue;
    const [module, version, hash] = words;
    if (words.length !== 3 || module === undefined || version === undefined || hash === undefined) {
      throw new Unreadable('a line is not `module version hash`', i + 1);
    }
    if (!version.endsWith('/go.mod')) out.push({ module, version, hash, line: i + 1 });
  }
  const facts = new FactsWriter();
  facts.uint(out.length);
  for (const { module, version, hash, line } of out) {
    for (const said of [module, version, hash]) facts.text(said);
    facts.uint(line);
  }
  return facts.finish(FACTS_VERSION);
}

export function readGoSumFacts(facts: Uint8Array): GoSum[] {
  const reader = new FactsReader(facts, FACTS_VERSION);
  return reader.list(() => ({
    module: reader.text() ?? '',
    version: reader.text() ?? '',
    hash: reader.text() ?? '',
    line: reader.uint(),
  }));
}
