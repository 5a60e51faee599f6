import { SECRET_SCHEME } from '@vauban/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgementDocument } from './decisions/judgement-document.ts';
import { decide } from './index.ts';
import { rebuild } from './projection/rebuild.ts';
import { type Home, NOW, openHome } from './testing/home.ts';
import { flaw, secret } from './testing/report.ts';

let home: Home;
let count = 0;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());
const project = () => home.addProject(`vault-${++count}`);

const mark = (digit: string, key = '0') => `${key.repeat(8)}:${digit.repeat(64)}`;
const valued = (path: string, valueMark: string | null, line = 4) => {
  const { location, ...rest } = secret('TOKEN');
  return { ...rest, location: { ...location, path, line }, ...(valueMark !== null && { valueMark }) };
};
const later = (parents: string[], commit: string) => ({ commit, parents });

describe('a secret that the server knows by its value', () => {
  it('keeps its vulnerability when it moves to another file, and is gone from the old one', async () => {
    const vault = await project();
    const { opened } = await home.record(vault, { commit: 'c1', found: [valued('a.env', mark('1'))] });
    const moved = await home.record(vault, {
      ...later(['c1'], 'c2'),
      found: [valued('b.env', mark('1'))],
      looked: ['a.env'],
    });
    expect(moved).toMatchObject({ opened: [], seen: 1, gone: [] });
    const back = await home.record(vault, {
      ...later(['c2'], 'c3'),
      found: [valued('b.env', null)],
      looked: ['a.env'],
    });
    expect(back).toMatchObject({ opened: [], seen: 1 });
    expect(await home.stateOf(opened[0] as number)).toBe('open');
  });

  it('is a new one when its value is another one, and the old one is gone', async () => {
    const vault = await project();
    const { opened } = await home.record(vault, { commit: 'c1', found: [valued('a.env', mark('1'))] });
    const rotated = await home.record(vault, { ...later(['c1'], 'c2'), found: [valued('a.env', mark('2'))] });
    expect(rotated.gone).toEqual(opened);
    expect(rotated.opened).toHaveLength(1);
    const again = await home.record(vault, { ...later(['c2'], 'c3'), found: [valued('a.env', mark('2'))] });
    expect(again).toMatchObject({ opened: [], seen: 1, cameBack: [] });
    const unmarked = await home.record(vault, { ...later(['c3'], 'c4'), found: [valued('a.env', null)] });
    expect(unmarked).toMatchObject({ opened: [], seen: 1, cameBack: [] });
    const returned = await home.record(vault, { ...later(['c4'], 'c5'), found: [valued('a.env', mark('1'))] });
    expect(returned).toMatchObject({ opened: [], cameBack: opened, gone: rotated.opened });
  });

  it('is two when a copy of it stands in a second file', async () => {
    const vault = await project();
    const { opened } = await home.record(vault, { commit: 'c1', found: [valued('b.env', mark('1'))] });
    const both = [valued('a.env', mark('1')), valued('b.env', mark('1'))];
    const copied = await home.record(vault, { ...later(['c1'], 'c2'), found: both });
    expect(copied).toMatchObject({ seen: 1, gone: [] });
    expect(copied.opened).toHaveLength(1);
    const again = await home.record(vault, { ...later(['c2'], 'c3'), found: both });
    expect(again).toMatchObject({ opened: [], seen: 2 });
    const one = await home.record(vault, { ...later(['c3'], 'c4'), found: [both[0] as never], looked: ['b.env'] });
    expect(one).toMatchObject({ opened: [], seen: 1, gone: opened });
  });

  it('stays the one that was recorded before there were marks, and when the key is another one', async () => {
    const vault = await project();
    await home.record(vault, { commit: 'c1', found: [valued('a.env', null)] });
    const marked = await home.record(vault, { ...later(['c1'], 'c2'), found: [valued('a.env', mark('1'))] });
    expect(marked).toMatchObject({ opened: [], seen: 1 });
    const rekeyed = await home.record(vault, { ...later(['c2'], 'c3'), found: [valued('a.env', mark('9', 'f'))] });
    expect(rekeyed).toMatchObject({ opened: [], seen: 1 });
    const moved = await home.record(vault, {
      ...later(['c3'], 'c4'),
      found: [valued('b.env', mark('9', 'f'))],
      looked: ['a.env'],
    });
    expect(moved).toMatchObject({ opened: [], seen: 1, gone: [] });
  });

  it('takes its decision along, and a new value in its place has none', async () => {
    const vault = await project();
    const { opened } = await home.record(vault, { commit: 'c1', found: [valued('a.env', mark('1'))] });
    const [number = 0] = opened;
    const { organisationId, person } = home;
    const words = { kind: 'accepted', reason: 'a key for tests', until: '2026-12-31' } as const;
    await decide(home.ctx, { organisationId, number, ...words, person, now: NOW });
    const { decisions } = await judgementDocument(home.ctx, { organisationId, projectId: vault, branch: 'main' });
    expect(decisions.map(({ scheme }) => scheme).sort()).toEqual([SECRET_SCHEME, 'vauban/1'].sort());
    const scan = (path: string, digit: string) => ({
      found: [valued(path, mark(digit))],
      looked: ['a.env'],
      judging: { decisions },
    });
    const moved = await home.record(vault, { ...later(['c1'], 'c2'), ...scan('b.env', '1') });
    expect(moved).toMatchObject({ serverVerdict: 'pass', differences: [] });
    const rotated = await home.record(vault, { ...later(['c2'], 'c3'), ...scan('a.env', '2') });
    expect(rotated.serverVerdict).toBe('fail');
  });

  it('is rebuilt from the events as it stands', async () => {
    expect((await rebuild(home.ctx, home.organisationId)).differences).toEqual([]);
  });

  it('is known by no mark that is none, and nothing but a secret has one', async () => {
    const vault = await project();
    const odd = [valued('a.env', null), flaw('x')];
    const { reportOf } = await import('./testing/report.ts');
    const report = reportOf({ found: odd });
    const findings = report.findings.map((finding) => ({
      ...finding,
      fingerprints: { ...finding.fingerprints, [SECRET_SCHEME]: finding.surface === 'code' ? mark('1') : 'hunter2' },
    }));
    await home.record(vault, {}, { report: { ...report, findings } });
    const { rows } = await sql`select fingerprint from vulnerability_fingerprints
      where project_id = ${vault} and scheme = ${SECRET_SCHEME}`.execute(home.store.db);
    expect(rows).toEqual([]);
  });
});

describe('a flaw that stands again under the former name of its file', () => {
  it('is one new vulnerability, and not one more with each scan', async () => {
    const shop = await project();
    await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    const moved = { ...flaw('a'), location: { ...flaw('a').location, path: 'src/b.ts' } };
    await home.record(shop, {
      ...later(['c1'], 'c2'),
      source: { renames: { 'src/a.ts': 'src/b.ts' } },
      found: [moved],
      looked: ['src/a.ts'],
    });
    const both = await home.record(shop, { ...later(['c2'], 'c3'), found: [flaw('a'), moved] });
    expect(both).toMatchObject({ seen: 1 });
    expect(both.opened).toHaveLength(1);
    expect(await home.record(shop, { ...later(['c3'], 'c4'), found: [flaw('a'), moved] })).toMatchObject({
      opened: [],
      seen: 2,
    });
  });
});
