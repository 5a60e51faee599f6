import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Home, openHome } from '../../record/testing/home.ts';
import { flaw } from '../../record/testing/report.ts';
import { idsByWords } from './words.ts';

let home: Home;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());

/** Numbers that look random and are the same each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const PIECES = [
  'src',
  'Größe',
  'İstanbul',
  'Kelvin K',
  'a',
  'zz',
  '日本',
  '%',
  '_',
  '\\',
  "it's",
  'XYZ9',
  '-',
  '/',
  '.',
  'x'.repeat(120),
];

it('what the words leave out, no search would have found', async () => {
  const pick = seeded(7);
  const text = (most: number) => Array.from({ length: 1 + pick(most) }, () => PIECES[pick(PIECES.length)]).join('');
  const found = Array.from({ length: 120 }, (_, n) =>
    flaw(`f${n}`, { title: text(5), location: { path: `${text(4)}/f${n}.ts`, line: 1, snippet: `line ${n}` } }),
  );
  await home.record(await home.addProject('shop'), { found });
  const searches = [
    ...Array.from({ length: 150 }, () => text(3)),
    'f11',
    'F11.TS',
    'sql',
    'nowhere',
    '...',
    'xxx',
    'code/sql-injection',
  ];
  let narrowed = 0;
  for (const search of searches) {
    const { hits: ids } = await idsByWords(home.store.db, home.organisationId, search);
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    const { rows } = await sql<{ id: string }>`select vulnerability_id as id from vulnerabilities
      where title collate "C" ilike ${pattern} or rule ilike ${pattern} or path ilike ${pattern}`.execute(
      home.store.db,
    );
    if (ids === null) continue;
    if (ids.length < 120) narrowed += 1;
    expect(
      rows.map(({ id }) => id).filter((id) => !ids.includes(id)),
      search,
    ).toEqual([]);
  }
  expect(narrowed).toBeGreaterThan(30);
  expect((await idsByWords(home.store.db, home.organisationId, '--')).hits).toBeNull();
});

it('a word that is nowhere is known to be nowhere, and another organisation has its own', async () => {
  const other = await openHome();
  await other.record(await other.addProject('shop'), { found: [flaw('unheard')] });
  expect((await idsByWords(other.store.db, other.organisationId, 'nheard')).hits).toHaveLength(1);
  expect((await idsByWords(other.store.db, other.organisationId, 'nowhere-at-all')).hits).toEqual([]);
  expect((await idsByWords(other.store.db, home.organisationId, 'unheard')).hits).toEqual([]);
  await other.store.close();
});
