import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '../../contract/scanner.ts';
import { StringPool } from '../facts/string-pool.ts';
import { JsonCursor } from './json-cursor.ts';

function cursor(json: string | Uint8Array): JsonCursor {
  return new JsonCursor(typeof json === 'string' ? Buffer.from(json) : json, new StringPool(), () => {});
}

/** The members of one object of strings, each with its place. */
function members(json: string): [string, string, number, number][] {
  const at = cursor(json);
  const found: [string, string, number, number][] = [];
  at.object();
  while (at.member()) {
    const [key, line, column] = [at.pool.text(at.key), at.keyLine, at.keyColumn];
    const value = at.string();
    found.push([key, value < 0 ? '' : at.pool.text(value), line, column]);
  }
  at.end();
  return found;
}

function accepts(json: string | Uint8Array): boolean {
  try {
    const at = cursor(json);
    at.skip();
    at.end();
    return true;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

describe('the JSON cursor', () => {
  it('knows the line and the UTF-16 column of every member', () => {
    expect(members('{\n  "a": "1",\r\n\t"é😀": "2", "b": "3"\n}')).toEqual([
      ['a', '1', 2, 3],
      ['é😀', '2', 3, 2],
      ['b', '3', 3, 14],
    ]);
  });

  it('reads escapes, a byte order mark, keys named __proto__ and keys that come twice', () => {
    expect(
      members('\ufeff{"\\u0061\\n":"\\ud83d\\ude00", "__proto__":"x", "__proto__":"y"}').map(([k, v]) => [k, v]),
    ).toEqual([
      ['a\n', '😀'],
      ['__proto__', 'x'],
      ['__proto__', 'y'],
    ]);
  });

  it('accepts and refuses what JSON.parse accepts and refuses', () => {
    const texts = [
      ...['{}', '[]', '[1,-0.5e+3,true,false,null,"x"]', ' { "a" : [ { } ] } ', '0', '"\\u00e9"', '-0', '1E5'],
      ...['', '{', '[', '{]', '[}', '{"a"}', '{"a":}', '{"a":1,}', '[1,]', '[,1]', '{,}', '[1 2]', '{"a":1 "b":2}'],
      ...['01', '1.', '.5', '-', '+1', '1e', 'tru', 'nulll', 'NaN', "{'a':1}", '{a:1}', '"\\x"', '"\\u12"', '"\n"'],
      ...['[] []', '{}x', '// c\n{}', '"a', '[1,2', '"\t"', '1 1', '[[[[]]]', ']', ':', ',', '{"a":1}}'],
    ];
    for (const text of texts) expect([text, accepts(text)]).toEqual([text, parses(text)]);
  });

  it('refuses a real lockfile cut at any place, with a line of it', () => {
    const whole = readFileSync(new URL('../fixtures/npm/v1/package-lock.json', import.meta.url), 'utf8').trimEnd();
    expect(accepts(whole)).toBe(true);
    const lines = whole.split('\n').length;
    for (let end = 0; end < whole.length; end += end < 2000 ? 1 : 37) {
      const at = cursor(whole.slice(0, end));
      let line: number | undefined;
      try {
        at.skip();
      } catch (error) {
        line = (error as Unreadable).line;
      }
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(lines);
    }
  });

  it('names a merge conflict', () => {
    const text = '{\n  "a": 1,\n<<<<<<< HEAD\n  "b": 2\n=======\n  "b": 3\n>>>>>>> x\n}';
    expect(() => cursor(text).skip()).toThrow('a merge conflict was left in it');
  });

  it('survives a million open brackets', () => {
    expect(accepts('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toBe(true);
    expect(accepts('{"a":'.repeat(1_000_000))).toBe(false);
  });
});
