import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { accountOf } from './credentials.ts';

/** The value of the cookie that says: in this browser that account has signed in before. */
export function deviceMark(key: Buffer, email: string): string {
  const id = randomBytes(12).toString('base64url');
  return `${id}.${proof(key, id, email)}`;
}

/** The device's id when the mark is true for that account, else null. */
export function knownDevice(key: Buffer, mark: string | undefined, email: string): string | null {
  const [id, given] = (mark ?? '').split('.');
  if (!id || !given) return null;
  const [own, theirs] = [Buffer.from(proof(key, id, email)), Buffer.from(given)];
  return own.length === theirs.length && timingSafeEqual(own, theirs) ? id : null;
}

function proof(key: Buffer, id: string, email: string): string {
  return createHmac('sha256', key)
    .update(`${id}\n${accountOf(email)}`)
    .digest('base64url');
}
