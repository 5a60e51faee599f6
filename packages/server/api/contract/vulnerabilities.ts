import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { advisory, observation } from './observation.ts';
import {
  amount,
  confidence,
  day,
  decisionKind,
  exploited,
  lines,
  page,
  pageOf,
  priorityLevel,
  projectSlug,
  several,
  severity,
  state,
  surface,
  time,
  uuid,
} from './words.ts';

const vulnerability = z
  .object({
    id: z.string().meta({ description: '`VBN-123`' }),
    project: z.string(),
    title: z.string(),
    rule: z.string(),
    surface,
    severity,
    confidence,
    priority: z.object({ level: priorityLevel, score: z.int() }),
    state,
    decision: decisionKind.nullable(),
    path: z.string(),
    line: z.int().nullable(),
    component: z.string().nullable().meta({ description: 'Package URL.' }),
    exploited,
    owner: z.string().nullable(),
    firstSeen: time,
    lastSeen: time,
  })
  .meta({ id: 'Vulnerability' });

const decision = z
  .object({
    id: uuid,
    kind: decisionKind,
    reason: z.string(),
    until: day.meta({ description: 'The last day on which it holds.' }),
    madeBy: z.object({ id: uuid, name: z.string() }),
    made: time,
    ended: time.nullable(),
    endedReason: z.string().nullable(),
    holds: z.boolean(),
  })
  .meta({ id: 'Decision' });

const onBranch = z
  .object({
    branch: z.string(),
    state,
    firstScan: uuid,
    lastSeenScan: uuid,
    lastSeenCommit: z.string().nullable(),
    goneScan: uuid.nullable(),
  })
  .meta({ id: 'VulnerabilityOnBranch' });

const wholeVulnerability = vulnerability
  .extend({
    observation,
    branches: z.array(onBranch),
    decisions: z.array(decision).meta({ description: 'The last made first.' }),
    fingerprint: z.string(),
    scheme: z.string(),
    may: z.array(z.string()),
  })
  .meta({ id: 'WholeVulnerability' });

const event = z
  .object({
    sequence: z.int(),
    kind: z.string(),
    at: time,
    actor: z.object({
      kind: z.enum(['person', 'token', 'scan', 'watch', 'system']),
      id: z.string().nullable(),
      name: z.string().nullable(),
    }),
    scan: uuid.nullable(),
    branch: z.string().nullable(),
    says: z.string().meta({ description: 'One sentence for people.' }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'VulnerabilityEvent' });

/** What lists and facets can be narrowed to; absent means all. */
const filter = z.object({
  project: several(projectSlug).optional(),
  state: several(state).optional(),
  severity: several(severity).optional(),
  surface: several(surface).optional(),
  rule: several(z.string().max(200)).optional(),
  decision: several(z.enum(['accepted', 'false-positive', 'none'])).optional(),
  branch: z
    .string()
    .max(250)
    .optional()
    .meta({ description: 'Its name; needs one project. `state` is then that of the branch.' }),
  priority: several(priorityLevel).optional(),
  owner: several(z.string().max(200)).optional().meta({ description: 'Empty text in the facets: nobody.' }),
  exploited: several(exploited).optional(),
  q: z.string().trim().max(200).optional().meta({ description: 'In title, rule, path, component; or `VBN-123`.' }),
});
export type VulnerabilityFilter = z.output<typeof filter>;

const facetValue = z.object({ value: z.string(), count: amount });
const facetList = z.array(facetValue).meta({ id: 'Facet' });

export const VULNERABILITIES = {
  listVulnerabilities: endpoint({
    method: 'GET',
    path: '/vulnerabilities',
    action: 'vulnerability.list',
    summary: 'Vulnerabilities of every project that one may see',
    query: filter.extend({
      ...page.shape,
      sort: z.enum(['priority', 'severity', 'newest', 'number']).default('priority'),
    }),
    answer: pageOf(vulnerability),
  }),
  countVulnerabilities: endpoint({
    method: 'GET',
    path: '/vulnerabilities/facets',
    action: 'vulnerability.list',
    summary: 'How many there are by each facet; a facet does not narrow itself',
    query: filter,
    answer: z
      .object({
        total: amount,
        exact: z.boolean().meta({ description: 'False: counted up to a bound, there are more.' }),
        project: facetList,
        state: facetList,
        severity: facetList,
        surface: facetList,
        rule: facetList,
        priority: facetList,
        decision: facetList,
        owner: facetList,
        exploited: facetList,
      })
      .meta({ id: 'Facets' }),
  }),
  readVulnerability: endpoint({
    method: 'GET',
    path: '/vulnerabilities/{vulnerability}',
    action: 'vulnerability.read',
    summary: 'One vulnerability with its last observation, branches and decisions',
    answer: wholeVulnerability,
  }),
  listEvents: endpoint({
    method: 'GET',
    path: '/vulnerabilities/{vulnerability}/events',
    action: 'vulnerability.read',
    summary: 'Its history, the last event first',
    query: page,
    answer: pageOf(event),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/vulnerabilities/{vulnerability}/decisions',
    action: 'decision.make',
    summary: 'Accept it or call it a false positive, with a reason and an end',
    body: z.strictObject({ kind: decisionKind, reason: lines(2000), until: day }),
    status: 201,
    answer: decision,
  }),
  endDecision: endpoint({
    method: 'POST',
    path: '/decisions/{decision}/end',
    action: 'decision.make',
    summary: 'End a decision before its day',
    body: z.strictObject({ reason: lines(2000) }),
    answer: decision,
  }),
  readRule: endpoint({
    method: 'GET',
    path: '/rules/{rule}',
    action: 'rule.read',
    summary: 'What a rule or an advisory is about, and how to fix it',
    answer: z
      .object({
        id: z.string(),
        title: z.string(),
        surface,
        severity,
        cwe: z.array(z.string()),
        help: z.string().meta({ description: 'Markdown.' }),
        formerly: z.array(z.string()),
        advisory: advisory.nullable(),
        open: amount.meta({ description: 'Open vulnerabilities that it found, where one may see.' }),
      })
      .meta({ id: 'RulePage' }),
  }),
};
