import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Home, openHome } from './testing/home.ts';
import { flaw } from './testing/report.ts';

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

const pullRequest = { number: 12, base: 'main', title: 'Add a cart' };
const branches = async (projectId: string) =>
  (
    await home.store.db.selectFrom('branches').selectAll().where('projectId', '=', projectId).orderBy('name').execute()
  ).map(({ name, isDefault, lastCommit }) => ({ name, isDefault, lastCommit }));

describe('a scan of a pull request', () => {
  it('closes nothing on its target branch, not even from a fork that calls its own branch the same', async () => {
    const shop = await home.addProject('shop');
    const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    const [number = 0] = opened;
    const fixed = { commit: 'p1', parents: ['c1'], branch: 'main', looked: ['src/a.ts'] };
    const of = await home.record(shop, { ...fixed, found: [flaw('b')] }, { pullRequest });
    expect(of.gone).toEqual([]);
    expect(of.opened).toHaveLength(1);
    expect(await home.stateOf(number, 'main')).toBe('open');
    expect(await branches(shop)).toEqual([
      { name: '(pull request 12)', isDefault: false, lastCommit: 'p1' },
      { name: 'main', isDefault: true, lastCommit: 'c1' },
    ]);
    const merged = await home.record(shop, { commit: 'c2', parents: ['c1', 'p1'], found: [], looked: ['src/a.ts'] });
    expect(merged.gone).toEqual([number]);
    expect(await home.stateOf(of.opened[0] as number, 'main')).toBeUndefined();
  });

  it('makes no branch the default one, and keeps what an earlier scan told of it', async () => {
    const shop = await home.addProject('cart');
    await home.record(shop, { commit: 'p1', branch: 'cart' }, { pullRequest });
    await home.record(shop, { commit: 'p2', branch: null }, { pullRequest: { number: 12 } });
    const known = await home.store.db.selectFrom('pullRequests').selectAll().where('projectId', '=', shop).execute();
    expect(known).toMatchObject([{ number: 12, title: 'Add a cart', baseBranchId: expect.any(String) }]);
    expect((await branches(shop)).filter(({ isDefault }) => isDefault)).toEqual([]);
    await home.record(shop, { commit: 'c1' });
    expect((await branches(shop)).filter(({ isDefault }) => isDefault)).toMatchObject([{ name: 'main' }]);
  });
});
