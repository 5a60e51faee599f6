import { createHash } from 'node:crypto';
import { AdvisoryError } from '../advisory-error.ts';
import { crc32c } from './crc32c.ts';

/**
 * Digests bytes as they come: SHA-256 for the record, and the sums that Google's storage promises in `x-goog-hash`
 * (https://cloud.google.com/storage/docs/xml-api/reference-headers#xgooghash), as far as it does.
 */
export class Checksums {
  bytes = 0;
  readonly #sha256 = createHash('sha256');
  readonly #md5;
  readonly #promised: ReadonlyMap<string, string>;
  #crc = 0;

  constructor(header: string | undefined = undefined) {
    this.#promised = new Map(
      (header ?? '').split(',').flatMap((part) => {
        const [name, value] = [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).trim()];
        return name === 'crc32c' || name === 'md5' ? [[name, value] as const] : [];
      }),
    );
    this.#md5 = this.#promised.has('md5') ? createHash('md5') : null;
  }

  update(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.#sha256.update(chunk);
    this.#md5?.update(chunk);
    if (this.#promised.has('crc32c')) this.#crc = crc32c(chunk, this.#crc);
  }

  /** Throws when the bytes are not those that were promised. */
  finish(what: string): { sha256: string; bytes: number } {
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.#crc);
    const found = new Map([
      ['crc32c', crc.toString('base64')],
      ['md5', this.#md5?.digest('base64')],
    ]);
    for (const [name, value] of this.#promised) {
      if (found.get(name) !== value) {
        throw new AdvisoryError(
          'broken-feed',
          `${what} does not have the ${name} sum that the server promised. Try again.`,
        );
      }
    }
    return { sha256: this.#sha256.digest('hex'), bytes: this.bytes };
  }
}
