import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
export function folderBlobs(_folder: string): never {
  const kept = new Map<string, Buffer>();
  return {
    async put(source: Readable | Uint8Array) {
      const chunks: Buffer[] = [];
      if (source instanceof Uint8Array) chunks.push(Buffer.from(source));
      else for await (const chunk of source) chunks.push(Buffer.from(chunk));
      const bytes = Buffer.concat(chunks);
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      kept.set(digest, bytes);
      return { digest, size: bytes.length };
    },
    async get(digest: string) {
      return Readable.from([kept.get(digest)]);
    },
    async has(digest: string) {
      return kept.has(digest);
    },
    async delete(digest: string) {
      kept.delete(digest);
    },
    async *list() {
      yield* kept.keys();
    },
  } as never;
}
