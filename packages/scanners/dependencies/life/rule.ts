import type { RuleFacts } from '@vauban/domain';

/** Of components and of runtimes. */
export const END_OF_LIFE: RuleFacts = {
  id: 'dependencies/end-of-life',
  title: 'A component or a runtime whose release line is no longer maintained',
  surface: 'dependencies',
  severity: 'medium',
  cwe: ['CWE-1104'],
  help: [
    'Its makers have given this release line up: what is found in it from now on stays unfixed, and often nobody even looks.',
    'Move to a release line that is maintained. Where that takes time, accept the finding with an end, so that it comes back.',
    'What counts is the day of the data (`vauban advisories status`), which comes from endoflife.date.',
  ].join('\n\n'),
};
