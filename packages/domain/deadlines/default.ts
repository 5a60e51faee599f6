import { WORKING_WEEK } from './calendar.ts';
import type { DeadlinePolicy } from './deadline.ts';

/** Holds where nobody said otherwise. Low severity has no deadline. */
export const DEFAULT_DEADLINES: DeadlinePolicy = {
  calendar: WORKING_WEEK,
  rules: [
    { name: 'exploited', when: { exploited: true }, days: 3 },
    { name: 'critical', when: { severities: ['critical'] }, days: 7 },
    { name: 'high', when: { severities: ['high'] }, days: 30 },
    { name: 'medium', when: { severities: ['medium'] }, days: 90 },
  ],
};
