import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { VulnerabilitiesTable } from '../../store/schema.ts';
import { iso } from '../times.ts';

/** Of `vulnerabilities v` and `projects p`. */
export const LIST_COLUMNS = sql`v.number, p.slug as project, v.title, v.rule, v.surface, v.severity, v.severity_rank,
  v.confidence, v.priority_level, v.priority_score, v.state, v.decision, v.path, v.line, v.component_purl, v.exploited,
  v.owner, v.first_seen_at, v.last_seen_at, v.scanner, v.witnesses, v.deadline, v.due, v.deadline_rule`;

export type ListRow = Omit<
  Selectable<VulnerabilitiesTable>,
  | 'organisationId'
  | 'vulnerabilityId'
  | 'projectId'
  | 'scheme'
  | 'fingerprint'
  | 'version'
  | 'decisionId'
  | 'content'
  | 'witnessOf'
  | 'witnessSince'
  | 'witnessReasons'
  | 'witnessScore'
  | 'deadlineSince'
> & { readonly project: string };

export function shownVulnerability(row: ListRow) {
  return {
    id: `VBN-${row.number}`,
    project: row.project,
    title: row.title,
    rule: row.rule,
    surface: row.surface as 'code',
    severity: row.severity,
    confidence: row.confidence as 'high',
    priority: { level: row.priorityLevel as 'now', score: row.priorityScore },
    state: row.state,
    decision: row.decision,
    path: row.path,
    line: row.line,
    component: row.componentPurl,
    exploited: row.exploited,
    owner: row.owner,
    scanner: row.scanner,
    witnesses: row.witnesses,
    deadline: { kind: row.deadline, due: row.due, rule: row.deadlineRule },
    firstSeen: iso(row.firstSeenAt),
    lastSeen: iso(row.lastSeenAt),
  };
}
