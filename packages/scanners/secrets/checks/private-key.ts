import { Buffer } from 'node:buffer';
import type { CheckOutcome } from './checks.ts';

const SHORTEST_KEY = 32;
const DER_SEQUENCE = 0x30;

/**
 * The body between the armour's lines must decode to DER, to OpenSSH's own format or to an OpenPGP packet;
 * one that a passphrase protects is doubtful, one that was shortened for a document is none.
 */
export function privateKey(value: string, groups: Readonly<Record<string, string | undefined>>): CheckOutcome {
  const text = value.replace(/\\[nrt]/g, '\n').replace(/\\/g, '\n');
  if (text.includes('...') || text.includes('…')) return 'no';
  const body = text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^[\s"'+,#*/;]+|[\s"'+,;]+$/g, ''))
    .filter((line) => /^[A-Za-z0-9+/=]+$/.test(line) && !/^=[A-Za-z0-9+/]{4}$/.test(line))
    .join('');
  const bytes = Buffer.from(body, 'base64');
  if (bytes.length < SHORTEST_KEY) return 'no';
  if (groups.kind === 'ENCRYPTED ') return 'doubtful';
  if (/Proc-Type: *4,ENCRYPTED|^Encryption: (?!none)/m.test(text)) return 'doubtful';
  if (bytes.toString('latin1', 0, 14) === 'openssh-key-v1') {
    return bytes.toString('latin1', 15, 40).includes('none') ? 'fits' : 'doubtful';
  }
  const first = bytes[0] as number;
  const packet = (first & 0x80) !== 0;
  return first === DER_SEQUENCE || packet || text.includes('Public-Lines') ? 'fits' : 'doubtful';
}

/** The PEM file in base 64, as a Kubernetes Secret has it. */
export function encodedPrivateKey(value: string): CheckOutcome {
  const text = Buffer.from(value, 'base64').toString('latin1');
  const found = /-----BEGIN ([A-Z0-9]{1,12} )?PRIVATE KEY-----([^-]{50,8000})/.exec(text);
  return found === null ? 'no' : privateKey(found[2] as string, { kind: found[1] });
}
