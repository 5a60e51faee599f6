import { expect, it } from 'vitest';
import { newId } from './identifier.ts';
import { freshStore } from './testing.ts';

it('gives every test file a migrated database of its own', async () => {
  const [one, other] = await Promise.all([freshStore(), freshStore()]);
  const row = { organisationId: newId(new Date()), slug: 'home', name: 'Home', createdAt: new Date() };
  await one.db.insertInto('organisations').values(row).execute();
  expect(await one.db.selectFrom('organisations').selectAll().execute()).toHaveLength(1);
  expect(await other.db.selectFrom('organisations').selectAll().execute()).toHaveLength(0);
  await Promise.all([one.close(), other.close()]);
});
