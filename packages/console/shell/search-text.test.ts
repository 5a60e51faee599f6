import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-text.ts';

describe('the part of an address behind the question mark', () => {
  it('is short and readable', () => {
    const search = {
      severity: ['critical', 'high'],
      q: 'a, b & c',
      branch: 'release/1',
      owner: ['x@y'],
      sort: undefined,
    };
    expect(stringifySearch(search)).toBe('?severity=critical,high&q=a%2C%20b%20%26%20c&branch=release/1&owner=x@y');
    expect(stringifySearch({ a: '', b: [], c: null })).toBe('');
  });

  it.each([
    [{ severity: ['critical', 'high'], q: 'a, b & c' }],
    [{ owner: ['one, and a comma', 'two'] }],
    [{ q: '100% + 50%' }],
    [{ rule: ['secrets/aws=key', 'ünï'] }],
  ])('says the same again: %j', (search) => {
    expect({ ...parseSearch(stringifySearch(search)) }).toEqual(search);
  });

  it('survives what people and attackers type', () => {
    expect({ ...parseSearch('?q=%zz&q=second&&=x&flag&__proto__=1&a+b=c+d') }).toEqual({
      q: '%zz',
      flag: '',
      ['__proto__']: '1',
      'a b': 'c d',
    });
    expect({}.constructor).toBe(Object);
  });
});
