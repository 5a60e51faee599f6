import { DEFAULT_CONFIGURATION, policyDigest } from '@vauban/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../store/identifier.ts';
import { decide, endDecision } from './decisions/decide.ts';
import { expireDecisions } from './decisions/expire.ts';
import { judgementDocument } from './decisions/judgement-document.ts';
import { readHistory } from './history.ts';
import { type Home, NOW, openHome } from './testing/home.ts';
import { flaw, reportOf, secret } from './testing/report.ts';

let home: Home;
let count = 0;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

async function withFlaw() {
  count += 1;
  const shop = await home.addProject(`shop-${count}`);
  const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
  return { shop, number: opened[0] as number };
}
const accept = (number: number, more: object = {}) =>
  decide(home.ctx, {
    organisationId: home.organisationId,
    number,
    kind: 'accepted',
    reason: 'behind a login',
    until: '2026-12-31',
    person: home.person,
    now: NOW,
    ...more,
  });
const document = (projectId: string, now = NOW) =>
  judgementDocument(
    { db: home.store.db, now: () => now },
    { organisationId: home.organisationId, projectId, branch: 'main' },
  );
const rowOf = (number: number) =>
  home.store.db.selectFrom('vulnerabilities').selectAll().where('number', '=', number).executeTakeFirstOrThrow();

describe('a decision', () => {
  it('reaches the next scan through the judgement document, and its verdict respects it', async () => {
    const { shop, number } = await withFlaw();
    await accept(number);
    const { decisions, lastCommits } = await document(shop);
    expect(lastCommits).toEqual(['c1']);
    const report = reportOf({ commit: 'c2', parents: ['c1'], found: [flaw('a')], judging: { decisions } });
    expect(report.verdict).toBe('pass');
    expect(report.findings[0]?.suppressions[0]?.reason).toBe(`VBN-${number} is accepted: behind a login`);
    const outcome = await home.record(shop, {}, { report });
    expect(outcome).toMatchObject({ serverVerdict: 'pass', differences: [] });
    expect(await rowOf(number)).toMatchObject({ state: 'open', decision: 'accepted' });
  });

  it('that the scan did not know makes a difference which the server says', async () => {
    const { shop, number } = await withFlaw();
    await accept(number, { kind: 'false-positive' });
    const outcome = await home.record(shop, { commit: 'c2', parents: ['c1'], found: [flaw('a')] });
    expect(outcome.serverVerdict).toBe('pass');
    expect(outcome.differences).toEqual([
      'The scan did not know the decisions on 1 finding that hold on the server.',
      'The scan said "fail", the server says "pass".',
    ]);
  });

  it('that was ended meanwhile lets nothing through on the server', async () => {
    const { shop, number } = await withFlaw();
    const { decisionId } = await accept(number);
    const { decisions } = await document(shop);
    const what = { organisationId: home.organisationId, person: home.person, reason: 'the login is gone', now: NOW };
    expect(await endDecision(home.ctx, { ...what, decisionId })).toEqual({ ended: true });
    expect(await endDecision(home.ctx, { ...what, decisionId })).toEqual({ ended: false });
    const outcome = await home.record(shop, {
      commit: 'c2',
      parents: ['c1'],
      found: [flaw('a')],
      judging: { decisions },
    });
    expect(outcome.serverVerdict).toBe('fail');
    expect(outcome.differences[0]).toBe('The scan let 1 finding through by decisions that do not hold on the server.');
    expect((await document(shop)).decisions).toEqual([]);
    expect(await rowOf(number)).toMatchObject({ decision: null, decisionId: null });
  });

  it('ends by itself on the day after its last', async () => {
    const { shop, number } = await withFlaw();
    await accept(number, { until: '2026-11-30' });
    const last = new Date('2026-11-30T23:59:59Z');
    const after = new Date('2026-12-01T00:00:00Z');
    expect((await document(shop, last)).decisions).toHaveLength(1);
    expect((await document(shop, after)).decisions).toEqual([]);
    const what = { organisationId: home.organisationId };
    expect(await expireDecisions(home.ctx, { ...what, now: last })).toBe(0);
    expect(await expireDecisions(home.ctx, { ...what, now: after })).toBe(1);
    expect(await rowOf(number)).toMatchObject({ decision: null });
    const kinds = (await readHistory(home.store.db, { ...what, number })).map(({ kind }) => kind);
    expect(kinds).toEqual([
      'vulnerability.deadline',
      'decision.expired',
      'vulnerability.deadline',
      'decision.made',
      'vulnerability.opened',
    ]);
  });

  it('takes the place of the one before it', async () => {
    const { shop, number } = await withFlaw();
    await accept(number);
    await accept(number, { kind: 'false-positive', reason: 'the input is a constant' });
    const { decisions } = await document(shop);
    expect(decisions).toMatchObject([{ kind: 'false-positive', reason: 'the input is a constant' }]);
  });

  it('on a secret holds only where its line is unchanged since the commit where it was seen', async () => {
    const shop = await home.addProject('keys');
    const { opened } = await home.record(shop, { commit: 'c1', found: [secret('TOKEN')] });
    await accept(opened[0] as number);
    const { decisions } = await document(shop);
    expect(decisions[0]?.commit).toBe('c1');
    const next = { commit: 'c2', parents: ['c1'], found: [secret('TOKEN')] };
    const unchanged = await home.record(shop, { ...next, judging: { decisions, lineUnchangedSince: () => true } });
    expect(unchanged.serverVerdict).toBe('pass');
    const changed = await home.record(shop, { ...next, judging: { decisions, lineUnchangedSince: () => false } });
    expect(changed.serverVerdict).toBe('fail');
  });

  it.each([
    ['without a reason', { reason: '  ' }, /needs a reason/],
    ['without an end', { until: '' }, /needs an end/],
    ['on no day', { until: '2026-02-30' }, /needs an end/],
    ['that is over', { until: '2026-11-23' }, /is over/],
    ['on nothing', { number: 999_999 }, /no vulnerability VBN-999999/],
  ])('%s is refused', async (_, more, says) => {
    const { number } = await withFlaw();
    await expect(accept(number, more)).rejects.toThrow(says);
  });
});

describe('the judgement document', () => {
  it('has the same digest until policy, decisions or commits change', async () => {
    const { shop, number } = await withFlaw();
    const first = await document(shop);
    expect((await document(shop, new Date(NOW.getTime() + 60_000))).digest).toBe(first.digest);
    await accept(number);
    expect((await document(shop)).digest).not.toBe(first.digest);
  });

  it('names the policy of the project before that of the organisation, and none when there is none', async () => {
    const { shop } = await withFlaw();
    expect((await document(shop)).policy).toBeNull();
    const strict = {
      ...DEFAULT_CONFIGURATION,
      policy: { ...DEFAULT_CONFIGURATION.policy, gates: [{ name: 'all', says: 'anything', when: 'true' }] },
    };
    for (const [projectId, configuration, version] of [
      [null, DEFAULT_CONFIGURATION, 7],
      [shop, strict, 1],
    ] as const) {
      await home.store.db
        .insertInto('policies')
        .values({
          organisationId: home.organisationId,
          policyId: newId(NOW),
          projectId,
          version,
          document: JSON.stringify(configuration),
          digest: policyDigest(configuration),
          madeBy: null,
          madeAt: NOW,
        })
        .execute();
    }
    expect((await document(shop)).policy).toEqual(strict);
    const outcome = await home.record(shop, { commit: 'c2', parents: ['c1'], found: [flaw('b', { severity: 'low' })] });
    expect(outcome.serverVerdict).toBe('fail');
    expect(outcome.differences[0]).toBe(
      'The scan was judged by the policy "default" and not by version 1 of the server\'s.',
    );
    const obeying = {
      commit: 'c3',
      parents: ['c2'],
      found: [flaw('b', { severity: 'low' })],
      judging: { configuration: strict },
    };
    expect((await home.record(shop, obeying)).differences).toEqual([]);
  });
});
