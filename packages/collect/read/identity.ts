import type { BigIntStats } from 'node:fs';

const JUST_NOW = 2_000_000_000n;

/** Two equal identities are the same bytes, unless the file changed within one tick of the file system's clock. */
export function identityOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`;
}

/** Touched so lately that a second change could bear the same times (some file systems count 2 s). */
export function isFresh(stats: BigIntStats, nowNs: bigint): boolean {
  return stats.ctimeNs > nowNs - JUST_NOW;
}
