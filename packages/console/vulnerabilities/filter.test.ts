import { describe, expect, it } from 'vitest';
import { filterOfSearch, narrowness, queryOf, toggled } from './filter.ts';

describe('the filter of a list', () => {
  it('is read from an address that anyone may have written', () => {
    expect(
      filterOfSearch({
        severity: ['critical', 'critical', ''],
        rule: 'secrets/x',
        state: 'gone',
        sort: 'upwards',
        q: ['a', 'b'],
        branch: 'main',
        nonsense: 'x',
        owner: 7,
      }),
    ).toEqual({ severity: ['critical'], rule: ['secrets/x'], state: 'gone', q: 'a,b', branch: 'main' });
  });

  it('says nothing of what is so by itself', () => {
    expect(filterOfSearch({ state: 'open', sort: 'priority' })).toEqual({});
    expect(filterOfSearch({ state: 'all', sort: 'newest' })).toEqual({ state: 'all', sort: 'newest' });
  });

  it('bounds what is too long', () => {
    const filter = filterOfSearch({ q: 'x'.repeat(999), rule: Array.from({ length: 99 }, (_, index) => `r${index}`) });
    expect([filter.q?.length, filter.rule?.length]).toEqual([200, 50]);
  });

  it('switches one value on and off', () => {
    const one = toggled({ q: 'x' }, 'severity', 'high');
    expect(one).toEqual({ q: 'x', severity: ['high'] });
    expect(toggled(one, 'severity', 'low')).toEqual({ q: 'x', severity: ['high', 'low'] });
    expect(toggled(one, 'severity', 'high')).toEqual({ q: 'x' });
    expect(narrowness(one)).toBe(2);
  });

  it('asks the server for open ones, for one state, or for all; a page of one project asks for that one', () => {
    expect(queryOf({})).toEqual({ state: ['open'] });
    expect(queryOf({ state: 'gone', sort: 'newest' })).toEqual({ state: ['gone'], sort: 'newest' });
    expect(queryOf({ state: 'all', project: ['other'], q: 'x' }, 'shop')).toEqual({ project: ['shop'], q: 'x' });
  });
});
