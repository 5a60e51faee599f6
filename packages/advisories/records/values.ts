import type { Severity } from '@vauban/domain';
import { isObject } from './json.ts';
import { baseScore, severityOfWord } from './severity.ts';
import type { ScoredVector } from './stored-record.ts';

/** A record that does not pass the door; the message completes "It was refused because …". */
export class BrokenRecord extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BrokenRecord';
  }
}

/** An optional list; null stands for absent, as some databases write it. */
export function listOf(value: unknown, what: string): readonly unknown[] {
  if (value == null) return [];
  if (!Array.isArray(value)) throw new BrokenRecord(`${what} is no list`);
  return value;
}

const VECTOR = /^(CVSS:[34]\.\d\/)?[A-Za-z]{1,4}:[A-Za-z]{1,4}(\/[A-Za-z]{1,4}:[A-Za-z]{1,8}){0,40}$/;

const NO_SEVERITY: { vectors: ScoredVector[]; word: undefined } = { vectors: [], word: undefined };

/** OSV's `severity`: CVSS vectors with their scores, and a word where a database (Ubuntu) has one there. */
export function vectorsOf(severity: unknown): { vectors: ScoredVector[]; word: Severity | undefined } {
  if (severity == null) return NO_SEVERITY;
  const vectors = new Map<string, number | null>();
  let word: Severity | undefined;
  for (const entry of listOf(severity, 'severity')) {
    if (!isObject(entry) || typeof entry.type !== 'string') throw new BrokenRecord('a severity has no type');
    if (typeof entry.score !== 'string') throw new BrokenRecord('a severity has no score');
    const score = entry.score.trim().replace(/^\((.*)\)$/, '$1');
    if (entry.type.startsWith('CVSS_V')) {
      if (VECTOR.test(score)) vectors.set(score, baseScore(score));
    } else {
      word ??= severityOfWord(score);
    }
  }
  return { vectors: [...vectors], word };
}
