import { Buffer } from 'node:buffer';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Scanner } from '../contract/scanner.ts';
import { readRuleFolder } from './rule/rule-folder.ts';
import { secretsScanner } from './scanner.ts';

const files = readRuleFolder(join(dirname(fileURLToPath(import.meta.url)), 'rules'));
const examples = files.flatMap(({ rule }) => rule.examples.match.map(({ text }) => text));
const everything = Buffer.from(examples.join('\n'));
const MEGABYTE = 1_000_000;
let scanner: Scanner;

beforeAll(async () => {
  scanner = await secretsScanner.open({ rules: files.map(({ compiled }) => compiled) });
});

function read(bytes: Uint8Array, kind: string): string | null {
  const facts = scanner.read({ kind, bytes, spend: () => {} });
  return facts === null ? null : Buffer.from(facts).toString();
}

describe('hostile bytes', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['half a mark', Buffer.from([0xff, 0xfe, 0x41])],
    ['zeros', Buffer.alloc(MEGABYTE)],
    ['a continuation without a beginning', Buffer.alloc(MEGABYTE, 0x80)],
    ['brackets', Buffer.alloc(MEGABYTE, '[')],
    ['braces', Buffer.alloc(MEGABYTE, '{"a":')],
    ['quotes', Buffer.alloc(MEGABYTE, '"')],
    ['names without values', Buffer.alloc(MEGABYTE, 'password="')],
    ['names with open values', Buffer.alloc(MEGABYTE, '__proto__.token = "\\')],
    ['schemes', Buffer.alloc(MEGABYTE, 'a://b:')],
    ['armour', Buffer.alloc(MEGABYTE, '-----BEGIN PRIVATE KEY-----\n')],
  ])('%s end in an answer', (_, bytes) => {
    for (const { kind } of scanner.wants) expect(() => read(bytes, kind)).not.toThrow();
  });

  it('cut at any place give the same answer twice and leave the input as it was', () => {
    for (let end = 0; end < everything.length; end += 997) {
      const bytes = Buffer.from(everything.subarray(end, end + 3_000));
      const before = Buffer.from(bytes);
      expect(read(bytes, 'text')).toBe(read(bytes, 'text'));
      expect(bytes.equals(before)).toBe(true);
    }
  });

  it('with flipped bits end in an answer', () => {
    let seed = 42;
    for (let round = 0; round < 60; round++) {
      const bytes = Buffer.from(everything.subarray(0, 20_000));
      for (let flips = 0; flips < 200; flips++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        bytes[seed % bytes.length] = (bytes[seed % bytes.length] as number) ^ (1 << ((seed >> 8) % 8));
      }
      expect(() => read(bytes, 'configuration')).not.toThrow();
    }
  });

  it('of all examples at once show none of their values', () => {
    const values = examples.join('\n').match(/[A-Za-z0-9+/_-]{24,}/g) ?? [];
    const secrets = values.filter((value) => /\d/.test(value) && new Set(value).size > 12);
    expect(secrets.length).toBeGreaterThan(100);
    const text = read(everything, 'configuration') ?? '';
    for (const value of secrets) expect(text).not.toContain(value);
  });
});
