import { afterAll, beforeAll, expect, it } from 'vitest';
import { settleAllDeadlines } from './deadlines/settle.ts';
import { approveDecision, confirmDecision, decide, endDecision } from './decisions/decide.ts';
import { rebuild } from './projection/rebuild.ts';
import { type Home, NOW, openHome } from './testing/home.ts';
import { flaw } from './testing/report.ts';

let home: Home;
let projectId: string;

beforeAll(async () => {
  home = await openHome();
  projectId = await home.addProject('shop');
});
afterAll(() => home.store.close());

const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const rowOf = (number: number) =>
  home.store.db
    .selectFrom('vulnerabilities')
    .select(['deadline', 'due', 'deadlineRule', 'deadlineSince', 'decision'])
    .where('organisationId', '=', home.organisationId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
const decisionOf = (decisionId: string) =>
  home.store.db.selectFrom('decisions').selectAll().where('decisionId', '=', decisionId).executeTakeFirstOrThrow();
const wish = (number: number) => ({
  organisationId: home.organisationId,
  number,
  kind: 'deferred' as const,
  reason: 'waits for the vendor',
  until: '2026-12-01',
  person: home.person,
  now: NOW,
});

it('a vulnerability is due by the day that the policy says, paused while it is deferred, then late, and none when low', async () => {
  const found = [flaw('a'), flaw('b', { severity: 'low' })];
  const [high, low] = (await home.record(projectId, { commit: 'c1', found })).opened as [number, number];
  expect(await rowOf(high)).toMatchObject({ deadline: 'ahead', due: '2027-01-05', deadlineRule: 'high' });
  expect(await rowOf(low)).toMatchObject({ deadline: 'none', due: null });
  const { decisionId } = await decide(home.ctx, wish(high));
  expect(await rowOf(high)).toMatchObject({ deadline: 'paused', decision: 'deferred' });
  await endDecision(home.ctx, { ...wish(high), decisionId, now: later(2) });
  await settleAllDeadlines(home.ctx, { organisationId: home.organisationId, now: later(10) });
  expect(await rowOf(high)).toMatchObject({ deadline: 'ahead', due: '2027-01-07' });
  await settleAllDeadlines(home.ctx, { organisationId: home.organisationId, now: later(80) });
  expect(await rowOf(high)).toMatchObject({ deadline: 'late', due: '2027-01-07', deadlineSince: '2026-11-24' });
  expect(await rowOf(low)).toMatchObject({ deadline: 'none' });
  expect((await rebuild(home.ctx, home.organisationId)).differences).toEqual([]);
});

it('a proposal holds once somebody else approves it, and is questioned when the severity rises', async () => {
  const [number] = (
    await home.record(projectId, { commit: 'c2', parents: ['c1'], found: [flaw('p', { severity: 'medium' })] })
  ).opened as [number];
  const { decisionId, state } = await decide(home.ctx, { ...wish(number), kind: 'accepted', mayDecide: () => false });
  expect(state).toBe('proposed');
  expect(await rowOf(number)).toMatchObject({ decision: null });
  const { organisationId } = home;
  await expect(
    approveDecision(home.ctx, { organisationId, decisionId, person: home.person, now: NOW }),
  ).rejects.toThrow(/Somebody else/);
  const other = '01900000-0000-7000-8000-000000000001';
  const [row] = await home.store.db.selectFrom('people').selectAll().execute();
  await home.store.db
    .insertInto('people')
    .values({ ...(row as NonNullable<typeof row>), personId: other, email: 'bea@example.org' })
    .execute();
  expect(await approveDecision(home.ctx, { organisationId, decisionId, person: other, now: NOW })).toBe(true);
  expect(await rowOf(number)).toMatchObject({ decision: 'accepted' });
  await home.record(projectId, { commit: 'c3', parents: ['c2'], found: [flaw('p', { severity: 'critical' })] });
  expect(await decisionOf(decisionId)).toMatchObject({ questionedWhy: 'its severity is critical now' });
  await confirmDecision(home.ctx, {
    organisationId,
    decisionId,
    reason: 'still behind the login',
    person: other,
    now: NOW,
  });
  expect(await decisionOf(decisionId)).toMatchObject({ questionedAt: null, severityRank: 4 });
  expect((await rebuild(home.ctx, home.organisationId)).differences).toEqual([]);
});
