import { describe, expect, it } from 'vitest';
import type { Deadline } from '../deadlines/deadline.ts';
import { planQueue, type WorkItem } from './queue.ts';

const due = (day: string): Deadline => ({ kind: 'ahead', due: day, left: 0, rule: 'r', reason: '' });
const item = (key: string, deadline: Deadline, priority = 50, hours: number | null = 8): WorkItem => ({
  key,
  deadline,
  priority,
  hours,
});
const capacity = { hoursPerWeek: 8, usualHours: 4 };

describe('the work queue', () => {
  it('puts what is due first, then by priority, and what has no date behind', () => {
    const plan = planQueue(
      [
        item('later', due('2027-02-01')),
        item('free-high', { kind: 'none' }, 90),
        item('same-high', due('2026-12-10'), 80),
        item('same-low', due('2026-12-10'), 20),
        item('free-low', { kind: 'none' }, 10),
      ],
      capacity,
      '2026-12-01',
    );
    expect(plan.map(({ key }) => key)).toEqual(['same-high', 'same-low', 'later', 'free-high', 'free-low']);
  });

  it("says what will be late within the team's hours", () => {
    const plan = planQueue(
      [item('a', due('2026-12-08')), item('b', due('2026-12-09')), item('c', due('2027-03-01'), 50, null)],
      capacity,
      '2026-12-01',
    );
    expect(plan).toEqual([
      { key: 'a', doneInWeeks: 1, willBeLate: false },
      { key: 'b', doneInWeeks: 2, willBeLate: true },
      { key: 'c', doneInWeeks: 2.5, willBeLate: false },
    ]);
  });

  it('says that nothing is done by a team without hours', () => {
    const plan = planQueue([item('a', due('2026-12-08'))], { hoursPerWeek: 0, usualHours: 4 }, '2026-12-01');
    expect(plan).toEqual([{ key: 'a', doneInWeeks: null, willBeLate: true }]);
  });
});
