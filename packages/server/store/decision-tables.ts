import type { ColumnType, Generated } from 'kysely';
import type { Json } from './json-column.ts';

export type DecisionKind = 'accepted' | 'false-positive' | 'wont-fix' | 'mitigated' | 'deferred';

export interface DecisionsTable {
  organisationId: string;
  decisionId: string;
  projectId: string;
  number: number;
  kind: DecisionKind;
  reason: string;
  until: string;
  madeBy: string;
  madeAt: Date;
  commit: string | null;
  exploited: Generated<boolean>;
  endedAt: Date | null;
  endedBy: string | null;
  endedReason: string | null;
  state: Generated<'proposed' | 'made' | 'rejected'>;
  approvedBy: Generated<string | null>;
  approvedAt: Generated<Date | null>;
  severityRank: Generated<number | null>;
  questionedAt: Generated<Date | null>;
  questionedWhy: Generated<string | null>;
  bulkId: Generated<string | null>;
  endedBulkId: Generated<string | null>;
}

export interface DecisionPatternsTable {
  organisationId: string;
  patternId: string;
  projectId: string;
  decisionId: string;
  rule: string;
  path: string;
  reason: string;
  until: string;
  madeAt: Date;
}

export interface TeamsTable {
  organisationId: string;
  teamId: string;
  slug: string;
  name: string;
  hoursPerWeek: number;
  usualHours: number;
  createdAt: Date;
}

export interface TeamMembersTable {
  organisationId: string;
  teamId: string;
  personId: string;
}

export interface TeamProjectsTable {
  organisationId: string;
  teamId: string;
  projectId: string;
}

export interface ViewsTable {
  organisationId: string;
  viewId: string;
  personId: string;
  name: string;
  query: string;
  shared: boolean;
  createdAt: Date;
}

export interface PoliciesTable {
  organisationId: string;
  policyId: string;
  projectId: string | null;
  version: number;
  document: Json;
  digest: string;
  madeBy: string | null;
  madeAt: Date;
  deadlines: ColumnType<unknown, string | null | undefined, string | null>;
  approval: ColumnType<unknown, string | null | undefined, string | null>;
}
