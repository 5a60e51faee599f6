import { afterAll, beforeAll, expect, it } from 'vitest';
import { decide } from '../../record/decisions/decide.ts';
import { openWorkshop, type Workshop } from '../testing/workshop.ts';
import { addJob } from './add-job.ts';
import { sweep } from './sweep.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop({ allowedHosts: [] });
});
afterAll(() => workshop.close());

it('gives back jobs whose worker died, forgets what was sent long ago, and ends decisions whose last day is over', async () => {
  const { home } = workshop;
  const { db, pool } = home.store;
  const { organisationId } = home;
  const projectId = await home.addProject('shop');
  await workshop.addReceiver('mail', 'team@example.org', { events: ['vulnerability.opened'] });
  await workshop.scan(projectId, 1);
  await workshop.scan(projectId, 1);
  const [old] = await workshop.outbox();
  await pool.query(`update outbox set state = 'sent', sent_at = now() - interval '31 days' where message_id = $1`, [
    old?.messageId,
  ]);
  const until = '2026-11-24';
  await decide(home.ctx, {
    organisationId,
    number: 1,
    kind: 'accepted',
    reason: 'x',
    until,
    person: home.person,
    now: home.ctx.now(),
  });
  await pool.query('delete from graphile_worker._private_jobs');
  await addJob(db, 'watch-update', {}, { key: 'watch-update' });
  await pool.query(
    `update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now() - interval '1 hour'`,
  );
  await pool.query(`update outbox set next_at = now() - interval '1 minute'`);

  await sweep({ ...home.ctx, now: () => new Date('2026-11-25T01:00:00Z') });
  const jobs = await pool.query('select task_identifier, locked_by from graphile_worker.jobs order by 1');
  expect(jobs.rows).toEqual([
    { task_identifier: 'deliver', locked_by: null },
    { task_identifier: 'watch-update', locked_by: null },
  ]);
  expect((await workshop.outbox()).map(({ state }) => state)).toEqual(['waiting']);
  const [decision] = await db.selectFrom('decisions').select(['endedAt', 'endedReason']).execute();
  expect(decision?.endedReason).toBe('its last day, 2026-11-24, is over');
});
