import { expect, it } from 'vitest';
import { weekOf } from './week.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const seen = (firstSeen: string, severity = 'high') => ({ firstSeen, severity });

it('what was first seen within seven days counts as of this week', () => {
  const items = [seen('2026-11-24T11:00:00Z'), seen('2026-11-17T12:00:00Z', 'low'), seen('2026-11-17T11:59:59Z')];
  expect(weekOf({ items, next: null }, now)).toEqual({ count: 2, exact: true, bySeverity: { high: 1, low: 1 } });
});

it('the count is no exact one when more may be of this week than were fetched', () => {
  const items = [seen('2026-11-24T11:00:00Z')];
  expect(weekOf({ items, next: 'more' }, now)).toMatchObject({ count: 1, exact: false });
  expect(weekOf({ items: [...items, seen('2026-01-01T00:00:00Z')], next: 'more' }, now).exact).toBe(true);
});

it('a time that is none is not of this week', () => {
  expect(weekOf({ items: [seen('soon')], next: null }, now).count).toBe(0);
});
