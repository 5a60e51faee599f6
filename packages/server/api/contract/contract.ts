import { DECISIONS } from './decisions.ts';
import { ERASURES } from './erasures.ts';
import { FINGERPRINTS } from './fingerprints.ts';
import { OPERATIONS } from './operations.ts';
import { OVERVIEW, PACKAGES } from './overview.ts';
import { PEOPLE } from './people.ts';
import { POLICY } from './policy.ts';
import { POLICY_PREVIEW } from './policy-preview.ts';
import { PROJECTS } from './projects.ts';
import { QUEUE } from './queue.ts';
import { RELEASES } from './releases.ts';
import { RETENTION } from './retention.ts';
import { SCANS } from './scans.ts';
import { SESSION } from './session.ts';
import { VIEWS } from './views.ts';
import { VULNERABILITIES } from './vulnerabilities.ts';
import { DOORS, WAYS_IN } from './ways-in.ts';

/** The endpoints by theme, as the OpenAPI document tags them. */
export const THEMES = {
  session: { ...SESSION, ...WAYS_IN },
  projects: PROJECTS,
  scans: SCANS,
  vulnerabilities: { ...VULNERABILITIES, ...FINGERPRINTS },
  decisions: DECISIONS,
  queue: QUEUE,
  overview: OVERVIEW,
  packages: PACKAGES,
  views: VIEWS,
  policy: { ...POLICY, ...POLICY_PREVIEW },
  retention: RETENTION,
  erasures: ERASURES,
  releases: RELEASES,
  people: { ...PEOPLE, ...DOORS },
  operations: OPERATIONS,
} as const;

/** Every endpoint of `/api/v1`, by the name of its operation. */
export const CONTRACT = {
  ...SESSION,
  ...WAYS_IN,
  ...PROJECTS,
  ...SCANS,
  ...VULNERABILITIES,
  ...FINGERPRINTS,
  ...DECISIONS,
  ...QUEUE,
  ...OVERVIEW,
  ...PACKAGES,
  ...VIEWS,
  ...POLICY,
  ...POLICY_PREVIEW,
  ...RETENTION,
  ...ERASURES,
  ...RELEASES,
  ...PEOPLE,
  ...DOORS,
  ...OPERATIONS,
} as const;

export type Contract = typeof CONTRACT;
export type Operation = keyof Contract;
