import { describe, expect, it } from 'vitest';
import { doneWords, dueWords, leftWords } from './due.ts';

describe('a deadline in words', () => {
  it('is nothing where no rule asks for one', () => {
    expect(dueWords({ kind: 'none', due: null })).toBeNull();
    expect(leftWords(null)).toBeNull();
  });
  it('says when it is due, since when it is late, or that it stands still', () => {
    expect(dueWords({ kind: 'ahead', due: '2026-12-01' })).toBe('due 2026-12-01');
    expect(dueWords({ kind: 'late', due: '2026-11-20' })).toBe('late since 2026-11-20');
    expect(dueWords({ kind: 'paused', due: null })).toBe('deadline paused');
  });
  it('counts working days', () => {
    expect([3, 1, 0, -1].map(leftWords)).toEqual([
      '3 working days left',
      '1 working day left',
      'today is the last day',
      '1 working day late',
    ]);
  });
  it('says when the work is done', () => {
    expect([0.5, 1, 1.2, null].map(doneWords)).toEqual(['this week', 'this week', 'in 2 weeks', 'not within a year']);
  });
});
