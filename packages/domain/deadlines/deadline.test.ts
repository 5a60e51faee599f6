import { describe, expect, it } from 'vitest';
import { addWorkingDays, EVERY_DAY, WORKING_WEEK, workingDaysBetween } from './calendar.ts';
import { type DeadlineFacts, type DeadlinePolicy, deadlineOf } from './deadline.ts';

const policy: DeadlinePolicy = {
  calendar: { ...WORKING_WEEK, holidays: ['2026-12-25'] },
  rules: [
    { name: 'exploited', when: { exploited: true }, days: 3 },
    { name: 'critical in the open', when: { severities: ['critical'], exposures: ['internet'] }, days: 5 },
    { name: 'high', when: { severities: ['critical', 'high'] }, days: 20 },
  ],
};
const facts: DeadlineFacts = {
  severity: 'high',
  exploited: false,
  exposure: 'internal',
  environments: [],
  since: '2026-12-21',
  pauses: [],
};
const due = (changes: Partial<DeadlineFacts>, today = '2026-12-22') =>
  deadlineOf({ ...facts, ...changes }, policy, today);

describe('working days', () => {
  it('leave out weekends and holidays', () => {
    expect(addWorkingDays('2026-12-24', 1, policy.calendar)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-24', 1, EVERY_DAY)).toBe('2026-12-25');
    expect(workingDaysBetween('2026-12-24', '2026-12-28', policy.calendar)).toBe(1);
    expect(workingDaysBetween('2026-12-28', '2026-12-24', policy.calendar)).toBe(-1);
  });

  it('end for a calendar on which nobody ever works', () => {
    expect(addWorkingDays('2026-12-24', 1, { workingDays: [], holidays: [] })).toBeNull();
  });
});

describe('a deadline', () => {
  it('comes from the first rule that fits, with its reason', () => {
    expect(due({})).toEqual({
      kind: 'ahead',
      due: '2027-01-19',
      left: 19,
      rule: 'high',
      reason: 'high: 20 working days from 2026-12-21',
    });
    expect(due({ exploited: true })).toMatchObject({ rule: 'exploited', due: '2026-12-24' });
  });

  it('is none where no rule asks for one, which is not late', () => {
    expect(due({ severity: 'low', since: '2001-01-01' })).toEqual({ kind: 'none' });
  });

  it('treats what is not known as high and in the open, never as exploited', () => {
    expect(due({ severity: 'unknown' })).toMatchObject({ rule: 'high' });
    expect(due({ severity: 'critical', exposure: 'unknown' })).toMatchObject({ rule: 'critical in the open' });
    expect(due({ exploited: 'unknown' })).toMatchObject({ rule: 'high' });
  });

  it('is late the day after, with the working days since', () => {
    expect(due({ exploited: true }, '2026-12-24')).toMatchObject({ kind: 'ahead', left: 0 });
    expect(due({ exploited: true }, '2026-12-29')).toMatchObject({ kind: 'late', left: -2 });
  });

  it('moves by the working days of a pause, and stands still while one lasts', () => {
    const pauses = [{ from: '2026-12-22', to: '2026-12-23', reason: 'freeze' }];
    expect(due({ exploited: true, pauses }, '2026-12-24')).toMatchObject({
      kind: 'ahead',
      due: '2026-12-29',
      reason: 'exploited: 3 working days from 2026-12-21, and 2 days on which the clock stood still',
    });
    const open = [{ from: '2026-12-22', to: null, reason: 'waits for a vendor' }];
    expect(due({ exploited: true, pauses: open }, '2026-12-31').kind).toBe('paused');
  });

  it("is CISA's own date where that is earlier", () => {
    expect(due({ dueDate: '2026-12-23' })).toMatchObject({
      due: '2026-12-23',
      rule: 'due date',
      reason: 'CISA asks for the fix by 2026-12-23',
    });
    expect(due({ severity: 'low', dueDate: '2026-12-23' })).toMatchObject({ kind: 'ahead' });
  });
});
