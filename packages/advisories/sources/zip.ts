import { closeSync, openSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { AdvisoryError } from '../advisory-error.ts';
import type { SourceLimits } from './limits.ts';
import { WindowReader } from './window-reader.ts';

/** One file of an archive: its bytes, or why they are not to be had. Its name is only for people. */
export type ZipEntry =
  | { readonly name: string; readonly bytes: Buffer; readonly problem: null }
  | { readonly name: string; readonly bytes: null; readonly problem: string };

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const SMALL_RECORD = 1e6;
const SMALL_FEED = 64e6;

/**
 * The files of an archive one after the other, with bounded memory; broken entries are answered as such. Names lead
 * nowhere: nothing is written. Throws `AdvisoryError` when the archive as a whole is broken or a bomb.
 */
export async function* readZip(file: string, limits: SourceLimits): AsyncGenerator<ZipEntry, void, undefined> {
  const fd = openSync(file, 'r');
  try {
    const reader = new WindowReader(fd);
    const data = new WindowReader(fd);
    const zip = await open(reader, file);
    if (zip.entryCount > limits.records) throw bomb(file, `it has ${zip.entryCount} entries`);
    let packed = 0;
    let unpacked = 0;
    for await (const entry of entriesOf(zip, file)) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      packed += entry.compressedSize;
      if (packed > reader.size) throw bomb(file, 'its entries overlap');
      const problem = refusal(entry, limits);
      if (problem === null) unpacked += entry.uncompressedSize;
      if (unpacked > limits.unpackedBytes) throw bomb(file, `it unpacks to more than ${limits.unpackedBytes} bytes`);
      if (unpacked > SMALL_FEED && unpacked > reader.size * limits.feedRatio) {
        throw bomb(file, `it unpacks to more than ${limits.feedRatio} times its size`);
      }
      yield problem === null ? unpack(entry, name, data) : { name, bytes: null, problem };
    }
  } finally {
    closeSync(fd);
  }
}

async function open(reader: WindowReader, file: string): Promise<ZipFile> {
  try {
    return await fromRandomAccessReaderPromise(reader, reader.size, { decodeStrings: false, autoClose: false });
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function* entriesOf(zip: ZipFile, file: string): AsyncGenerator<Entry, void, undefined> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Why an entry is not unpacked, from what the directory says about it. */
function refusal(entry: Entry, limits: SourceLimits): string | null {
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > limits.recordBytes || compressedSize > limits.recordBytes)
    return `it is larger than ${limits.recordBytes} bytes`;
  if (uncompressedSize > SMALL_RECORD && uncompressedSize > compressedSize * limits.recordRatio) {
    return `it unpacks to more than ${limits.recordRatio} times its size`;
  }
  if (entry.isEncrypted()) return 'it is encrypted';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) return 'its packing is unknown';
  return null;
}

function unpack(entry: Entry, name: string, data: WindowReader): ZipEntry {
  const broken = (problem: string): ZipEntry => ({ name, bytes: null, problem });
  const header = data.at(entry.relativeOffsetOfLocalHeader, LOCAL_HEADER);
  if (header === null || header.readUInt32LE(0) !== LOCAL_SIGNATURE) return broken('its place in the archive is wrong');
  const start = LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = data.at(entry.relativeOffsetOfLocalHeader + start, entry.compressedSize);
  if (packed === null) return broken('it is cut off');
  const size = entry.uncompressedSize;
  let bytes: Buffer;
  try {
    // one byte more than promised is an error of the library
    bytes =
      entry.compressionMethod === STORED
        ? packed
        : inflateRawSync(packed, { chunkSize: Math.max(size + 1, 64), maxOutputLength: Math.max(size, 1) });
  } catch {
    return broken('it cannot be unpacked');
  }
  if (bytes.length !== size || crc32(bytes) !== entry.crc32) return broken('its checksum is wrong');
  return { name, bytes, problem: null };
}

function nameOf(entry: Entry): string {
  return (entry.fileName as unknown as Buffer).toString('latin1', 0, 200);
}

function unreadable(file: string, cause: unknown): AdvisoryError {
  const why = cause instanceof Error ? cause.message.replace(/\.?$/, '.') : '';
  return new AdvisoryError('broken-feed', `${file} is no zip archive that can be read: ${why} Check the source.`, {
    cause,
  });
}

function bomb(file: string, why: string): AdvisoryError {
  return new AdvisoryError('broken-feed', `${file} is refused: ${why}. Check the source.`);
}
