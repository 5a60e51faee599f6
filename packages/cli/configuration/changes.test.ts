import { type Configuration, DEFAULT_CONFIGURATION } from '@vauban/domain';
import { expect, it } from 'vitest';
import { judgingChanges } from './changes.ts';

const entry = (fingerprint: string) => ({ fingerprint, rule: 'r', path: 'p', title: 't' });
const baseline = (...entries: string[]) => ({
  schema: 'vauban.baseline/1.0' as const,
  scheme: 'vauban/1',
  created: '2026-11-24',
  commit: null,
  entries: entries.map(entry),
});

it('nothing is said when a change leaves its judge alone', () => {
  const judging = { configuration: DEFAULT_CONFIGURATION, baseline: baseline('a'), rules: [{ id: 'a/b' }] };
  expect(judgingChanges(judging, structuredClone(judging))).toEqual([]);
});

it('says every way in which a change would make its judge milder', () => {
  const { policy } = DEFAULT_CONFIGURATION;
  const changed: Configuration = {
    ...DEFAULT_CONFIGURATION,
    policy: {
      ...policy,
      gates: [{ name: 'secrets', says: '', when: 'false' }],
      gaps: { 'lockfile-broken': 'counted' },
      acceptedGaps: [{ kind: 'binary', reason: 'r', until: '2027-01-01' }],
      advisoriesMaxAgeDays: 3000,
      inFile: { below: 'critical', neverSurfaces: [] },
    },
    exclude: ['src/**'],
    decisions: [{ rule: 'CVE-1', path: 'a', reason: 'r', until: '2027-01-01' }],
  };
  const said = judgingChanges(
    {
      configuration: DEFAULT_CONFIGURATION,
      baseline: baseline('a', 'b'),
      rules: [{ id: 'acme/old' }, { id: 'acme/x', v: 1 }],
    },
    { configuration: changed, baseline: baseline('b', 'c', 'd'), rules: [{ id: 'acme/x', v: 2 }] },
  );
  expect(said).toMatchInlineSnapshot(`
    [
      "The change removes the gate known-exploited; the base's list holds.",
      "The change removes the gate new-and-high; the base's list holds.",
      "The change alters the gate secrets; the base's list holds.",
      "The change adds the class of the gap lockfile-broken; the base's list holds.",
      "The change adds the accepted gap binary; the base's list holds.",
      "The change adds the decision about CVE-1 at a; the base's list holds.",
      "The change adds the excluded files src/**; the base's list holds.",
      "The change removes the rule acme/old; the base's list holds.",
      "The change alters the rule acme/x; the base's list holds.",
      "The change sets the advisories' age to 3000 days; the base's 7 days hold.",
      "The change alters how far in-file suppressions count; the base's rule holds.",
      "The change adds 2 and removes 1 entries of the baseline; the base's holds.",
    ]
  `);
});
