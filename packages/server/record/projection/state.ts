import { sql } from 'kysely';
import type { Trx } from '../context.ts';

/**
 * Over all branches: open while it is open on any, else gone, and withdrawn when nothing but a withdrawal closed it.
 * What has witnesses is open while any of them is: each is gone only when its own scanner looked and did not see it.
 */
export async function settleStates(
  trx: Trx,
  organisationId: string,
  numbers: readonly number[] | 'all',
): Promise<void> {
  const which = numbers === 'all' ? sql`true` : sql`v.number = any(${numbers as number[]}::bigint[])`;
  await sql`
  with settled as materialized (
    select v.organisation_id, v.vulnerability_id,
      case when bool_or(b.state = 'open') then 'open' when bool_or(b.state = 'gone') then 'gone' else 'withdrawn' end as state
    from vulnerabilities v join vulnerability_branches b using (organisation_id, vulnerability_id)
    where v.organisation_id = ${organisationId} and ${which}
    group by 1, 2)
  update vulnerabilities w set state = settled.state from settled
  where w.organisation_id = settled.organisation_id and w.vulnerability_id = settled.vulnerability_id
    and w.state <> settled.state`.execute(trx);
  await sql`
  with settled as materialized (
    select v.organisation_id, v.vulnerability_id,
      case when bool_or(b.state = 'open') then 'open' when bool_or(b.state = 'gone') then 'gone' else 'withdrawn' end as state
    from vulnerabilities v
    join vulnerabilities g on g.organisation_id = v.organisation_id and g.witness_of = v.number
    join vulnerability_branches b on b.organisation_id = v.organisation_id
      and b.vulnerability_id in (v.vulnerability_id, g.vulnerability_id)
    where v.organisation_id = ${organisationId} and v.witnesses > 0 and ${which}
    group by 1, 2)
  update vulnerabilities w set state = settled.state from settled
  where w.organisation_id = settled.organisation_id and w.vulnerability_id = settled.vulnerability_id
    and w.state <> settled.state`.execute(trx);
}
