import { Buffer } from 'node:buffer';
import { readRules } from '../../secrets/rule/rules.ts';
import { type AssignmentSyntax, Search } from '../../secrets/search/search.ts';

const SOURCE: AssignmentSyntax = { bare: false, markup: false, strict: false };
const FILLER = 'x'.charCodeAt(0);
const LF = 10;
const CR = 13;

/** Writes over every secret of a text, in place of which as many letters stand, so that no place moves. */
export type Blanker = (bytes: Uint8Array, spend: (steps: number) => void) => Uint8Array;

/** By the secrets scanner's own rules, compiled. Throws `RulesUnusable`. */
export function secretBlanker(rules: unknown): Blanker {
  const search = new Search(readRules(rules));
  return (bytes, spend) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { candidates } = search.run(buffer, SOURCE, spend);
    if (candidates.length === 0) return bytes;
    const blank = Buffer.from(buffer);
    for (const { start, end } of candidates) {
      for (let at = start; at < end; at++) if (blank[at] !== LF && blank[at] !== CR) blank[at] = FILLER;
    }
    return blank;
  };
}
