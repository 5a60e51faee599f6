import { randomBytes } from 'node:crypto';
import type { Keys } from '../../keys/keys.ts';

const PREFIX = 'vbs_';

/** The key that signs a webhook: shown to a person once, kept sealed. Its text, not its bytes, is the HMAC key. */
export function makeReceiverSecret(
  keys: Keys,
  organisationId: string,
  receiverId: string,
): { secret: string; sealed: Buffer } {
  const secret = PREFIX + randomBytes(32).toString('base64url');
  return { secret, sealed: keys.seal(nameOf(organisationId, receiverId), Buffer.from(secret)) };
}

/** Throws `SealBroken`. */
export function openReceiverSecret(keys: Keys, organisationId: string, receiverId: string, sealed: Uint8Array): string {
  return keys.open(nameOf(organisationId, receiverId), sealed).toString('utf8');
}

function nameOf(organisationId: string, receiverId: string): string {
  return `${organisationId}/receiver/${receiverId}`;
}
