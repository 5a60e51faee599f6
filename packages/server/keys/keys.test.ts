import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openKeys, SealBroken } from './keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'vauban-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const old = Buffer.alloc(32, 1).toString('base64');
const fresh = Buffer.alloc(32, 2).toString('base64');

it('makes a key file that only its owner can read, once', () => {
  const sealed = openKeys(folder).seal('a', Buffer.from('hook key'));
  expect(statSync(join(folder, 'vauban.key')).mode & 0o777).toBe(0o600);
  expect(openKeys(folder).open('a', sealed).toString()).toBe('hook key');
  expect(sealed.includes('hook key')).toBe(false);
  expect(readFileSync(join(folder, 'vauban.key'), 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
});

it('opens nothing that was changed or moved to another place', () => {
  const keys = openKeys(folder);
  const sealed = keys.seal('a', Buffer.from('hook key'));
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => keys.open('a', changed)).toThrow(SealBroken);
  }
  expect(() => keys.open('b', sealed)).toThrow('b was changed after it was sealed.');
  expect(() => keys.open('a', sealed.subarray(0, 20))).toThrow('a is no sealed value.');
});

it('seals with the first key and still opens with the one before it', () => {
  const sealed = openKeys(folder, old).seal('a', Buffer.from('x'));
  const both = openKeys(folder, `${fresh},${old}`);
  expect(both.open('a', sealed).toString()).toBe('x');
  expect(both.id).toBe(openKeys(folder, fresh).id);
  expect(both.derive('device')).toEqual(openKeys(folder, old).derive('device'));
  expect(() => openKeys(folder, fresh).open('a', sealed)).toThrow(/sealed with the key [0-9a-f]{8}, which is not here/);
});

it('says what is wrong with a key that is none', () => {
  expect(() => openKeys(folder, 'secret')).toThrow('openssl rand -base64 32');
});
