import { afterAll, beforeAll, expect, it } from 'vitest';
import { rebuild } from './projection/rebuild.ts';
import { type Home, openHome } from './testing/home.ts';
import { flaw } from './testing/report.ts';

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

it('what another record knew before is as old as that says, its deadline runs from there, and nothing is made younger', async () => {
  const projectId = await home.addProject('shop');
  const found = [
    flaw('a', { firstSeen: '2025-01-06' }),
    flaw('b', { firstSeen: '2999-01-01' }),
    flaw('c', { firstSeen: 'yesterday' }),
    flaw('d'),
  ];
  const { opened } = await home.record(projectId, { commit: 'c1', found });
  const rows = await home.store.db
    .selectFrom('vulnerabilities')
    .select(['number', 'path', 'firstSeenAt', 'lastSeenAt', 'deadline', 'deadlineSince'])
    .where('organisationId', '=', home.organisationId)
    .where('number', 'in', [...opened])
    .orderBy('path')
    .execute();
  const [a, ...others] = rows;
  expect(a).toMatchObject({
    firstSeenAt: new Date('2025-01-06T00:00:00Z'),
    deadline: 'late',
    deadlineSince: '2025-01-06',
  });
  for (const row of others) {
    expect(row.firstSeenAt).toEqual(row.lastSeenAt);
    expect(row).toMatchObject({ deadline: 'ahead', deadlineSince: '2026-11-24' });
  }
  await home.record(projectId, { commit: 'c2', found: [flaw('a', { firstSeen: '2020-01-01' })] });
  const again = await home.store.db
    .selectFrom('vulnerabilities')
    .select('firstSeenAt')
    .where('number', '=', Number(a?.number))
    .executeTakeFirstOrThrow();
  expect(again.firstSeenAt).toEqual(new Date('2025-01-06T00:00:00Z'));
  expect((await rebuild(home.ctx, home.organisationId)).differences).toEqual([]);
});
