import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Home, NOW, openHome } from '../record/testing/home.ts';
import { component } from '../record/testing/report.ts';
import { forgetComponents } from './forget-components.ts';

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

it('what a scan was made of is kept for half a year, and as long as a branch or a release stands on it', async () => {
  const shop = await home.addProject('shop');
  const components = [component('lodash', '4.17.20'), component('minimist', '1.2.0')];
  const first = await home.record(shop, { commit: 'c1', components }, { release: { name: '1.0' } });
  const second = await home.record(shop, { commit: 'c2', parents: ['c1'], components });
  const third = await home.record(shop, { commit: 'c3', parents: ['c2'], components });
  const kept = async () =>
    (await home.store.db.selectFrom('scanComponents').select('scanId').distinct().execute())
      .map(({ scanId }) => scanId)
      .sort();
  const later = (days: number) => ({ db: home.store.db, now: () => new Date(NOW.getTime() + days * 86_400_000) });
  expect(await forgetComponents(later(179))).toBe(0);
  expect(await kept()).toEqual([first.scanId, second.scanId, third.scanId].sort());
  expect(await forgetComponents(later(181))).toBe(1);
  expect(await kept()).toEqual([first.scanId, third.scanId].sort());
  expect(await forgetComponents(later(181))).toBe(0);
});
