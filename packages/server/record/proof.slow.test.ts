import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuild } from './projection/rebuild.ts';
import { type Home, openHome } from './testing/home.ts';
import { prove, type Random } from './testing/proof.ts';

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

it('200 uploads, most of them cut, empty, crashed or out of order, close nothing that is there and all that is fixed', async () => {
  const projectId = await home.addProject('proof');
  const { db } = home.store;
  const outcome = await prove(
    {
      record: (report) => home.record(projectId, {}, { report }),
      async pathsOf(numbers) {
        if (numbers.length === 0) return new Map();
        const rows = await db
          .selectFrom('vulnerabilities')
          .select(['number', 'path'])
          .where('number', 'in', [...numbers])
          .execute();
        return new Map(rows.map(({ number, path }) => [number, path]));
      },
      async openOn(branch) {
        const rows = await db
          .selectFrom('vulnerabilityBranches as b')
          .innerJoin('branches as r', 'r.branchId', 'b.branchId')
          .innerJoin('vulnerabilities as v', 'v.vulnerabilityId', 'b.vulnerabilityId')
          .select('v.number')
          .where('r.projectId', '=', projectId)
          .where('r.name', '=', branch)
          .where('b.state', '=', 'open')
          .execute();
        return rows.map(({ number }) => number);
      },
    },
    seeded(20261124),
    200,
  );
  expect(outcome.wrong).toEqual([]);
  expect(outcome.doubled).toBe(0);
  expect(outcome.fixes).toBeGreaterThan(20);
  expect(outcome.closed / outcome.fixes).toBeGreaterThanOrEqual(0.99);
  expect((await rebuild(home.ctx, home.organisationId)).differences).toEqual([]);
}, 120_000);

function seeded(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, pick: (items) => items[below(items.length)] as (typeof items)[number] };
}
