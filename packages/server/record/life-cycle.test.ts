import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordReport } from './record-report.ts';
import { type Home, NOW, openHome } from './testing/home.ts';
import { affected, component, flaw, reportOf } from './testing/report.ts';

let home: Home;
let count = 0;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());
const project = () => home.addProject(`shop-${++count}`);

describe('a vulnerability on a branch', () => {
  it('is opened, seen again, gone by proof, and comes back with its number', async () => {
    const shop = await project();
    const first = await home.record(shop, { commit: 'c1', found: [flaw('a'), flaw('b')] });
    expect(first.opened).toHaveLength(2);
    const [a, b] = first.opened as [number, number];

    const second = await home.record(shop, { commit: 'c2', parents: ['c1'], found: [flaw('a')], looked: ['src/b.ts'] });
    expect(second).toMatchObject({ opened: [], seen: 1, gone: [b], cameBack: [] });
    expect([await home.stateOf(a), await home.stateOf(b)]).toEqual(['open', 'gone']);

    const third = await home.record(shop, { commit: 'c3', parents: ['c2'], found: [flaw('a'), flaw('b')] });
    expect(third).toMatchObject({ opened: [], seen: 1, cameBack: [b] });
    expect(await home.stateOf(b)).toBe('open');
  });

  it('stays open when the first of three equal lines is deleted: that one is gone, not the last', async () => {
    const shop = await project();
    const at = (line: number) => flaw('a', { location: { path: 'src/a.ts', line, snippet: 'run(cmd)' } });
    const scan = { found: [at(10), at(40), at(70)] };
    const { opened } = await home.record(shop, { commit: 'e1', ...scan });
    const next = await home.record(shop, { commit: 'e2', parents: ['e1'], found: [at(38), at(68)] });
    expect(next).toMatchObject({ opened: [], gone: [opened[0]], cameBack: [] });
    const again = await home.record(shop, { commit: 'e3', parents: ['e2', 'e1'], found: [at(38), at(68)] });
    expect(again).toMatchObject({ opened: [], gone: [], cameBack: [], seen: 2 });
    const added = { commit: 'e4', parents: ['e3', 'e2', 'e1'], found: [at(5), at(41), at(71)] };
    const last = await home.record(shop, added);
    expect([last.gone, last.opened.length + last.cameBack.length]).toEqual([[], 1]);
    expect([await home.stateOf(opened[1] as number), await home.stateOf(opened[2] as number)]).toEqual([
      'open',
      'open',
    ]);
  });

  it('is one, however often a report names it', async () => {
    const shop = await project();
    const { report } = { report: (await import('./testing/report.ts')).reportOf({ found: [flaw('a')] }) };
    const twice = { ...report, findings: [...report.findings, ...report.findings] };
    expect((await home.record(shop, {}, { report: twice })).opened).toHaveLength(1);
  });

  const keeps: [string, Parameters<Home['record']>[1], RegExp][] = [
    [
      'an empty scan that looked nowhere',
      { gaps: [gap('excluded', { pattern: './' })], parents: ['c1'] },
      /not looked/,
    ],
    ['a scanner that died', { gaps: [gap('scanner-died', { scanner: 'code' })], parents: ['c1'] }, /not complete/],
    ['a scan without that scanner', { scanners: [], parents: ['c1'] }, /did not run/],
    ['a scan of one folder', { paths: ['docs'], parents: ['c1'] }, /outside/],
    ['a gap on its path', { gaps: [gap('too-big', { path: 'src/a.ts' })], parents: ['c1'] }, /not looked/],
    ['a commit of unknown ancestry', { parents: ['zz'] }, /not known/],
    ['a commit beside it', { source: { ancestry: { c1: 'not' } } }, /does not contain/],
    ['the same commit', { commit: 'c1' }, /is of the commit/],
    ['a dirty working tree', { parents: ['c1'], source: { dirty: true } }, /had changes/],
    ['a folder without git', { commit: null }, /no commit/],
  ];
  it.each(keeps)('stays open after %s', async (_, scan, why) => {
    const shop = await project();
    const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    const outcome = await home.record(shop, { commit: 'c2', ...scan });
    expect(outcome.gone).toEqual([]);
    expect(outcome.kept).toEqual([{ why: expect.stringMatching(why), count: 1 }]);
    expect(await home.stateOf(opened[0] as number)).toBe('open');
  });

  it('is closed on the branch alone whose scan proves it, and open as long as it is open on any', async () => {
    const shop = await project();
    const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    const a = opened[0] as number;
    const onTopic = await home.record(shop, { commit: 't1', parents: ['c1'], branch: 'topic', found: [flaw('a')] });
    expect(onTopic.opened).toEqual([a]);
    const fixed = await home.record(shop, { commit: 't2', parents: ['t1'], branch: 'topic', looked: ['src/a.ts'] });
    expect(fixed.gone).toEqual([a]);
    expect([await home.stateOf(a, 'topic'), await home.stateOf(a, 'main'), await home.stateOf(a)]).toEqual([
      'gone',
      'open',
      'open',
    ]);
    const merged = await home.record(shop, { commit: 'c2', parents: ['c1', 't2'], looked: ['src/a.ts'] });
    expect(merged.gone).toEqual([a]);
    expect(await home.stateOf(a)).toBe('gone');
  });

  it('keeps its number when its file is renamed', async () => {
    const shop = await project();
    const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    const moved = flaw('a', { location: { path: 'lib/a.ts', line: 3, snippet: 'db.query(sql + a)' } });
    const source = { renames: { 'src/a.ts': 'lib/a.ts' } };
    const second = await home.record(shop, { commit: 'c2', parents: ['c1'], found: [moved], source });
    expect(second).toMatchObject({ opened: [], seen: 1, gone: [] });
    const third = await home.record(shop, { commit: 'c3', parents: ['c2'], found: [moved] });
    expect(third).toMatchObject({ opened: [], seen: 1, gone: [] });
    const row = await home.store.db
      .selectFrom('vulnerabilities')
      .select('path')
      .where('number', '=', opened[0] as number)
      .executeTakeFirst();
    expect(row?.path).toBe('lib/a.ts');
  });
});

describe('scans that arrive out of order', () => {
  const fixed = { commit: 'c2', parents: ['c1'], looked: ['src/a.ts'] };

  it('do not open again what a scan of a later commit proved to be gone', async () => {
    const shop = await project();
    const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    await home.record(shop, fixed);
    const late = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    expect(late.cameBack).toEqual([]);
    expect(await home.stateOf(opened[0] as number)).toBe('gone');
    const branch = await home.store.db
      .selectFrom('branches')
      .select('lastCommit')
      .where('projectId', '=', shop)
      .executeTakeFirst();
    expect(branch?.lastCommit).toBe('c2');
  });

  it('close at once what only the older commit had', async () => {
    const shop = await project();
    await home.record(shop, fixed);
    const late = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    expect(late.opened).toHaveLength(1);
    expect(late.gone).toEqual(late.opened);
    expect(await home.stateOf(late.opened[0] as number)).toBe('gone');
  });
});

describe('a vulnerable component', () => {
  const data = (revision: string, newest: string) => [{ name: 'advisories', revision, newest } as const];
  const before = {
    commit: 'c1',
    found: [affected('minimist', '1.2.5', 'GHSA-xvch-5gv4-984h')],
    components: [component('minimist', '1.2.5')],
    data: data('r1', '2026-11-01T00:00:00Z'),
  };

  it('is gone when another version took its place', async () => {
    const shop = await project();
    const { opened } = await home.record(shop, before);
    const components = [component('minimist', '1.2.6')];
    const looked = ['package-lock.json'];
    const after = await home.record(shop, { commit: 'c2', parents: ['c1'], components, looked, data: before.data });
    expect(after.gone).toEqual(opened);
  });

  it('is withdrawn when it is still there and newer advisories do not name it', async () => {
    const shop = await project();
    const { opened } = await home.record(shop, before);
    const same = { ...before, found: [], looked: ['package-lock.json'] };
    expect((await home.record(shop, same)).kept[0]?.why).toMatch(/still there/);
    const later = await home.record(shop, { ...same, data: data('r2', '2026-11-20T00:00:00Z') });
    expect(later).toMatchObject({ withdrawn: opened, gone: [] });
    expect(await home.stateOf(opened[0] as number)).toBe('withdrawn');
  });

  it('keeps its number when its advisory gets a better name', async () => {
    const shop = await project();
    await home.record(shop, before);
    const found = [affected('minimist', '1.2.5', 'CVE-2021-44906', 'GHSA-xvch-5gv4-984h')];
    const next = { ...before, commit: 'c2', parents: ['c1'], found, data: data('r2', '2026-11-20T00:00:00Z') };
    expect(await home.record(shop, next)).toMatchObject({ opened: [], seen: 1, withdrawn: [], gone: [] });
    expect(await home.record(shop, { ...next, commit: 'c3', parents: ['c2'] })).toMatchObject({ opened: [], seen: 1 });
  });
});

function gap(
  kind: 'excluded' | 'scanner-died' | 'too-big',
  more: { path?: string; pattern?: string; scanner?: string },
) {
  return { kind, message: 'was not looked at', ...more };
}

describe('a rule that has another id now', () => {
  it('keeps the vulnerabilities that it found under its former one', async () => {
    const shop = await project();
    const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    const ctx = { ...home.ctx, formerRules: (rule: string) => (rule === 'code/sql' ? ['code/sql-injection'] : []) };
    const actor = { kind: 'token', id: null } as const;
    const report = reportOf({ commit: 'c2', parents: ['c1'], found: [flaw('a', { rule: 'code/sql' })] });
    const what = { organisationId: home.organisationId, projectId: shop, report, blob: 'b', actor, now: NOW };
    expect(await recordReport(ctx, what)).toMatchObject({ opened: [], seen: 1, gone: [] });
    const again = await home.record(shop, { commit: 'c3', parents: ['c2'], found: [flaw('a', { rule: 'code/sql' })] });
    expect(again).toMatchObject({ opened: [], seen: 1 });
    expect(await home.stateOf(opened[0] as number)).toBe('open');
  });
});

describe('advisories of several ecosystems', () => {
  const feed = (ecosystem: string, revision: string, newest: string) =>
    ({ name: 'advisories', revision, newest, ecosystems: [ecosystem] }) as const;

  it('withdraw what their own newer feed does not name, and nothing of another one', async () => {
    const shop = await project();
    const components = [component('lodash', '4.17.20')];
    const then = [feed('PyPI', 'p1', '2026-11-01T00:00:00Z'), feed('npm', 'n1', '2026-11-01T00:00:00Z')];
    const found = [affected('lodash', '4.17.20', 'GHSA-1')];
    const { opened } = await home.record(shop, { commit: 'c1', components, found, data: then });
    const looked = ['package-lock.json'];
    const other = [feed('PyPI', 'p2', '2026-11-20T00:00:00Z'), feed('npm', 'n1', '2026-11-01T00:00:00Z')];
    const kept = await home.record(shop, { commit: 'c2', parents: ['c1'], components, looked, data: other });
    expect(kept.withdrawn).toEqual([]);
    expect(kept.kept).toMatchObject([{ why: expect.stringContaining('not known to be newer') }]);
    const own = [feed('PyPI', 'p2', '2026-11-20T00:00:00Z'), feed('npm', 'n2', '2026-11-20T00:00:00Z')];
    const gone = await home.record(shop, { commit: 'c3', parents: ['c2'], components, looked, data: own });
    expect(gone.withdrawn).toEqual(opened);
  });
});
