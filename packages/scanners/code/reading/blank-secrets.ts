import { Buffer } from 'node:buffer';
import { readRules } from '../../secrets/rule/rules.ts';
import { type AssignmentSyntax, Search } from '../../secrets/search/search.ts';

const SOURCE: AssignmentSyntax = { bare: false, markup: false, strict: false };
const FILLER = 'x'.charCodeAt(0);
const SHORTEST_REPEATED = 8;
/** Each is searched for in the whole text. */
const MOST_REPEATED = 100;
const QUOTE = /['"`]/;
const LONG_RUN = /[A-Za-z0-9+/=_-]{16,}/g;
const LF = 10;
const CR = 13;

/** Writes over every secret of a text, in place of which as many letters stand, so that no place moves. */
export type Blanker = (bytes: Uint8Array, spend: (steps: number) => void) => Uint8Array;

/** By the secrets scanner's own rules, compiled. Throws `RulesUnusable`. */
export function secretBlanker(rules: unknown): Blanker {
  const search = new Search(readRules(rules));
  return (bytes, spend) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // what the secrets scanner takes for no secret is code as often as not: a place to fill in, what stands between texts
    const candidates = search.run(buffer, SOURCE, spend).candidates.filter(({ outcome }) => outcome !== 'no');
    if (candidates.length === 0) return bytes;
    const blank = Buffer.from(buffer);
    for (const { start, end } of candidates) {
      for (const part of partsOf(buffer, start, end)) writeOver(blank, part.start, part.end);
    }
    for (const value of repeatable(buffer, candidates)) {
      for (let at = blank.indexOf(value); at >= 0; at = blank.indexOf(value, at + value.length)) {
        writeOver(blank, at, at + value.length);
      }
    }
    return blank;
  };
}

/** A value over which quotes stand is code in between: then only long runs of letters are written over. */
function partsOf(text: Buffer, start: number, end: number): { readonly start: number; readonly end: number }[] {
  const value = text.toString('latin1', start, end);
  if (!QUOTE.test(value)) return [{ start, end }];
  return [...value.matchAll(LONG_RUN)].map(({ 0: run, index }) => {
    return { start: start + index, end: start + index + run.length };
  });
}

/** Values that may stand a second time where no rule looks. */
function repeatable(text: Buffer, candidates: readonly { readonly start: number; readonly end: number }[]): Buffer[] {
  const values = new Map<string, Buffer>();
  for (const { start, end } of candidates) {
    if (end - start < SHORTEST_REPEATED || QUOTE.test(text.toString('latin1', start, end))) continue;
    values.set(text.toString('latin1', start, end), text.subarray(start, end));
    if (values.size >= MOST_REPEATED) break;
  }
  return [...values.values()];
}

function writeOver(text: Buffer, start: number, end: number): void {
  for (let at = start; at < end; at++) if (text[at] !== LF && text[at] !== CR) text[at] = FILLER;
}
