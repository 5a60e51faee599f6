import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits for cookies, links and API tokens. Only its hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps: enough, because the secret has 256 random bits. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function sameHash(secret: string, hash: Uint8Array): boolean {
  const own = hashOf(secret);
  return own.length === hash.length && timingSafeEqual(own, hash);
}
