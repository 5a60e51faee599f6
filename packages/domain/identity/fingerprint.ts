import { hash } from 'node:crypto';

/** Name of the scheme that `identifyAll` writes. A new scheme gets a new name; both may live together. */
export const SCHEME = 'vauban/1';

/** What tells one finding from another, apart from the ordinal among equal ones. */
export interface IdentityParts {
  readonly rule: string;
  readonly path: string;
  /** The subject, else the normalised snippet. */
  readonly text: string;
}

/** Every run of white space becomes one space, so that reformatting a line does not change what it is. */
export function normaliseSnippet(snippet: string): string {
  return snippet.replace(/\s+/g, ' ').trim();
}

/** An injective encoding: each part is preceded by its length in UTF-8 bytes, so that no two inputs meet. */
export function encodeParts(parts: readonly string[]): string {
  let encoded = '';
  for (const part of parts) encoded += `${Buffer.byteLength(part)}:${part}`;
  return encoded;
}

export function encodeIdentity({ rule, path, text }: IdentityParts): string {
  return encodeParts([SCHEME, rule, path, text]);
}

/** SHA-256 in hex over an encoded identity and its ordinal, which counts from 0. */
export function fingerprint(encodedIdentity: string, ordinal: number): string {
  return hash('sha256', encodedIdentity + encodeParts([String(ordinal)]), 'hex');
}
