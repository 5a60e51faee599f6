import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { advisory, observation } from './observation.ts';
import {
  amount,
  confidence,
  day,
  deadlineKind,
  decisionKind,
  exploited,
  line,
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
  vulnerabilityId,
} from './words.ts';

const deadline = z.object({
  kind: deadlineKind,
  due: day.nullable(),
  rule: z.string().nullable().meta({ description: 'Name of the rule that asks for it.' }),
});

export const vulnerability = z
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
    scanner: z.string().meta({ description: 'Who saw it first; `import:TOOL` for foreign reports.' }),
    witnesses: amount.meta({ description: 'How many findings of other scanners are the same flaw.' }),
    deadline,
    firstSeen: time,
    lastSeen: time,
  })
  .meta({ id: 'Vulnerability' });

export const decision = z
  .object({
    id: uuid,
    kind: decisionKind,
    reason: z.string(),
    until: day.meta({ description: 'The last day on which it holds.' }),
    state: z.enum(['proposed', 'made', 'rejected']).meta({ description: 'A proposal holds once it is approved.' }),
    madeBy: z.object({ id: uuid, name: z.string() }),
    made: time,
    approvedBy: z.object({ id: uuid, name: z.string() }).nullable().meta({ description: 'Of a proposal.' }),
    questioned: z
      .object({ at: time, why: z.string() })
      .nullable()
      .meta({ description: 'What it rests on has changed since; look again.' }),
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

const witness = z
  .object({
    id: vulnerabilityId.meta({ description: 'Its own number, by which it is split.' }),
    scanner: z.string(),
    rule: z.string(),
    title: z.string(),
    severity,
    path: z.string(),
    line: z.int().nullable(),
    state,
    reasons: z.array(z.string()).meta({ description: 'Why it was taken for the same flaw.' }),
    score: z.int().nullable().meta({ description: '0 to 100; null: a person merged it.' }),
    since: time,
  })
  .meta({ id: 'Witness' });

const wholeVulnerability = vulnerability
  .extend({
    observation,
    branches: z.array(onBranch).meta({ description: 'Of all its witnesses together.' }),
    witnessOf: vulnerabilityId.nullable().meta({ description: 'It is a witness of this one: show that instead.' }),
    witnessed: z.array(witness).meta({ description: 'Findings of other scanners that are the same flaw.' }),
    notTheSame: z
      .array(vulnerabilityId)
      .meta({ description: 'Split from it by a person, never merged again by itself.' }),
    deadline: deadline.extend({
      since: day.nullable(),
      left: z.int().nullable().meta({ description: 'Working days; negative when late.' }),
      reason: z.string().nullable(),
    }),
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

/** An address cannot hold an empty value. */
const NOBODY = '-';

/** What lists and facets can be narrowed to; absent means all. */
export const filter = z.object({
  project: several(projectSlug).optional(),
  state: several(state).optional(),
  severity: several(severity).optional(),
  surface: several(surface).optional(),
  rule: several(z.string().max(200)).optional(),
  decision: several(z.enum([...decisionKind.options, 'none'])).optional(),
  branch: z
    .string()
    .max(250)
    .optional()
    .meta({ description: 'Its name; needs one project. `state` is then that of the branch.' }),
  priority: several(priorityLevel).optional(),
  owner: several(z.string().max(200))
    .transform((owners) => owners.map((owner) => (owner === NOBODY ? '' : owner)))
    .optional()
    .meta({ description: '`-`: nobody, who is the empty text in the facets.' }),
  exploited: several(exploited).optional(),
  scanner: several(z.string().max(200)).optional(),
  deadline: several(deadlineKind).optional(),
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
      sort: z.enum(['priority', 'severity', 'newest', 'number', 'due']).default('priority'),
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
        scanner: facetList,
        deadline: facetList,
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
  mergeVulnerability: endpoint({
    method: 'POST',
    path: '/vulnerabilities/{vulnerability}/merge',
    action: 'vulnerability.merge',
    summary: 'Say that it is the same flaw as another one of its project; undone by a split',
    body: z.strictObject({ into: vulnerabilityId, reason: line(500) }),
    answer: z.object({ id: vulnerabilityId.meta({ description: 'The one that is left.' }) }),
  }),
  splitVulnerability: endpoint({
    method: 'POST',
    path: '/vulnerabilities/{vulnerability}/split',
    action: 'vulnerability.merge',
    summary: 'Say that a witness is another flaw; they are never merged again by themselves; undone by a merge',
    body: z.strictObject({ witness: vulnerabilityId, reason: line(500) }),
    answer: z.object({ id: vulnerabilityId.meta({ description: 'The one that stands alone now.' }) }),
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
