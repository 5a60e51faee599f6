import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { retryMessage } from '../delivery/retry-message.ts';
import { openReceiver, type ReceiverServer, until } from '../testing/receiver-server.ts';
import { openWorkshop, type Workshop } from '../testing/workshop.ts';
import type { Runner } from '../worker.ts';
import { isSignedBy } from './signature.ts';

let workshop: Workshop;
let runner: Runner;
let projectId: string;
const open: ReceiverServer[] = [];
// any receiver on this machine, except where a test is about that
beforeAll(async () => {
  workshop = await openWorkshop({ allowedHosts: ['127.0.0.1'] });
  projectId = await workshop.home.addProject('shop');
  runner = await workshop.work();
});
afterAll(async () => {
  await runner.stop();
  await workshop.close();
});
beforeEach(() => workshop.home.store.pool.query('delete from outbox; delete from receivers'));
afterEach(async () => {
  for (const receiver of open.splice(0)) await receiver.close();
});

async function receiver(...args: Parameters<typeof openReceiver>): Promise<ReceiverServer> {
  const made = await openReceiver(...args);
  open.push(made);
  return made;
}

const states = async () => (await workshop.outbox()).map(({ state }) => state);
const allAre = (state: string) => async () => (await states()).every((one) => one === state);

it('posts each event once, signed, with links that lead to the server', async () => {
  const server = await receiver((response) => response.end());
  const { secret } = await workshop.addReceiver('webhook', server.address);
  await workshop.scan(projectId, 3);
  await until(allAre('sent'));
  const bodies = server.received.map(({ body }) => JSON.parse(body));
  expect(bodies.map(({ event }) => event.kind)).toEqual(['scan.recorded', 'vulnerability.opened']);
  expect(bodies[1]).toMatchObject({
    schema: 'vauban.notice/1',
    id: server.received[1]?.id,
    organisation: 'home',
    project: { slug: 'shop' },
    title: '3 vulnerabilities opened in shop (main)',
    more: 0,
  });
  expect(bodies[1].vulnerabilities[0]).toMatchObject({
    id: 'VBN-1',
    severity: 'high',
    link: 'https://vauban.example.org/o/home/p/shop/v/VBN-1',
  });
  expect(server.received.map(({ body }) => body).join()).not.toContain('db.query');
  const { signature = '', body = '' } = server.received[0] ?? {};
  expect(isSignedBy(secret, signature, body, { now: new Date() })).toBe(true);
  expect(isSignedBy(secret, signature, `${body} `, { now: new Date() })).toBe(false);
  expect(isSignedBy('vbs_other', signature, body, { now: new Date() })).toBe(false);
  expect(isSignedBy(secret, signature, body, { now: new Date(Date.now() + 3_600_000) })).toBe(false);
});

it('tries again under the same id, gives up in the end, and takes a dead letter up again when asked', async () => {
  let works = false;
  const server = await receiver((response) => response.writeHead(works ? 204 : 500).end());
  await workshop.addReceiver('webhook', server.address, { events: ['vulnerability.opened'] });
  await workshop.scan(projectId, 1);
  await until(allAre('dead'));
  const [dead] = await workshop.outbox();
  expect(dead).toMatchObject({ attempts: 4, lastProblem: 'It answered 500.' });
  expect(server.received).toHaveLength(4);
  works = true;
  const { db } = workshop.home.store;
  const { organisationId } = workshop.home;
  const retry = () => db.transaction().execute((trx) => retryMessage(trx, organisationId, dead?.messageId ?? ''));
  expect(await retry()).toBe(true);
  await until(allAre('sent'));
  expect(new Set(server.received.map(({ id }) => id))).toEqual(new Set([dead?.messageId]));
  expect(await retry()).toBe(false);
});

it('is not kept back by one message that a receiver does not take', async () => {
  const server = await receiver((response, { body }) =>
    response.writeHead(JSON.parse(body).event.kind === 'scan.recorded' ? 422 : 200).end(),
  );
  await workshop.addReceiver('webhook', server.address);
  await workshop.scan(projectId, 1);
  await until(async () => (await states()).join() === 'dead,sent');
  expect((await workshop.outbox())[0]?.lastProblem).toBe('It refused the message (422).');
});

it('bounds what a receiver can do: hang, redirect inside, answer without end', async () => {
  const hanging = await receiver(() => {});
  const inside = await receiver((response) => response.end());
  const redirecting = await receiver((response) => response.writeHead(302, { location: inside.address }).end());
  const endless = await receiver((response) => {
    response.on('error', () => {});
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  for (const { address } of [hanging, redirecting, endless]) {
    await workshop.addReceiver('webhook', address, { events: ['vulnerability.opened'] });
  }
  const quick = await receiver((response) => response.end());
  await workshop.addReceiver('webhook', quick.address, { events: ['vulnerability.opened'] });
  await workshop.scan(projectId, 1);
  await until(() => quick.received.length === 1);
  await until(async () => !(await states()).includes('waiting'));
  const problems = (await workshop.outbox()).map(({ state, lastProblem }) => `${state}: ${lastProblem}`).sort();
  expect(problems).toEqual([
    expect.stringMatching(/^dead: 127.0.0.1:\d+ did not answer within 0.5 s.$/),
    'dead: It answered with a redirect (302); write down the final address.',
    'sent: null',
    'sent: null',
  ]);
  expect(inside.received).toEqual([]);
});

it('refuses an address that points inside, with the way out, and keeps nothing of a rolled back transaction', async () => {
  const strict = await openWorkshop({ allowedHosts: [] });
  const worker = await strict.work();
  const project = await strict.home.addProject('shop');
  const server = await receiver((response) => response.end());
  await strict.addReceiver('webhook', server.address.replace('http:', 'https:'), { events: ['vulnerability.opened'] });
  await strict.scan(project, 1);
  await until(async () => (await strict.outbox()).every(({ state }) => state === 'dead'));
  expect((await strict.outbox())[0]).toMatchObject({
    attempts: 1,
    lastProblem: expect.stringContaining('VAUBAN_ALLOW_HOST'),
  });
  expect(server.received).toEqual([]);
  await worker.stop();
  await strict.close();
});

it('sends to those who asked for the kind and the project only', async () => {
  const other = await workshop.home.addProject(`other-${Date.now()}`);
  const server = await receiver((response) => response.end());
  const { receiverId } = await workshop.addReceiver('webhook', server.address, {
    events: ['vulnerability.opened'],
    projectId: other,
  });
  await workshop.addReceiver('webhook', server.address, { events: ['decision.made'] });
  await workshop.scan(projectId, 1);
  expect(await workshop.outbox()).toEqual([]);
  await workshop.scan(other, 1);
  await until(allAre('sent'));
  expect(await workshop.outbox()).toHaveLength(1);
  await workshop.home.store.db
    .updateTable('receivers')
    .set({ active: false })
    .where('receiverId', '=', receiverId)
    .execute();
  await workshop.scan(other, 1);
  expect(await workshop.outbox()).toHaveLength(1);
});

it('sends what a worker left behind when it died, once the hold is over', async () => {
  const server = await receiver((response) => response.end());
  const { receiverId } = await workshop.addReceiver('webhook', server.address, { events: ['vulnerability.opened'] });
  const { pool } = workshop.home.store;
  await pool.query(`update receivers set sending_until = now() + interval '1 minute' where receiver_id = $1`, [
    receiverId,
  ]);
  await workshop.scan(projectId, 1);
  await until(
    async () => (await pool.query(`select from graphile_worker.jobs where task_identifier = 'deliver'`)).rowCount === 0,
  );
  expect(await states()).toEqual(['waiting']);
  await pool.query(`update receivers set sending_until = now() - interval '1 second'`);
  await pool.query(`update outbox set next_at = now() - interval '1 minute'`);
  await pool.query(`select graphile_worker.add_job('sweep')`);
  await until(allAre('sent'));
  expect(server.received).toHaveLength(1);
});
