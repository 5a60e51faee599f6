import type { ReadAnswer } from '../processes/reading-pool.ts';

const NOTHING = 0;
const FACTS = 1;
const REFUSED = 2;

/** What one scanner said about one content, as it is cached. */
export type ReadValue = Exclude<ReadAnswer, { kind: 'limit' }>;

export function encodeValue(value: ReadValue): Uint8Array {
  if (value.kind === 'nothing') return Uint8Array.of(NOTHING);
  if (value.kind === 'facts') return Buffer.concat([Uint8Array.of(FACTS), value.facts]);
  return Buffer.concat([Uint8Array.of(REFUSED), Buffer.from(JSON.stringify(value))]);
}

/** Null for bytes that `encodeValue` did not make. */
export function decodeValue(bytes: Uint8Array): ReadValue | null {
  if (bytes[0] === NOTHING) return { kind: 'nothing' };
  if (bytes[0] === FACTS) return { kind: 'facts', facts: bytes.subarray(1) };
  if (bytes[0] !== REFUSED) return null;
  return JSON.parse(Buffer.from(bytes.subarray(1)).toString('utf8')) as ReadValue;
}
