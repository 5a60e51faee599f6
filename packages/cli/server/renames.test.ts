import type { History } from '@vauban/collect';
import { expect, it } from 'vitest';
import { renamesSinceServed } from './judging.ts';

const history = (renames: Record<string, Record<string, string>>) =>
  ({ renamesSince: async (commit: string) => renames[commit] ?? {} }) as unknown as History;

it('a file that was renamed twice since it was first seen is known by its latest former name', async () => {
  const git = history({ c2: { 'b.py': 'c.py' }, c1: { 'a.py': 'c.py', 'x.py': 'y.py' } });
  const renames = await renamesSinceServed(git, { c2: 'ancestor', c1: 'ancestor' }, ['c2', 'c1']);
  expect(renames).toEqual({ 'b.py': 'c.py', 'x.py': 'y.py' });
});

it('a commit of another branch says nothing about renames', async () => {
  const git = history({ c1: { 'a.py': 'c.py' } });
  expect(await renamesSinceServed(git, { c1: 'not' }, ['c1', '__proto__'])).toEqual({});
  expect(await renamesSinceServed(null, { c1: 'ancestor' }, ['c1'])).toEqual({});
});
