import { hash } from 'node:crypto';

/** Name of the scheme that `identifyAll` writes. A new scheme gets a new name; both may live together. */
export const SCHEME = 'vauban/1';

/**
 * Name of the scheme by which a server knows a secret by its value: `<key's id>:<64 hex>`, an HMAC under a key of the
 * organisation's. It has no ordinal: equal values have equal marks, wherever they stand.
 */
export const SECRET_SCHEME = 'vauban-secret/1';

const MARK = /^([0-9a-f]{8}):[0-9a-f]{64}$/;

/** Whether a text is a mark of `SECRET_SCHEME`. */
export function isValueMark(text: unknown): text is string {
  return typeof text === 'string' && MARK.test(text);
}

/** Whether two secrets have one value, as far as their marks say; marks of two keys, or none, say nothing. */
export function compareMarks(
  one: string | null | undefined,
  other: string | null | undefined,
): 'same' | 'other' | 'unknown' {
  if (!isValueMark(one) || !isValueMark(other) || one.slice(0, 8) !== other.slice(0, 8)) return 'unknown';
  return one === other ? 'same' : 'other';
}

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
