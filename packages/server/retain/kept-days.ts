import { sql } from 'kysely';

/** What holds where nobody said anything: reports for ever, what a scan was made of for half a year. */
export const DEFAULT_RETENTION = { reportDays: null, componentDays: 180 } as const;

/** `project_id → report_days, component_days` (null: for ever), as a query to join with: its own, else the organisation's. */
export const KEPT_DAYS = sql`(
  select p.organisation_id, p.project_id,
    case when coalesce(own.retention_id, common.retention_id) is null then ${sql.lit(DEFAULT_RETENTION.reportDays)}::int
      when own.retention_id is not null then own.report_days else common.report_days end as report_days,
    case when coalesce(own.retention_id, common.retention_id) is null then ${sql.lit(DEFAULT_RETENTION.componentDays)}::int
      when own.retention_id is not null then own.component_days else common.component_days end as component_days
  from projects p
  left join retention own on own.organisation_id = p.organisation_id and own.project_id = p.project_id
  left join retention common on common.organisation_id = p.organisation_id and common.project_id is null)`;

/** Of scans `s`: nothing stands on it, neither a branch whose last scan it is nor a release. */
export const NOT_NEEDED = sql`
  not exists (select from branches b where b.organisation_id = s.organisation_id and b.last_scan_id = s.scan_id)
  and not exists (select from releases r where r.organisation_id = s.organisation_id and r.scan_id = s.scan_id)`;
