import { sql } from 'kysely';
import type { RecordContext } from '../../record/context.ts';
import { settleAllDeadlines } from '../../record/deadlines/settle.ts';
import { dayOf } from '../../record/decisions/day.ts';
import { expireDecisions } from '../../record/decisions/expire.ts';
import { questionAllDecisions } from '../../record/decisions/question.ts';
import { retireBranch } from '../../record/place/retire-branch.ts';
import { addJob } from './add-job.ts';

const AT_ONCE = 1000;

/**
 * Puts right what no job will do by itself: messages whose worker died before they were sent, decisions whose last day
 * is over, and what is kept long enough. Safe to run at any time and by several workers.
 */
export async function sweep(ctx: RecordContext): Promise<void> {
  await nudgeReceivers(ctx);
  await expireOver(ctx);
  await dailyRound(ctx);
  await retireForgotten(ctx);
  await sql`delete from outbox where (organisation_id, message_id) in (
    select organisation_id, message_id from outbox
    where state = 'sent' and sent_at < now() - interval '30 days' limit ${10 * AT_ONCE})`.execute(ctx.db);
  // no job takes that long: its worker died; to run one twice does no harm
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_at < now() - interval '30 minutes'`.execute(ctx.db);
  await sql`delete from graphile_worker._private_jobs
    where attempts >= max_attempts and locked_at is null
      -- without a key: another one took its place while it ran, and it failed
      and (key is null and updated_at < now() - interval '1 hour' or run_at < now() - interval '7 days')`.execute(
    ctx.db,
  );
}

async function nudgeReceivers({ db }: RecordContext): Promise<void> {
  const { rows } = await sql<{ organisationId: string; receiverId: string }>`
  select distinct o.organisation_id, o.receiver_id
  from outbox o join receivers r on r.organisation_id = o.organisation_id and r.receiver_id = o.receiver_id
  where o.state = 'waiting' and o.next_at < now() - interval '20 seconds' and r.active
    and (r.sending_until is null or r.sending_until < now())
  limit ${AT_ONCE}`.execute(db);
  for (const { organisationId, receiverId } of rows) {
    await addJob(db, 'deliver', { organisationId, receiverId }, { key: `deliver:${receiverId}` });
  }
}

/** Nobody says when a pull request is merged or closed: one that is not scanned any more is no more. */
async function retireForgotten(ctx: RecordContext): Promise<void> {
  const now = ctx.now();
  const { rows } = await sql<{ organisationId: string; projectId: string; branch: string }>`
  select b.organisation_id, b.project_id, b.name as branch
  from pull_requests r
  join branches b on b.organisation_id = r.organisation_id and b.branch_id = r.head_branch_id and b.retired_at is null
    and not b.is_default
  join scans s on s.organisation_id = b.organisation_id and s.scan_id = b.last_scan_id
  join projects p on p.organisation_id = b.organisation_id and p.project_id = b.project_id and p.archived_at is null
  where s.recorded_at < ${now}::timestamptz - interval '30 days'
  limit ${AT_ONCE}`.execute(ctx.db);
  const why = { reason: 'it was not scanned for 30 days', actor: { kind: 'system', id: null } as const, now };
  for (const where of rows) await retireBranch(ctx, { ...where, ...why });
}

/** Once a day for each organisation, and again when a policy asks for it: deadlines, and decisions to be looked at. */
async function dailyRound(ctx: RecordContext): Promise<void> {
  const now = ctx.now();
  const today = Number(dayOf(now).replaceAll('-', ''));
  const { rows } = await sql<{ organisationId: string }>`
  select o.organisation_id from organisations o
  left join counters c on c.organisation_id = o.organisation_id and c.name = 'daily-round'
  where coalesce(c.value, 0) < ${today} limit ${AT_ONCE}`.execute(ctx.db);
  for (const { organisationId } of rows) {
    await settleAllDeadlines(ctx, { organisationId, now });
    await questionAllDecisions(ctx, { organisationId, now });
    await sql`insert into counters (organisation_id, name, value) values (${organisationId}, 'daily-round', ${today})
      on conflict (organisation_id, name) do update set value = excluded.value`.execute(ctx.db);
  }
}

async function expireOver(ctx: RecordContext): Promise<void> {
  const now = ctx.now();
  const over = await ctx.db
    .selectFrom('decisions')
    .select('organisationId')
    .distinct()
    .where('endedAt', 'is', null)
    .where('until', '<', dayOf(now))
    .execute();
  for (const { organisationId } of over) await expireDecisions(ctx, { organisationId, now });
}
