import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decide, endDecision } from './decisions/decide.ts';
import { expireDecisions } from './decisions/expire.ts';
import { appendEvents } from './events/append.ts';
import { rebuild } from './projection/rebuild.ts';
import { type Home, NOW, openHome } from './testing/home.ts';
import { affected, component, flaw, type Scan, secret } from './testing/report.ts';
import { inTransaction } from './transaction.ts';

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

const TABLES = [
  'vulnerabilities',
  'vulnerability_details',
  'vulnerability_fingerprints',
  'vulnerability_branches',
  'facet_counts',
  'decisions',
  'branches',
];

it.each([1, 2, 3])('rebuilding after a random history changes no row (seed %i)', async (seed) => {
  const random = seeded(seed);
  const projects = [await home.addProject(`random-${seed}-a`), await home.addProject(`random-${seed}-b`)];
  for (let step = 0; step < 25; step += 1) await randomStep(random, projects, seed * 100 + step);
  const before = await rows();
  expect(before.get('facet_counts')?.length).toBeGreaterThan(0);
  const { differences } = await rebuild(home.ctx, home.organisationId);
  expect(differences).toEqual([]);
  expect(await rows()).toEqual(before);
});

it('says what was not as the events say, and puts it right', async () => {
  const before = await rows();
  await sql`update vulnerabilities set state = 'gone', title = 'other' where number = 1`.execute(home.store.db);
  await sql`update facet_counts set count = count + 1 where facet = 'severity'`.execute(home.store.db);
  await sql`delete from vulnerability_branches where vulnerability_id in
    (select vulnerability_id from vulnerabilities where number = 2)`.execute(home.store.db);
  const { differences, vulnerabilities } = await rebuild(home.ctx, home.organisationId);
  expect(differences).toHaveLength(3);
  expect(differences[0]).toMatch(/^Of the vulnerabilities, 1 rows were not what the events say/);
  expect(vulnerabilities).toBe(before.get('vulnerabilities')?.length);
  expect(await rows()).toEqual(before);
});

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const commits = new Map<string, string>();

/** One thing that can happen: mostly scans, now and then a decision, its end, a day that passes, or news. */
async function randomStep(random: () => number, projects: readonly string[], step: number): Promise<void> {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const at = new Date(NOW.getTime() + step * 3_600_000);
  const roll = random();
  const numbers = (
    await sql<{ number: number }>`select number from vulnerabilities order by number`.execute(home.store.db)
  ).rows;
  if (roll < 0.6 || numbers.length === 0) {
    const shop = pick(projects);
    const branch = pick(['main', 'topic', null]);
    const key = `${shop} ${branch}`;
    const scan = { ...randomScan(random, pick), branch, commit: `c${step}`, parents: [commits.get(key) ?? 'c0'] };
    commits.set(key, scan.commit);
    await home.record(shop, scan, { now: at });
  } else if (roll < 0.75) {
    const kind = pick(['accepted', 'false-positive'] as const);
    const until = new Date(at.getTime() + 86_400_000 * Math.floor(random() * 3)).toISOString().slice(0, 10);
    const what = { organisationId: home.organisationId, number: pick(numbers).number, person: home.person };
    await decide(home.ctx, { ...what, kind, reason: 'known', until, now: at });
  } else if (roll < 0.82) {
    const open = await sql<{ decisionId: string }>`select decision_id from decisions where ended_at is null
      order by made_at, decision_id`.execute(home.store.db);
    if (open.rows.length === 0) return;
    const { decisionId } = pick(open.rows);
    const what = { organisationId: home.organisationId, person: home.person, reason: 'not any more', now: at };
    await endDecision(home.ctx, { ...what, decisionId });
  } else if (roll < 0.9) {
    await expireDecisions(home.ctx, { organisationId: home.organisationId, now: at });
  } else {
    await news(pick(numbers).number, pick(['vulnerability.reassessed', 'vulnerability.withdrawn']), at);
  }
}

function randomScan(random: () => number, pick: <Item>(items: readonly Item[]) => Item): Scan {
  const names = NAMES.filter(() => random() < 0.5);
  const moved = (name: string) => ({ ...flaw(name).location, line: 1 + Math.floor(random() * 3) });
  const version = pick(['1.2.5', '1.2.6']);
  const advisories = pick(['r1', 'r2']);
  return {
    found: [
      ...names.map((name) => flaw(name, { severity: pick(['high', 'low']), location: moved(name) })),
      ...(random() < 0.5 ? [secret('TOKEN')] : []),
      ...(random() < 0.5 ? [affected('minimist', version, 'CVE-2021-44906')] : []),
    ],
    components: [component('minimist', version)],
    looked: [...NAMES.map((name) => `src/${name}.ts`), 'config.env', 'package-lock.json'],
    data: [{ name: 'advisories', revision: advisories, newest: `2026-11-0${advisories.slice(1)}T00:00:00Z` }],
    gaps: random() < 0.2 ? [{ kind: 'scanner-died', path: 'src/a.ts', message: 'died' }] : [],
  };
}

async function news(number: number, kind: string, at: Date): Promise<void> {
  const { db } = home.store;
  const row = await db
    .selectFrom('vulnerabilities')
    .select('projectId')
    .where('number', '=', number)
    .executeTakeFirst();
  const change = { number, exploited: 'yes', severity: 'critical', severity_rank: 4, patch: { severity: 'critical' } };
  await inTransaction(db, (trx) =>
    appendEvents(trx, home.organisationId, [
      {
        kind,
        actor: { kind: 'watch', id: null },
        projectId: row?.projectId ?? null,
        scanId: null,
        subjects: [number],
        data: kind === 'vulnerability.reassessed' ? { changes: [change] } : {},
        at,
      },
    ]),
  );
}

async function rows(): Promise<Map<string, unknown[]>> {
  const all = new Map<string, unknown[]>();
  for (const table of TABLES) {
    const { rows: found } = await sql`select to_jsonb(t)::text as row from ${sql.id(table)} t order by 1`.execute(
      home.store.db,
    );
    all.set(table, found);
  }
  return all;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
