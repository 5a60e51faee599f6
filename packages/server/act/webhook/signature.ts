import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * `t=<seconds since 1970>,v1=<hex>`: HMAC-SHA256 with the receiver's secret (its text as UTF-8) over `<t>.<body>`.
 * A receiver computes the same, compares in constant time, refuses a `t` that is older than some minutes, and does what
 * a `vauban-message-id` asks for once.
 */
export function signatureOf(secret: string, seconds: number, body: string): string {
  const proof = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${proof}`;
}

/** Whether a signature is true and at most `maxAgeSeconds` old (or early: clocks differ); how a receiver checks. */
export function isSignedBy(
  secret: string,
  signature: string,
  body: string,
  { now, maxAgeSeconds = 300 }: { now: Date; maxAgeSeconds?: number },
): boolean {
  const seconds = Number(/^t=(\d{1,12}),v1=[0-9a-f]{64}$/.exec(signature)?.[1] ?? Number.NaN);
  if (!(Math.abs(now.getTime() / 1000 - seconds) <= maxAgeSeconds)) return false;
  return timingSafeEqual(Buffer.from(signatureOf(secret, seconds, body)), Buffer.from(signature));
}
