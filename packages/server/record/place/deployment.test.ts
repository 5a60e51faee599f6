import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Home, openHome } from '../testing/home.ts';

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

it('a release that a scan puts into an environment takes the place of the one before, of its own project only', async () => {
  const shop = await home.addProject('shop');
  const blog = await home.addProject('blog');
  const into = (name: string, environment: string) => ({ release: { name, environment } });
  await home.record(shop, { commit: 'c1' }, into('1.0', 'production'));
  await home.record(shop, { commit: 'c1' }, into('1.0', 'test'));
  await home.record(blog, { commit: 'c1', source: { repository: null } }, into('7', 'production'));
  await home.record(shop, { commit: 'c2', parents: ['c1'] }, into('1.1', 'production'));
  const running = await home.store.db
    .selectFrom('deployments as d')
    .innerJoin('releases as r', 'r.releaseId', 'd.releaseId')
    .innerJoin('environments as e', 'e.environmentId', 'd.environmentId')
    .select(['r.name', 'e.name as environment'])
    .where('d.retiredAt', 'is', null)
    .execute();
  const told = running.map(({ name, environment }) => `${name} in ${environment}`).sort();
  expect(told).toEqual(['1.0 in test', '1.1 in production', '7 in production']);
});
