import type { Buffer } from 'node:buffer';
import type { SecretRule } from '../rule/rule.ts';
import { type Candidate, withoutOverlaps } from '../search/candidate.ts';
import type { AssignmentSyntax, Search } from '../search/search.ts';
import { Lines } from '../snippet/lines.ts';
import { maskedLine, type Secret } from '../snippet/masked-line.ts';
import type { ValueMarker } from '../value/value-mark.ts';
import type { SecretFact, SecretFacts } from './secret-facts.ts';
import { textBytes } from './text-bytes.ts';

/** What the rules find in one file; null when nothing. */
export function readSecrets(
  input: Uint8Array,
  syntax: AssignmentSyntax | null,
  rules: readonly SecretRule[],
  search: Search,
  spend: (steps: number) => void,
  mark: ValueMarker | null = null,
): SecretFacts | null {
  const bytes = textBytes(input);
  const { candidates, tooMany } = search.run(bytes, syntax, spend);
  const chosen = withoutOverlaps(candidates, (rule) => rules[rule]?.precedence ?? 0);
  if (chosen.length === 0) return tooMany ? { found: [], tooMany } : null;
  spend(candidates.length);
  const secrets = toMask(candidates, rules);
  const starts = new Lines(bytes);
  const ends = new Lines(bytes);
  const found = chosen.map((candidate): SecretFact => {
    const start = starts.position(candidate.start);
    const end = ends.position(candidate.end);
    return {
      rule: rules[candidate.rule]?.id ?? '',
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      key: keyOf(bytes, candidate, secrets),
      snippet: maskedLine(bytes, start.lineStart, candidate.start, secretsNear(secrets, candidate.start)),
      outcome: candidate.outcome === 'no' ? 'doubtful' : candidate.outcome,
      ...(mark && { mark: mark(bytes.subarray(candidate.start, candidate.end)) }),
    };
  });
  return { found, tooMany };
}

/** Every candidate, also those that are not reported; overlapping ones become one. Ascending and disjoint. */
function toMask(candidates: readonly Candidate[], rules: readonly SecretRule[]): Secret[] {
  const ordered = [...candidates].sort((a, b) => a.start - b.start || b.end - a.end);
  const secrets: { start: number; end: number; shown: number }[] = [];
  for (const { start, end, rule } of ordered) {
    const body = rules[rule]?.body;
    const shown = body?.find === 'pattern' ? body.shown : 0;
    const last = secrets.at(-1);
    if (last === undefined || start >= last.end) secrets.push({ start, end, shown });
    else {
      last.end = Math.max(last.end, end);
      if (start === last.start) last.shown = Math.max(last.shown, shown);
    }
  }
  return secrets;
}

const NEAR = 64;

/** The secrets that may share a shown line with the one at `start`. */
function secretsNear(secrets: readonly Secret[], start: number): readonly Secret[] {
  const index = firstFrom(secrets, start);
  return secrets.slice(Math.max(0, index - NEAR), index + NEAR);
}

function firstFrom(secrets: readonly Secret[], offset: number): number {
  let low = 0;
  let high = secrets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((secrets[middle] as Secret).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Null when there is no name, or when the name itself is part of a secret. */
function keyOf(bytes: Buffer, { keyStart, keyEnd }: Candidate, secrets: readonly Secret[]): string | null {
  if (keyEnd <= keyStart) return null;
  const index = firstFrom(secrets, keyStart);
  const before = secrets[index - 1];
  const after = secrets[index];
  if ((before !== undefined && before.end > keyStart) || (after !== undefined && after.start < keyEnd)) return null;
  return bytes.toString('latin1', keyStart, keyEnd);
}
