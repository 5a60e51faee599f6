import type { ScoredVector } from './stored-record.ts';

const SCHEMES = ['CVSS:4.0/', 'CVSS:3.1/', 'CVSS:3.0/'];

/** 0 for the newest scheme; CVSS 2.0, which has no prefix, is 3. */
function schemeRank(vector: string): number {
  const rank = SCHEMES.findIndex((prefix) => vector.startsWith(prefix));
  return rank < 0 ? SCHEMES.length : rank;
}

/** The major version of a vector's scheme. */
export function majorOf(vector: string): 2 | 3 | 4 {
  return vector.startsWith('CVSS:4') ? 4 : vector.startsWith('CVSS:3') ? 3 : 2;
}

/** The newest scheme first, in it the highest score. */
export function byVector(a: ScoredVector, b: ScoredVector): number {
  return schemeRank(a[0]) - schemeRank(b[0]) || (b[1] ?? -1) - (a[1] ?? -1) || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
}
