import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { CHECKS } from './checks.ts';

const jwt = (header: object, payload: object) =>
  `${[header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.c2lnbmF0dXJl`;

describe('a checksum', () => {
  // the revoked token of GitHub's own announcement, in halves
  const announced = `ghp_${'zQWBuTSOoRi4A9spHcVY'}${'5ncnsDkxkJ0mLq17'}`;

  it('proves a GitHub token', () => {
    expect(CHECKS['crc32-base62'](announced)).toBe('valid');
  });

  it('casts doubt on one with a changed letter', () => {
    expect(CHECKS['crc32-base62'](announced.replace('zQ', 'zR'))).toBe('doubtful');
  });
});

describe('a JSON Web Token', () => {
  it('has a header with an algorithm and a payload', () => {
    expect(CHECKS['json-web-token'](jwt({ alg: 'HS256' }, { sub: 'u-1' }))).toBe('fits');
    expect(CHECKS['json-web-token'](jwt({ typ: 'JWT' }, { sub: 'u-1' }))).toBe('no');
    expect(CHECKS['json-web-token']('eyJhbGci.eyJzdWIi.x')).toBe('no');
  });

  it('without a signature is doubtful, and one from a tutorial is none', () => {
    expect(CHECKS['json-web-token'](jwt({ alg: 'none' }, { sub: 'u-1' }))).toBe('doubtful');
    expect(CHECKS['json-web-token'](jwt({ alg: 'HS256' }, { sub: '1234567890', name: 'John Doe' }))).toBe('no');
  });
});

describe('credentials in an address', () => {
  it.each([
    ['kX9vQ2mPz7', { user: 'shop', host: 'db.acme.io' }, 'fits'],
    ['swordfish', { user: 'shop', host: 'db.acme.io' }, 'doubtful'],
    ['swordfish', { user: 'shop', host: 'localhost' }, 'no'],
    ['postgres', { user: 'postgres', host: 'db.acme.io' }, 'no'],
    ['kX9vQ2mPz7', { user: 'shop', host: 'www.example.com' }, 'no'],
    ['%ZZkX9vQ2mPz7', { user: 'shop', host: 'db' }, 'fits'],
  ])('%s with %o: %s', (value, groups, outcome) => {
    expect(CHECKS['url-credentials'](value, groups)).toBe(outcome);
  });
});

describe('a private key', () => {
  const body = Buffer.concat([Buffer.from([0x30, 0x82]), Buffer.alloc(80, 7)]).toString('base64');

  it('decodes to DER', () => {
    expect(CHECKS['private-key'](`\n${body}\n`, {})).toBe('fits');
  });

  it('is doubtful behind a passphrase, and none when shortened', () => {
    expect(CHECKS['private-key'](`\n${body}\n`, { kind: 'ENCRYPTED ' })).toBe('doubtful');
    expect(CHECKS['private-key'](`\nProc-Type: 4,ENCRYPTED\n\n${body}\n`, {})).toBe('doubtful');
    expect(CHECKS['private-key'](`\n${body.slice(0, 40)}\n...\n`, {})).toBe('no');
  });
});
