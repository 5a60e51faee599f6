/** What a scanner keeps between conclusions: texts of its own to bytes of its own. */
export type MemoryEntries = ReadonlyMap<string, Uint8Array>;

const HEAD = 8;
const PIECE = 512 * 1024;

/** The entries in pieces of moderate size: key length u32, value length u32, key, value; and so on. */
export function* memoryPieces(entries: Iterable<readonly [string, Uint8Array]>): Generator<Buffer> {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  for (const [key, value] of entries) {
    const name = Buffer.from(key);
    const head = Buffer.alloc(HEAD);
    head.writeUInt32LE(name.length, 0);
    head.writeUInt32LE(value.length, 4);
    parts.push(head, name, value);
    bytes += HEAD + name.length + value.length;
    if (bytes < PIECE) continue;
    yield Buffer.concat(parts);
    parts = [];
    bytes = 0;
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

/** The entries of such a piece; those after the first that makes no sense are left out. Values are views. */
export function* memoryEntries(piece: Buffer): Generator<[string, Buffer]> {
  for (let at = 0; at + HEAD <= piece.length; ) {
    const keyEnd = at + HEAD + piece.readUInt32LE(at);
    const end = keyEnd + piece.readUInt32LE(at + 4);
    if (end > piece.length) return;
    yield [piece.toString('utf8', at + HEAD, keyEnd), piece.subarray(keyEnd, end)];
    at = end;
  }
}
