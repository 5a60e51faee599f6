import type { ColumnType, Generated } from 'kysely';
import type {
  DecisionKind,
  DecisionPatternsTable,
  DecisionsTable,
  PoliciesTable,
  TeamMembersTable,
  TeamProjectsTable,
  TeamsTable,
  ViewsTable,
} from './decision-tables.ts';
import type { ErasuresTable } from './erasure-tables.ts';
import type { Json } from './json-column.ts';
import type {
  ApiTokensTable,
  IdentitiesTable,
  IdentityProvidersTable,
  MembershipsTable,
  OneTimeLinksTable,
  PeopleTable,
  RecoveryCodesTable,
  SessionsTable,
  SignInPoliciesTable,
  SpentStepsTable,
} from './people-tables.ts';
import type { ForgottenReportsTable, RetentionTable } from './retention-tables.ts';

/** The tables of `migrations/`, as Kysely sees them (camel case). Times are `Date`, days are text, bigint is a number. */
export interface Database {
  organisations: OrganisationsTable;
  counters: CountersTable;
  people: PeopleTable;
  identities: IdentitiesTable;
  identityProviders: IdentityProvidersTable;
  recoveryCodes: RecoveryCodesTable;
  spentSteps: SpentStepsTable;
  signInPolicies: SignInPoliciesTable;
  sessions: SessionsTable;
  oneTimeLinks: OneTimeLinksTable;
  projects: ProjectsTable;
  memberships: MembershipsTable;
  apiTokens: ApiTokensTable;
  targets: TargetsTable;
  branches: BranchesTable;
  pullRequests: PullRequestsTable;
  environments: EnvironmentsTable;
  releases: ReleasesTable;
  deployments: DeploymentsTable;
  uploads: UploadsTable;
  scans: ScansTable;
  components: ComponentsTable;
  scanComponents: ScanComponentsTable;
  events: EventsTable;
  vulnerabilities: VulnerabilitiesTable;
  vulnerabilityDetails: VulnerabilityDetailsTable;
  vulnerabilityFingerprints: VulnerabilityFingerprintsTable;
  vulnerabilityBranches: VulnerabilityBranchesTable;
  vulnerabilitySplits: VulnerabilitySplitsTable;
  facetCounts: FacetCountsTable;
  decisions: DecisionsTable;
  decisionPatterns: DecisionPatternsTable;
  teams: TeamsTable;
  teamMembers: TeamMembersTable;
  teamProjects: TeamProjectsTable;
  views: ViewsTable;
  policies: PoliciesTable;
  retention: RetentionTable;
  erasures: ErasuresTable;
  forgottenReports: ForgottenReportsTable;
  receivers: ReceiversTable;
  outbox: OutboxTable;
  watchMatches: WatchMatchesTable;
  auditLog: AuditLogTable;
  sealedValues: SealedValuesTable;
}

export interface OrganisationsTable {
  organisationId: string;
  slug: string;
  name: string;
  createdAt: Date;
}

export interface CountersTable {
  organisationId: string;
  name: string;
  value: number;
}

export interface ProjectsTable {
  organisationId: string;
  projectId: string;
  slug: string;
  name: string;
  repository: string | null;
  path: Generated<string>;
  defaultBranch: string | null;
  settings: ColumnType<unknown, string | undefined, string>;
  createdAt: Date;
  archivedAt: Date | null;
}

export interface TargetsTable {
  organisationId: string;
  targetId: string;
  projectId: string;
  kind: 'source' | 'image' | 'application';
  locator: string;
  createdAt: Date;
}

export interface BranchesTable {
  organisationId: string;
  branchId: string;
  projectId: string;
  name: string;
  isDefault: Generated<boolean>;
  createdAt: Date;
  lastScanId: string | null;
  lastCommit: string | null;
  retiredAt: Date | null;
}

export interface PullRequestsTable {
  organisationId: string;
  pullRequestId: string;
  projectId: string;
  number: number;
  headBranchId: string;
  baseBranchId: string | null;
  title: Generated<string>;
  state: 'open' | 'merged' | 'closed';
  createdAt: Date;
}

export interface EnvironmentsTable {
  organisationId: string;
  environmentId: string;
  name: string;
  exposure: Generated<'internet' | 'internal' | 'none' | 'unknown'>;
  createdAt: Date;
}

export interface ReleasesTable {
  organisationId: string;
  releaseId: string;
  projectId: string;
  name: string;
  commit: string | null;
  scanId: string | null;
  createdAt: Date;
}

export interface DeploymentsTable {
  organisationId: string;
  deploymentId: string;
  releaseId: string;
  environmentId: string;
  deployedAt: Date;
  retiredAt: Date | null;
}

export interface UploadsTable {
  organisationId: string;
  uploadId: string;
  projectId: string | null;
  idempotencyKey: string;
  request: Json;
  state: 'receiving' | 'received' | 'recording' | 'recorded' | 'refused';
  bytes: Generated<number>;
  total: number | null;
  blob: string | null;
  scanId: string | null;
  problem: ColumnType<unknown, string | null, string | null>;
  createdAt: Date;
  changedAt: Date;
}

export interface ScansTable {
  organisationId: string;
  scanId: string;
  clientScanId: string;
  projectId: string;
  targetId: string;
  branchId: string | null;
  pullRequestId: string | null;
  releaseId: string | null;
  sequence: number;
  reportBlob: string;
  reportVersion: string;
  toolVersion: string;
  commit: string | null;
  startedAt: Date;
  durationMs: number;
  recordedAt: Date;
  verdict: 'pass' | 'fail' | 'unproven';
  serverVerdict: 'pass' | 'fail' | 'unproven';
  reasons: Json;
  differences: Json;
  policy: Json;
  source: Json;
  coverage: Json;
  complete: boolean;
  counts: Json;
}

export interface ComponentsTable {
  organisationId: string;
  componentId: string;
  purl: string;
  ecosystem: string;
  name: string;
  version: string;
}

export interface ScanComponentsTable {
  organisationId: string;
  scanId: string;
  componentId: string;
  path: string;
  direct: boolean | null;
  scope: string;
  source: Generated<string>;
}

export interface EventsTable {
  organisationId: string;
  sequence: number;
  eventId: string;
  kind: string;
  version: number;
  at: Date;
  actorKind: 'person' | 'token' | 'scan' | 'watch' | 'system';
  actorId: string | null;
  projectId: string | null;
  scanId: string | null;
  subjects: Generated<number[]>;
  data: Json;
}

export interface VulnerabilitiesTable {
  organisationId: string;
  vulnerabilityId: string;
  number: number;
  projectId: string;
  scheme: string;
  fingerprint: string;
  version: number;
  scanner: Generated<string>;
  surface: string;
  rule: string;
  title: string;
  severity: 'critical' | 'high' | 'medium' | 'low' | 'none' | 'unknown';
  severityRank: number;
  confidence: string;
  priorityScore: number;
  priorityLevel: string;
  state: 'open' | 'gone' | 'withdrawn';
  decision: DecisionKind | null;
  decisionId: string | null;
  path: string;
  line: number | null;
  componentPurl: string | null;
  exploited: Generated<'yes' | 'no' | 'unknown'>;
  owner: string | null;
  firstSeenAt: Date;
  lastSeenAt: Date;
  content: Generated<string>;
  witnessOf: Generated<number | null>;
  witnessSince: Generated<Date | null>;
  witnessReasons: Generated<unknown>;
  witnessScore: Generated<number | null>;
  witnesses: Generated<number>;
  deadline: Generated<'none' | 'paused' | 'ahead' | 'late'>;
  due: Generated<string | null>;
  deadlineRule: Generated<string | null>;
  deadlineSince: Generated<string | null>;
}

export interface VulnerabilitySplitsTable {
  organisationId: string;
  number: number;
  other: number;
}

export interface VulnerabilityDetailsTable {
  organisationId: string;
  vulnerabilityId: string;
  detail: Json;
}

export interface VulnerabilityFingerprintsTable {
  organisationId: string;
  projectId: string;
  scheme: string;
  fingerprint: string;
  vulnerabilityId: string;
}

export interface VulnerabilityBranchesTable {
  organisationId: string;
  vulnerabilityId: string;
  branchId: string;
  state: 'open' | 'gone' | 'withdrawn';
  firstScanId: string;
  lastSeenScanId: string;
  lastSeenCommit: string | null;
  goneScanId: string | null;
}

export interface FacetCountsTable {
  organisationId: string;
  projectId: string;
  facet: string;
  value: string;
  state: string;
  count: number;
}

export interface ReceiversTable {
  organisationId: string;
  receiverId: string;
  projectId: string | null;
  kind: 'webhook' | 'mail';
  name: string;
  address: string;
  sealedSecret: Buffer | null;
  events: string[];
  active: Generated<boolean>;
  createdAt: Date;
}

export interface OutboxTable {
  organisationId: string;
  messageId: string;
  receiverId: string;
  eventSequence: number | null;
  payload: Json;
  state: 'waiting' | 'sent' | 'dead';
  attempts: Generated<number>;
  nextAt: Date;
  lastProblem: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

export interface WatchMatchesTable {
  organisationId: string;
  matchId: string;
  scanId: string;
  componentId: string;
  advisory: string;
  state: 'affected' | 'withdrawn';
  exploited: string;
  severity: string;
  firstRevision: string;
  lastRevision: string;
}

export interface AuditLogTable {
  organisationId: string;
  sequence: number;
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subject: string;
  data: Json;
  previousHash: Buffer;
  hash: Buffer;
}

export interface SealedValuesTable {
  organisationId: string;
  name: string;
  value: Buffer;
  changedAt: Date;
}
