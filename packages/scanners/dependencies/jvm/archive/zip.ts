import { inflateRawSync } from 'node:zlib';
import { Unreadable } from '../../../contract/scanner.ts';

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 200_000;
const FULL = 0xffffffff;

/** A file of a zip archive, as the central directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** As it says itself. */
  readonly size: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly start: number;
  readonly compressed: number;
}

/** The entries of the central directory. Throws `Unreadable` where there is none. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count, shift } = directoryOf(buffer);
  const entries: ZipEntry[] = [];
  for (let at = start; entries.length < count; ) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== ENTRY) throw new Unreadable('its directory is cut');
    if (entries.length >= MOST_ENTRIES) throw new Unreadable(`it holds more than ${MOST_ENTRIES} files`);
    const nameEnd = at + 46 + buffer.readUInt16LE(at + 28);
    const extraEnd = nameEnd + buffer.readUInt16LE(at + 30);
    entries.push({
      name: buffer.toString('utf8', at + 46, nameEnd),
      method: buffer.readUInt16LE(at + 10),
      isEncrypted: (buffer.readUInt16LE(at + 8) & 1) !== 0,
      compressed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      start: buffer.readUInt32LE(at + 42) + shift,
    });
    at = extraEnd + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

/** The content of an entry; null when it is longer than `most` bytes, encrypted, damaged or packed in a way not known. */
export function zipContent(bytes: Uint8Array, entry: ZipEntry, most: number): Buffer | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start } = entry;
  if (entry.isEncrypted || start + 30 > buffer.length || buffer.readUInt32LE(start) !== LOCAL) return null;
  const from = start + 30 + buffer.readUInt16LE(start + 26) + buffer.readUInt16LE(start + 28);
  const packed = buffer.subarray(from, from + entry.compressed);
  if (packed.length < entry.compressed) return null;
  if (entry.method === 0) return packed.length > most ? null : packed;
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch {
    return null;
  }
}

/** `shift`: bytes before the archive that its offsets do not count, as in a jar that a script starts. */
function directoryOf(buffer: Buffer): { start: number; count: number; shift: number } {
  const lowest = Math.max(0, buffer.length - 22 - LONGEST_COMMENT);
  for (let at = buffer.length - 22; at >= lowest; at--) {
    if (buffer.readUInt32LE(at) !== END) continue;
    const count = buffer.readUInt16LE(at + 10);
    const size = buffer.readUInt32LE(at + 12);
    const offset = buffer.readUInt32LE(at + 16);
    if (count === 0xffff || size === FULL || offset === FULL) return directoryOf64(buffer, at);
    const start = at - size;
    if (start < 0 || (count > 0 && buffer.readUInt32LE(start) !== ENTRY)) continue;
    return { start, count, shift: Math.max(0, start - offset) };
  }
  throw new Unreadable('it is no zip archive');
}

function directoryOf64(buffer: Buffer, end: number): { start: number; count: number; shift: number } {
  const locator = end - 20;
  if (locator < 0 || buffer.readUInt32LE(locator) !== LOCATOR_64) throw new Unreadable('its directory is cut');
  const at = Number(buffer.readBigUInt64LE(locator + 8));
  if (at + 56 > buffer.length || buffer.readUInt32LE(at) !== END_64) throw new Unreadable('its directory is cut');
  const count = Number(buffer.readBigUInt64LE(at + 32));
  const start = Number(buffer.readBigUInt64LE(at + 48));
  if (start > buffer.length) throw new Unreadable('its directory is cut');
  return { start, count, shift: 0 };
}
