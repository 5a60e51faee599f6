import { expect, it } from 'vitest';
import { filterOfView, isShown, queryOfFilter } from './view-search.ts';

it('a view is what the address of the list says, and comes back as that', () => {
  const filter = { severity: ['critical', 'high'], deadline: ['late'], sort: 'due', q: 'a, b & c' } as const;
  const query = queryOfFilter(filter);
  expect(query).toBe('severity=critical,high&deadline=late&sort=due&q=a%2C%20b%20%26%20c');
  expect(filterOfView({ query })).toEqual(filter);
});

it("a view saved on a project's list keeps its project", () => {
  const query = queryOfFilter({ severity: ['high'] }, 'shop');
  expect(filterOfView({ query })).toEqual({ severity: ['high'], project: ['shop'] });
  expect(isShown({ query }, { severity: ['high'] }, 'shop')).toBe(true);
  expect(isShown({ query }, { severity: ['high'] })).toBe(false);
});

it('what a view says that nobody understands any more is left out', () => {
  expect(filterOfView({ query: 'severity=high&former=1&__proto__=x' })).toEqual({ severity: ['high'] });
});

it('the order in which choices were made does not matter', () => {
  expect(isShown({ query: 'sort=due&severity=high' }, { severity: ['high'], sort: 'due' })).toBe(true);
});
