import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing.ts';
import { FacetMemory } from './facet-memory.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('counts once for all who ask, again when something happened, and never remembers a failure', async () => {
  const { store, organisationId } = server;
  const memory = new FacetMemory<number>();
  let counted = 0;
  const ask = (question: string, count = async () => ++counted) =>
    memory.answer(store.db, organisationId, question, count);
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2]);
  expect(await ask('a')).toBe(1);
  await store.db.insertInto('counters').values({ organisationId, name: 'events', value: 1 }).execute();
  expect(await ask('a')).toBe(3);
  await expect(ask('c', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await ask('c')).toBe(4);
});
