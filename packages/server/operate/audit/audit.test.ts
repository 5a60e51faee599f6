import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../store/identifier.ts';
import { freshStore, type TestStore } from '../../store/testing.ts';
import { audit } from './audit.ts';
import { exportAudit, verifyAudit, verifyExport } from './read-audit.ts';

let store: TestStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const NOW = new Date('2026-11-24T10:00:00.123Z');
const actor = { kind: 'person', id: newId(NOW) };

async function organisation(): Promise<string> {
  const organisationId = newId(NOW);
  const slug = `o-${organisationId}`;
  await store.db.insertInto('organisations').values({ organisationId, slug, name: slug, createdAt: NOW }).execute();
  return organisationId;
}

function write(organisationId: string, subject: string, data = {}) {
  return store.db
    .transaction()
    .execute((trx) => audit(trx, { organisationId, actor, action: 'token.change', subject, data, now: NOW }));
}

async function linesOf(organisationId: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportAudit(store.db, organisationId)) lines.push(line);
  return lines;
}

it('keeps one unbroken chain for each organisation when many write at once', async () => {
  const [one, other] = [await organisation(), await organisation()];
  await Promise.all(Array.from({ length: 12 }, (_, i) => write(i % 3 === 0 ? other : one, `s${i}`)));
  expect(await verifyAudit(store.db, one)).toMatchObject({ entries: 8, broken: null });
  expect(await verifyAudit(store.db, other)).toMatchObject({ entries: 4, broken: null });
});

it('exports entries that anyone can check without the database', async () => {
  const id = await organisation();
  await write(id, 'a', { z: 1, a: 'lone \ud800 and nul \0, kept \\u0000', list: ['x', 2.5], none: null, big: 1e21 });
  await write(id, 'b');
  const lines = await linesOf(id);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ sequence: 1, actor, action: 'token.change', subject: 'a' });
  expect(await verifyExport(lines, id)).toMatchObject({ entries: 2, broken: null });
  expect(await verifyExport([lines[1] ?? ''], id)).toMatchObject({ broken: { sequence: 1 } });
  const forged = lines.map((line) => line.replace('"b"', '"c"'));
  expect(await verifyExport(forged, id)).toMatchObject({
    broken: { sequence: 2, says: expect.stringContaining('changed') },
  });
  expect(await verifyExport(lines, await organisation())).toMatchObject({ broken: { sequence: 1 } });
});

it('tells an entry that was changed, one that was taken out, and a log whose end was cut off', async () => {
  const id = await organisation();
  for (const subject of ['a', 'b', 'c']) await write(id, subject);
  const { head } = await verifyAudit(store.db, id);
  await expect(sql`update audit_log set subject = 'x' where organisation_id = ${id}`.execute(store.db)).rejects.toThrow(
    'never change',
  );
  const asIntruder = (statement: ReturnType<typeof sql>) =>
    store.db.transaction().execute(async (trx) => {
      await sql`set local vauban.erasure = 'on'`.execute(trx);
      await statement.execute(trx);
    });
  await asIntruder(sql`delete from audit_log where organisation_id = ${id} and sequence = 3`);
  expect(await verifyAudit(store.db, id)).toMatchObject({ entries: 2, broken: null });
  expect(await verifyAudit(store.db, id, head)).toMatchObject({ broken: { sequence: 3 } });
  await asIntruder(sql`update audit_log set data = '{"x":1}' where organisation_id = ${id} and sequence = 2`);
  expect(await verifyAudit(store.db, id)).toMatchObject({ broken: { sequence: 2 } });
  await asIntruder(sql`delete from audit_log where organisation_id = ${id} and sequence = 1`);
  expect(await verifyAudit(store.db, id)).toMatchObject({ entries: 0, broken: { sequence: 1 } });
});

it('leaves nothing when the transaction that it tells of is rolled back, and refuses personal data', async () => {
  const id = await organisation();
  const failing = store.db.transaction().execute(async (trx) => {
    await audit(trx, { organisationId: id, actor, action: 'token.change', subject: 'a', now: NOW });
    throw new Error('after it');
  });
  await expect(failing).rejects.toThrow('after it');
  await expect(write(id, 'a', { to: 'someone@example.org' })).rejects.toThrow("person's id");
  await write(id, 'pkg:npm/@scope/name@1.0.0');
  expect(await verifyAudit(store.db, id)).toMatchObject({ entries: 1, broken: null });
});
