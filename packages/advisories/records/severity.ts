import type { Severity } from '@vauban/domain';
import cvss from 'ae-cvss-calculator';

const { Cvss2, Cvss3P0, Cvss3P1, Cvss4P0 } = cvss;

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
    score = calculated(vector);
    known.set(vector, score);
  }
  return score;
}

function calculated(vector: string): number | null {
  try {
    if (vector.startsWith('CVSS:4.0/')) {
      const parsed = new Cvss4P0(vector);
      return parsed.isBaseFullyDefined() ? (parsed.calculateScores().baseMetricsOnly ?? null) : null;
    }
    const parsed = vector.startsWith('CVSS:3.1/')
      ? new Cvss3P1(vector)
      : vector.startsWith('CVSS:3.0/')
        ? new Cvss3P0(vector)
        : new Cvss2(vector);
    return parsed.isBaseFullyDefined() ? (parsed.calculateScores().base ?? null) : null;
  } catch {
    return null;
  }
}
