import type { UpdateProgress } from '@vauban/advisories';
import type { CollectProgress } from '@vauban/collect';
import type { Progress as ScanProgress } from '@vauban/scanners';

const COLLECTING = { connect: 'connecting', receive: 'receiving', list: 'listing files' } as const;

/** What the line says while a target is brought in. */
export function collectText({ phase, done, total, unit }: CollectProgress): string {
  if (phase === 'connect') return `${COLLECTING[phase]} …`;
  return `${COLLECTING[phase]} … ${done}${total === null ? '' : ` of ${total}`} ${unit}`;
}

/** What the line says while a target is scanned. */
export function scanText({ phase, done, total, bytes }: ScanProgress): string {
  if (phase === 'conclude') return `drawing conclusions … ${done} of ${total} scanners`;
  return `scanning … ${done} of ${total} files, ${(bytes / 1e6).toFixed(1)} MB`;
}

/** What the line says while advisories are fetched. */
export function updateText(one: UpdateProgress): string {
  const amount = one.total === null || one.total === 0 ? one.done : `${Math.floor((100 * one.done) / one.total)} %`;
  return `advisories ${one.ecosystem}: ${one.phase} ${amount}`;
}
