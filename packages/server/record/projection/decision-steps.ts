import { sql } from 'kysely';
import { type At, type Step, theEvent } from './step.ts';

const written = (at: At, state: 'made' | 'proposed') => sql`
  insert into decisions (organisation_id, decision_id, project_id, number, kind, reason, until, made_by, made_at, commit,
    exploited, state, severity_rank, bulk_id)
  select e.organisation_id, d."decisionId", e.project_id, e.subjects[1], d.kind, d.reason, d.until, d."madeBy", e.at,
    d.commit, d.exploited, ${state}, d."severityRank", d.bulk
  from ${theEvent(at)} cross join lateral jsonb_to_record(e.data) as d(
    "decisionId" uuid, kind text, reason text, until date, "madeBy" uuid, commit text, exploited boolean,
    "severityRank" smallint, bulk uuid)`;

/** The vulnerability bears the decision from now on. */
const borne = (at: At) => sql`
  update vulnerabilities v set decision = d.kind, decision_id = d.decision_id
  from ${theEvent(at)} join decisions d on d.organisation_id = e.organisation_id
    and d.decision_id = (e.data->>'decisionId')::uuid
  where v.organisation_id = e.organisation_id and v.number = d.number`;

const changed = (at: At, what: ReturnType<typeof sql>) => sql`
  update decisions d set ${what} from ${theEvent(at)}
  where d.organisation_id = e.organisation_id and d.decision_id = (e.data->>'decisionId')::uuid`;

const person = sql`case when e.actor_kind = 'person' then e.actor_id::uuid end`;
const endedNow = sql`ended_at = e.at, ended_reason = e.data->>'reason', ended_by = ${person},
  ended_bulk_id = (e.data->>'bulk')::uuid`;

const ended: Step = (at) => [
  changed(at, endedNow),
  sql`
  update vulnerabilities v set decision = null, decision_id = null
  from ${theEvent(at)}
  where v.organisation_id = e.organisation_id and v.number = e.subjects[1]
    and v.decision_id = (e.data->>'decisionId')::uuid`,
];

export const DECISION_STEPS: readonly (readonly [string, Step])[] = [
  ['decision.made', (at) => [written(at, 'made'), borne(at)]],
  ['decision.proposed', (at) => [written(at, 'proposed')]],
  [
    'decision.approved',
    (at) => [changed(at, sql`state = 'made', approved_by = ${person}, approved_at = e.at`), borne(at)],
  ],
  ['decision.rejected', (at) => [changed(at, sql`state = 'rejected', ${endedNow}`)]],
  ['decision.questioned', (at) => [changed(at, sql`questioned_at = e.at, questioned_why = e.data->>'why'`)]],
  [
    'decision.confirmed',
    (at) => [
      changed(
        at,
        sql`questioned_at = null, questioned_why = null, severity_rank = (e.data->>'severityRank')::smallint,
        exploited = (e.data->>'exploited')::boolean`,
      ),
    ],
  ],
  [
    'decision.restored',
    (at) => [changed(at, sql`ended_at = null, ended_reason = null, ended_by = null, ended_bulk_id = null`), borne(at)],
  ],
  ['decision.ended', ended],
  ['decision.expired', ended],
];
