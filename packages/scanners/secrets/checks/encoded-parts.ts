import { Buffer } from 'node:buffer';
import type { CheckOutcome } from './checks.ts';

/** The header must name an algorithm and the payload be an object (RFC 7519); tokens from tutorials are not taken. */
export function jsonWebToken(value: string): CheckOutcome {
  const [header, payload] = value.split('.');
  const names = jsonObject(header ?? '');
  const claims = jsonObject(payload ?? '');
  if (names === null || claims === null || typeof names.get('alg') !== 'string') return 'no';
  if (claims.get('name') === 'John Doe' || claims.get('sub') === '1234567890') return 'no';
  return names.get('alg') === 'none' ? 'doubtful' : 'fits';
}

/** The first part is the bot's number, a snowflake in decimal digits. */
export function discordToken(value: string): CheckOutcome {
  const first = value.slice(0, value.indexOf('.'));
  return /^\d{17,20}$/.test(Buffer.from(first, 'base64url').toString('latin1')) ? 'fits' : 'no';
}

function jsonObject(part: string): ReadonlyMap<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null;
  } catch {
    return null;
  }
}
