import type { Configuration } from './policy.ts';

/**
 * What holds without `vauban.yaml`. A finding in the baseline fails none of the gates, so that the first red is about
 * something new; a known-exploited vulnerability stays red, new or not, unless the baseline took it in as exploited.
 */
export const DEFAULT_CONFIGURATION: Configuration = {
  version: 1,
  policy: {
    gates: [
      {
        name: 'new-and-high',
        says: 'what is new and high or critical; an unknown severity counts as high, and secrets have their own gate',
        when: 'finding.isNew && finding.rank >= 3 && finding.surface != "secrets"',
      },
      {
        name: 'secrets',
        says: 'any new secret, unless the confidence is low',
        when: 'finding.surface == "secrets" && finding.isNew && finding.confidence != "low"',
      },
      {
        name: 'known-exploited',
        says: 'any vulnerability that is known to be exploited, new or not, unless a baseline took it in as exploited',
        when: 'finding.exploited',
      },
    ],
    gaps: {},
    acceptedGaps: [],
    advisoriesMaxAgeDays: 7,
    inFile: { below: 'high', neverSurfaces: ['secrets'] },
  },
  projects: [],
  exclude: [],
  decisions: [],
};
