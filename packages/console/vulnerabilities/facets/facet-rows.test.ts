import { describe, expect, it } from 'vitest';
import { facetRows } from './facet-rows.ts';

describe('the rows of a facet', () => {
  it('are the most frequent first, then by name; what is zero is left out, and nobody has a name to ask by', () => {
    const counts = [
      { value: 'b', count: 2 },
      { value: 'c', count: 5 },
      { value: 'a', count: 2 },
      { value: 'd', count: 0 },
      { value: '', count: 7 },
    ];
    expect(facetRows(counts, []).map(({ value }) => value)).toEqual(['-', 'c', 'a', 'b']);
  });

  it('keep their own order where there is one', () => {
    const counts = [
      { value: 'low', count: 9 },
      { value: 'critical', count: 1 },
    ];
    expect(facetRows(counts, [], ['critical', 'high', 'low']).map(({ value }) => value)).toEqual(['critical', 'low']);
  });

  it('keep what was chosen even when there is none of it any more', () => {
    expect(facetRows([{ value: 'a', count: 1 }], ['gone'])).toEqual([
      { value: 'a', count: 1 },
      { value: 'gone', count: 0 },
    ]);
  });
});
