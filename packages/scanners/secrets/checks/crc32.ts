import { Buffer } from 'node:buffer';
import { crc32 as crc32OfBytes } from 'node:zlib';
import type { CheckOutcome } from './checks.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM = 6;
const HEX_CHECKSUM = 8;

/**
 * GitHub's tokens, and npm's after them: behind the prefix and `_`, the last six characters are the CRC-32 of those
 * before, in base 62 (https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/).
 */
export function crc32Base62(value: string): CheckOutcome {
  const secret = value.slice(value.indexOf('_') + 1, -CHECKSUM);
  return value.endsWith(base62(crc32(secret))) ? 'valid' : 'doubtful';
}

/** Grafana's service account tokens: behind the last `_`, the CRC-32 of all before it as eight hexadecimal digits. */
export function crc32Hex(value: string): CheckOutcome {
  const split = value.length - HEX_CHECKSUM - 1;
  if (value[split] !== '_') return 'fits';
  return value.slice(split + 1) === crc32(value.slice(0, split)).toString(16).padStart(8, '0') ? 'valid' : 'doubtful';
}

function base62(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) text = (BASE62[rest % 62] as string) + text;
  return text.padStart(CHECKSUM, '0');
}

/** IEEE 802.3's, of ASCII text. */
function crc32(text: string): number {
  return crc32OfBytes(Buffer.from(text, 'latin1'));
}
