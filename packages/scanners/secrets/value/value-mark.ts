import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import type { MarkingKey } from '../../contract/scanner.ts';

export type ValueMarker = (value: Buffer) => string;

const LINE_FEED = 10;

/**
 * Gives a secret's value its mark, as the domain's `SECRET_SCHEME` describes it: whoever has not the key learns nothing
 * from it. White space counts for nothing in a value of several lines: the same key may be indented elsewhere.
 */
export function valueMarker({ id, key }: MarkingKey): ValueMarker {
  const secret = Buffer.from(key, 'base64');
  if (secret.length !== 32 || !/^[0-9a-f]{8}$/.test(id)) throw new Error('the key for marks is no key');
  return (value) => {
    const text = value.includes(LINE_FEED) ? value.toString('latin1').replace(/\s+/g, '') : value.toString('latin1');
    return `${id}:${createHmac('sha256', secret).update('vauban-secret/1\0').update(text, 'latin1').digest('hex')}`;
  };
}
