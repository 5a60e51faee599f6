import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { newId } from './identifier.ts';
import { openStore, removeStore } from './open.ts';

const home = mkdtempSync(join(tmpdir(), 'vauban-store-'));
afterAll(() => removeStore(home));
const options = { home, migrations: join(import.meta.dirname, 'migrations'), now: () => new Date() };

it('starts an embedded PostgreSQL, keeps what was committed over a restart, and refuses a second server', async () => {
  const first = await openStore(options);
  const id = newId(new Date());
  await first.db
    .insertInto('organisations')
    .values({ organisationId: id, slug: 'home', name: 'Home', createdAt: new Date() })
    .execute();
  await expect(openStore(options)).rejects.toThrow(/Another Vauban server|data folder/);
  await first.close();
  const second = await openStore(options);
  const rows = await second.db.selectFrom('organisations').selectAll().execute();
  expect(rows.map((row) => row.organisationId)).toEqual([id]);
  await second.close();
}, 60_000);
