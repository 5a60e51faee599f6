import type { Severity } from '@vauban/domain';
import { cvssScores } from './cvss-scores.ts';

const WORDS: ReadonlyMap<string, Severity> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['important', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['low', 'low'],
  ['negligible', 'low'],
  ['unimportant', 'low'],
  ['minor', 'low'],
  ['none', 'none'],
]);

/** A database's own word in our scale; undefined when it is none. */
export function severityOfWord(word: unknown): Severity | undefined {
  return typeof word === 'string' ? WORDS.get(word.trim().toLowerCase()) : undefined;
}

const known = new Map<string, number | null>();

/** Base score of a CVSS 2.0, 3.0, 3.1 or 4.0 vector; null when the vector is not whole. */
export function baseScore(vector: string): number | null {
  let score = known.get(vector);
  if (score === undefined) {
    if (known.size >= 50_000) known.clear();
    score = cvssScores(vector)?.base ?? null;
    known.set(vector, score);
  }
  return score;
}
