import { describe, expect, it } from 'vitest';
import { nameFromBytes, nameInRecord, records } from './path-text.ts';

const bytes = (...values: (string | number)[]) =>
  Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value]))));

describe('a name as text', () => {
  it('stays as it is when it is UTF-8, whatever it holds', () => {
    for (const name of ['a b', 'new\nline', '\x1b[31m', '"', '-rf', 'ünï', '😀', 'back\\slash', '\uFEFFbom']) {
      expect(nameFromBytes(Buffer.from(name))).toEqual({ text: name, bytes: null });
    }
  });

  it('shows bytes that are no UTF-8 as hexadecimal, and its backslashes so that they differ from those', () => {
    expect(nameFromBytes(bytes('a', 0xff, '.c')).text).toBe('a\\xff.c');
    expect(nameFromBytes(bytes('a\\xff', 0xfe)).text).toBe('a\\x5cxff\\xfe');
    expect(nameFromBytes(bytes('ü', 0xc3, 'é', 0xe2, 0x82)).text).toBe('ü\\xc3é\\xe2\\x82');
    // a surrogate and an overlong slash are no UTF-8
    expect(nameFromBytes(bytes(0xed, 0xa0, 0x80)).text).toBe('\\xed\\xa0\\x80');
    expect(nameFromBytes(bytes(0xc0, 0xaf)).text).toBe('\\xc0\\xaf');
  });
});

describe('NUL-ended records', () => {
  it('are text when all are UTF-8, else bytes of which only the odd name is kept', () => {
    expect(records(Buffer.from('a\0b\nc\0'))).toEqual(['a', 'b\nc']);
    expect(records(Buffer.alloc(0))).toEqual([]);
    const [good, odd] = records(bytes('? ü\0? x', 0xff, '\0'));
    expect(nameInRecord(good ?? '', 2)).toEqual({ text: 'ü', bytes: null });
    expect(nameInRecord(odd ?? '', 2)).toEqual({ text: 'x\\xff', bytes: bytes('x', 0xff) });
  });
});
