import { inflateRawSync } from 'node:zlib';

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const MOST_ENTRIES = 20_000;
const MOST_ENTRY = 4e6;
const MOST_UNPACKED = 256e6;

/** The texts of a small archive that lies in memory. Throws `TypeError` when it is broken or unpacks to too much. */
export function unzipEntries(bytes: Buffer): string[] {
  try {
    return [...textsIn(bytes)];
  } catch (error) {
    if (error instanceof TypeError && !('code' in error)) throw error;
    throw new TypeError('the archive is broken');
  }
}

function* textsIn(bytes: Buffer): Generator<string, void, undefined> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new TypeError('the archive is cut off');
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new TypeError('the archive has too many files');
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let entry = 0; entry < count; entry++) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new TypeError('the archive is broken');
    const method = bytes.readUInt16LE(at + 10);
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const isFile = bytes[at + 46 + name - 1] !== 0x2f;
    at += 46 + name + extra + comment;
    if (!isFile) continue;
    unpacked += size;
    if (size > MOST_ENTRY || unpacked > MOST_UNPACKED) throw new TypeError('the archive unpacks to too much');
    if (bytes.readUInt32LE(local) !== LOCAL) throw new TypeError('the archive is broken');
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    if (method === STORED) yield data.toString('utf8');
    else if (method === DEFLATED) yield inflateRawSync(data, { maxOutputLength: MOST_ENTRY }).toString('utf8');
    else throw new TypeError('the archive is packed in a way that is not known');
  }
}
