import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retireBranch } from './place/retire-branch.ts';
import { rebuild } from './projection/rebuild.ts';
import { type Home, NOW, openHome } from './testing/home.ts';
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

describe('a branch that is retired', () => {
  const retire = (projectId: string, branch: string) => {
    const { organisationId, person } = home;
    const actor = { kind: 'person', id: person } as const;
    return retireBranch(home.ctx, { organisationId, projectId, branch, reason: 'merged', actor, now: NOW });
  };

  it('leaves nothing open, is told in the history, and comes back with the next scan of it', async () => {
    const shop = await home.addProject('retired');
    const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    const of = await home.record(shop, { commit: 'f1', branch: 'cart', found: [flaw('a'), flaw('b')] });
    const [a = 0, b = 0] = [...opened, ...of.opened.filter((number) => !opened.includes(number))];
    expect(await retire(shop, 'cart')).toEqual({ closed: 2 });
    expect(await retire(shop, 'cart')).toEqual({ closed: 0 });
    expect([await home.stateOf(a), await home.stateOf(a, 'cart'), await home.stateOf(b)]).toEqual([
      'open',
      'gone',
      'gone',
    ]);
    expect(home.told.at(-1)).toMatchObject({
      kind: 'vulnerability.gone',
      actor: { kind: 'person' },
      data: { why: 'the branch cart was retired: merged' },
    });
    expect((await rebuild(home.ctx, home.organisationId)).differences).toEqual([]);
    const again = await home.record(shop, {
      commit: 'f2',
      parents: ['f1'],
      branch: 'cart',
      found: [flaw('b')],
      looked: ['src/a.ts'],
    });
    expect(again.cameBack).toEqual([b]);
    expect(await home.stateOf(a, 'cart')).toBe('gone');
    const rows = await home.store.db.selectFrom('branches').select('retiredAt').where('projectId', '=', shop).execute();
    expect(rows).toEqual([{ retiredAt: null }, { retiredAt: null }]);
    expect((await rebuild(home.ctx, home.organisationId)).differences).toEqual([]);
  });

  it('is not the default one, nor one that nobody knows', async () => {
    const shop = await home.addProject('kept');
    await home.record(shop, { commit: 'c1' });
    await expect(retire(shop, 'main')).rejects.toThrow('is the default branch');
    await expect(retire(shop, 'nowhere')).rejects.toThrow('no such branch');
  });
});
