import type { ScoredVector } from './stored-record.ts';

const SCHEMES = ['CVSS:4.0/', 'CVSS:3.1/', 'CVSS:3.0/'];

/** 0 for the newest scheme; CVSS 2.0, which has no prefix, is 3. */
export function schemeRank(vector: string): number {
  const rank = SCHEMES.findIndex((prefix) => vector.startsWith(prefix));
  return rank < 0 ? SCHEMES.length : rank;
}

/** The newest scheme first, in it the highest score. */
export function byVector(a: ScoredVector, b: ScoredVector): number {
  return schemeRank(a[0]) - schemeRank(b[0]) || (b[1] ?? -1) - (a[1] ?? -1) || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
}
