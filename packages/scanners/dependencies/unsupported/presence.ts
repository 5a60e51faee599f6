import type { Facts, ReadInput } from '../../contract/scanner.ts';
import { unreadLockfileOf } from './lockfiles.ts';
import { manifestOf } from './manifests.ts';

const PRESENT = Uint8Array.of(1);

/** Facts of a file whose presence is all that is read: null where it holds none of its keywords. */
export function readPresence({ kind, bytes, spend }: ReadInput): Facts | null {
  const keywords = (unreadLockfileOf(kind) ?? manifestOf(kind))?.keywords ?? [];
  if (keywords.length === 0) return PRESENT;
  spend(Math.ceil(bytes.length / 16));
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return keywords.some((keyword) => text.includes(keyword)) ? PRESENT : null;
}
