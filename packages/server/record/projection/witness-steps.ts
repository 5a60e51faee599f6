import { type RawBuilder, sql } from 'kysely';
import { type At, type Step, theEvent } from './step.ts';

/** The pairs that an event names: `number` is a witness of `of`. */
const pairs = (at: At) => sql`
  ${theEvent(at)} cross join lateral jsonb_to_recordset(e.data->'pairs') as p(
    number bigint, "of" bigint, reasons jsonb, score int)`;

/** Where it was seen by a scan: on the branch it is open from now on. */
const openedAsWitness = (at: At) => sql`
  insert into vulnerability_branches (organisation_id, vulnerability_id, branch_id, state, first_scan_id,
    last_seen_scan_id, last_seen_commit)
  select e.organisation_id, v.vulnerability_id, e.branch_id, 'open', e.scan_id, e.scan_id, e.commit
  from ${pairs(at)} join vulnerabilities v on v.organisation_id = e.organisation_id and v.number = p.number
  where e.branch_id is not null
  on conflict (organisation_id, vulnerability_id, branch_id) do update set state = 'open', gone_scan_id = null,
    last_seen_scan_id = excluded.last_seen_scan_id, last_seen_commit = excluded.last_seen_commit`;

const joined: Step = (at) => [
  sql`
  update vulnerabilities v set witness_of = p."of", witness_since = e.at, witness_reasons = p.reasons,
    witness_score = p.score
  from ${pairs(at)} where v.organisation_id = e.organisation_id and v.number = p.number`,
  sql`
  delete from vulnerability_splits s using ${pairs(at)}
  where s.organisation_id = e.organisation_id and s.number = least(p.number, p."of")
    and s.other = greatest(p.number, p."of")`,
  countWitnesses(at),
];

const split: Step = (at) => [
  sql`
  insert into vulnerability_splits (organisation_id, number, other)
  select e.organisation_id, least(p.number, p."of"), greatest(p.number, p."of") from ${pairs(at)}
  on conflict do nothing`,
  sql`
  update vulnerabilities v set witness_of = null, witness_since = null, witness_reasons = null, witness_score = null
  from ${pairs(at)} where v.organisation_id = e.organisation_id and v.number = p.number`,
  countWitnesses(at),
];

function countWitnesses({ organisationId, numbers }: At): RawBuilder<unknown> {
  return sql`
  update vulnerabilities v set witnesses = (select count(*) from vulnerabilities w
    where w.organisation_id = v.organisation_id and w.witness_of = v.number)
  where v.organisation_id = ${organisationId} and v.number = any(${numbers as number[]}::bigint[])`;
}

export const WITNESS_STEPS: readonly (readonly [string, Step])[] = [
  ['vulnerability.witnessed', (at) => [openedAsWitness(at), ...joined(at)]],
  ['vulnerability.merged', joined],
  ['vulnerability.split', split],
];
