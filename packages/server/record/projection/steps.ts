import { type RawBuilder, sql } from 'kysely';
import { DECISION_STEPS } from './decision-steps.ts';
import { type At, type Step, theEvent } from './step.ts';
import { WITNESS_STEPS } from './witness-steps.ts';

/**
 * `found`: the vulnerabilities that it speaks of. Materialized, and by an array whose length the planner sees:
 * while statistics are young it would else begin with everything and come back to it for each row.
 */
const withFound = ({ organisationId, numbers }: At) => sql`
  with found as materialized (
    select v.organisation_id, v.vulnerability_id
    from unnest(${numbers as number[]}::bigint[]) as s(number)
    join vulnerabilities v on v.organisation_id = ${organisationId} and v.number = s.number)`;

/** One statement, so that the event's document is opened once. */
const described: Step = (at) => [
  sql`
  with f as materialized (
    select e.organisation_id, e.project_id, e.at, f.*
    from ${theEvent(at)} cross join lateral jsonb_to_recordset(e.data->'findings') as f(
      vulnerability_id uuid, number bigint, scheme text, fingerprint text, scanner text, surface text, rule text,
      title text, severity text, severity_rank smallint, confidence text, priority_score int, priority_level text,
      path text, line int, component_purl text, exploited text, owner text, content text, deadline text, due date,
      deadline_rule text, deadline_since date, first_seen date, detail jsonb)),
  listed as (
    insert into vulnerabilities (
      organisation_id, vulnerability_id, number, project_id, scheme, fingerprint, version, scanner, surface, rule, title,
      severity, severity_rank, confidence, priority_score, priority_level, state, path, line, component_purl, exploited,
      owner, first_seen_at, last_seen_at, content, deadline, due, deadline_rule, deadline_since)
    select organisation_id, vulnerability_id, number, project_id, scheme, fingerprint, 1, scanner, surface, rule, title,
      severity, severity_rank, confidence, priority_score, priority_level, 'open', path, line, component_purl, exploited,
      owner, least(at, first_seen::timestamp at time zone 'utc'), at, content, coalesce(deadline, 'none'), due, deadline_rule, deadline_since
    from f
    on conflict (organisation_id, number) do update set
      version = vulnerabilities.version + 1, scanner = excluded.scanner, surface = excluded.surface,
      rule = excluded.rule, title = excluded.title, severity = excluded.severity,
      severity_rank = excluded.severity_rank, confidence = excluded.confidence,
      priority_score = excluded.priority_score, priority_level = excluded.priority_level, path = excluded.path,
      line = excluded.line, component_purl = excluded.component_purl, exploited = excluded.exploited,
      owner = excluded.owner, content = excluded.content),
  detailed as (
    insert into vulnerability_details (organisation_id, vulnerability_id, detail)
    select organisation_id, vulnerability_id, detail from f
    on conflict (organisation_id, vulnerability_id) do update set detail = excluded.detail
    returning organisation_id, words),
  said as (
    insert into search_words (organisation_id, word)
    select distinct organisation_id, word from detailed cross join unnest(words) as w(word)
    order by 1, 2
    on conflict do nothing)
  insert into vulnerability_fingerprints (organisation_id, project_id, scheme, fingerprint, vulnerability_id)
  select organisation_id, project_id, scheme, fingerprint, vulnerability_id from f
  on conflict do nothing`,
];

/** The members of `findings` name the fingerprint under which each is found. */
function identified(at: At): RawBuilder<unknown> {
  return sql`
  insert into vulnerability_fingerprints (organisation_id, project_id, scheme, fingerprint, vulnerability_id)
  select e.organisation_id, e.project_id, f.scheme, f.fingerprint, f.vulnerability_id
  from ${theEvent(at)} cross join lateral jsonb_to_recordset(e.data->'findings') as f(
    scheme text, fingerprint text, vulnerability_id uuid)
  on conflict do nothing`;
}

const opened: Step = (at) => [
  sql`${withFound(at)}
  insert into vulnerability_branches (organisation_id, vulnerability_id, branch_id, state, first_scan_id,
    last_seen_scan_id, last_seen_commit)
  select found.organisation_id, found.vulnerability_id, e.branch_id, 'open', e.scan_id, e.scan_id, e.commit
  from ${theEvent(at)} cross join found
  on conflict (organisation_id, vulnerability_id, branch_id) do update set state = 'open', gone_scan_id = null,
    last_seen_scan_id = excluded.last_seen_scan_id, last_seen_commit = excluded.last_seen_commit`,
  lastSeen(at),
];

const seen: Step = (at) => [
  sql`${withFound(at)}
  update vulnerability_branches b set last_seen_scan_id = e.scan_id, last_seen_commit = e.commit
  from ${theEvent(at)} cross join found
  where b.organisation_id = found.organisation_id and b.vulnerability_id = found.vulnerability_id
    and b.branch_id is not distinct from e.branch_id`,
  lastSeen(at),
];

function lastSeen(at: At): RawBuilder<unknown> {
  return sql`${withFound(at)}
  update vulnerabilities w set last_seen_at = e.at from ${theEvent(at)} cross join found
  where w.organisation_id = found.organisation_id and w.vulnerability_id = found.vulnerability_id
    and w.last_seen_at <> e.at`;
}

/** Without a branch in its data it speaks of all of them. */
function closed(state: 'gone' | 'withdrawn'): Step {
  return (at) => [
    sql`${withFound(at)}
    update vulnerability_branches b set state = ${state}, gone_scan_id = e.scan_id
    from ${theEvent(at)} cross join found
    where b.organisation_id = found.organisation_id and b.vulnerability_id = found.vulnerability_id
      and (e.branch_id is null or b.branch_id is not distinct from e.branch_id)
      and b.state is not distinct from 'open'`,
  ];
}

const reassessed: Step = (at) => [
  sql`
  update vulnerabilities v set version = v.version + 1, severity = coalesce(f.severity, v.severity),
    severity_rank = coalesce(f.severity_rank, v.severity_rank), exploited = coalesce(f.exploited, v.exploited),
    priority_score = coalesce(f.priority_score, v.priority_score),
    priority_level = coalesce(f.priority_level, v.priority_level)
  from ${theEvent(at)} cross join lateral jsonb_to_recordset(e.data->'changes') as f(
    number bigint, severity text, severity_rank smallint, exploited text, priority_score int, priority_level text)
  where v.organisation_id = e.organisation_id and v.number = f.number`,
  sql`
  update vulnerability_details d set detail = d.detail || f.patch
  from ${theEvent(at)} cross join lateral jsonb_to_recordset(e.data->'changes') as f(number bigint, patch jsonb)
  join vulnerabilities v on v.number = f.number
  where v.organisation_id = e.organisation_id and d.organisation_id = v.organisation_id
    and d.vulnerability_id = v.vulnerability_id and f.patch is not null`,
];

const deadline: Step = (at) => [
  sql`
  update vulnerabilities v set deadline = f.kind, due = f.due, deadline_rule = f.rule, deadline_since = f.since
  from ${theEvent(at)} cross join lateral jsonb_to_recordset(e.data->'changes') as f(
    number bigint, kind text, due date, rule text, since date)
  where v.organisation_id = e.organisation_id and v.number = f.number`,
];

const scanRecorded: Step = (at) => [
  sql`
  update branches b set last_scan_id = e.scan_id, last_commit = e.commit
  from ${theEvent(at)}
  where b.organisation_id = e.organisation_id and b.branch_id = e.branch_id
    and (e.data->>'head')::boolean`,
  sql`
  update branches b set retired_at = null from ${theEvent(at)}
  where b.organisation_id = e.organisation_id and b.branch_id = e.branch_id and b.retired_at is not null`,
];

const branchRetired: Step = (at) => [
  sql`
  update branches b set retired_at = e.at from ${theEvent(at)}
  where b.organisation_id = e.organisation_id and b.branch_id = e.branch_id`,
];

/** What each kind of event does to the projection: SQL over the event's own row, the same when it happens and later. */
export const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['scan.recorded', scanRecorded],
  ['branch.retired', branchRetired],
  ['vulnerability.described', described],
  ['vulnerability.identified', (at) => [identified(at)]],
  ['vulnerability.opened', opened],
  ['vulnerability.seen', seen],
  ['vulnerability.came-back', opened],
  ['vulnerability.gone', closed('gone')],
  ['vulnerability.withdrawn', closed('withdrawn')],
  ['vulnerability.reassessed', reassessed],
  ['vulnerability.deadline', deadline],
  ...WITNESS_STEPS,
  ...DECISION_STEPS,
]);

/** Kinds after which a vulnerability's state over all branches may be another one. */
export const MOVES_STATE: ReadonlySet<string> = new Set([
  'vulnerability.opened',
  'vulnerability.came-back',
  'vulnerability.gone',
  'vulnerability.withdrawn',
  'vulnerability.witnessed',
  'vulnerability.merged',
  'vulnerability.split',
]);
