import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutSnippets } from './finding/without-snippets.ts';
import { RecordProblem } from './problem.ts';
import { type Home, NOW, openHome } from './testing/home.ts';
import { affected, component, flaw, reportOf, secret } from './testing/report.ts';

let home: Home;
let count = 0;
beforeAll(async () => {
  home = await openHome();
});
afterAll(() => home.store.close());
const project = (settings?: object) => home.addProject(`shop-${++count}`, settings);
const scansOf = async (projectId: string) =>
  home.store.db.selectFrom('scans').select(['scanId', 'differences']).where('projectId', '=', projectId).execute();
const detailOf = async (number: number) => {
  const { rows } = await sql<{ detail: Record<string, unknown> }>`select d.detail from vulnerability_details d
    join vulnerabilities v using (organisation_id, vulnerability_id) where v.number = ${number}`.execute(home.store.db);
  return JSON.stringify(rows[0]?.detail);
};

describe('one scan that is sent twice', () => {
  it('is recorded once, also at the same time, and both senders hear the same', async () => {
    const shop = await project();
    const report = reportOf({ found: [flaw('a'), flaw('b')] });
    const outcomes = await Promise.all([1, 2, 3].map(() => home.record(shop, {}, { report })));
    expect(outcomes.filter(({ alreadyRecorded }) => !alreadyRecorded)).toHaveLength(1);
    for (const outcome of outcomes) {
      expect({ ...outcome, alreadyRecorded: false }).toEqual({ ...outcomes[0], alreadyRecorded: false });
    }
    expect(await scansOf(shop)).toHaveLength(1);
  });

  it('is refused with other content or for another project', async () => {
    const [shop, other] = [await project(), await project()];
    const report = reportOf({ id: 'scan-1', found: [flaw('a')] });
    await home.record(shop, {}, { report });
    await expect(home.record(shop, {}, { report: { ...report, unused: ['x'] } })).rejects.toThrow(/other content/);
    await expect(home.record(other, {}, { report })).rejects.toThrow(/another project/);
    expect(await scansOf(other)).toHaveLength(0);
  });
});

it('scans of one branch at once take turns: nothing is lost or doubled', async () => {
  const shop = await project();
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      home.record(shop, { commit: `c${index}`, found: [flaw('a'), flaw(`own-${index}`)], source: { shallow: true } }),
    ),
  );
  const opened = outcomes.flatMap((outcome) => outcome.opened);
  expect(new Set(opened).size).toBe(opened.length);
  expect(opened).toHaveLength(7);
  const sequences = outcomes.map(({ sequence }) => sequence);
  expect(new Set(sequences).size).toBe(6);
});

it('scans of several projects at once bring the same components without waiting in a circle', async () => {
  const projects = await Promise.all([project(), project(), project(), project()]);
  const components = Array.from({ length: 200 }, (_, index) => component(`p${index}`, '1.0.0'));
  await Promise.all(
    projects.map((shop, index) =>
      home.record(shop, { components: index % 2 ? components : components.toReversed(), found: [flaw('a')] }),
    ),
  );
  const { rows } = await sql<{ count: number }>`select count(*) from components where name ~ '^p[0-9]+$'`.execute(
    home.store.db,
  );
  expect(rows[0]?.count).toBe(200);
});

describe('a report of another place', () => {
  it('is refused for a project of another repository, however that is written', async () => {
    const shop = await project();
    await home.record(shop, { source: { repository: 'git@git.example.org:acme/shop.git' } });
    await home.record(shop, { source: { repository: 'https://token@git.example.org:443/Acme/Shop/' } });
    const foreign = home.record(shop, { source: { repository: 'https://git.example.org/evil/shop' } });
    await expect(foreign).rejects.toThrow(RecordProblem);
    await expect(foreign).rejects.toThrow(/evil\/shop, and the project shop-\d+ is of git@/);
    expect(await scansOf(shop)).toHaveLength(2);
  });

  it('is refused for another folder of the repository: its paths would speak of other files', async () => {
    const shop = await project();
    const { opened } = await home.record(shop, { commit: 'c1', found: [flaw('a')] });
    const part = home.record(shop, { commit: 'c2', parents: ['c1'], source: { root: 'services/api' } });
    await expect(part).rejects.toThrow(/folder services\/api/);
    expect(await home.stateOf(opened[0] as number)).toBe('open');
  });

  it('is refused for a project that is not there or archived', async () => {
    await expect(home.record('00000000-0000-7000-8000-000000000000', {})).rejects.toThrow(/no such project/);
    const shop = await project();
    await home.store.db.updateTable('projects').set({ archivedAt: NOW }).where('projectId', '=', shop).execute();
    await expect(home.record(shop, {})).rejects.toThrow(/archived/);
  });
});

it("the sender's clock decides nothing, and one that runs ahead is told", async () => {
  const shop = await project();
  const first = await home.record(shop, { commit: 'c1', found: [flaw('a')], started: '2031-01-01T00:00:00Z' });
  expect(first.differences).toEqual([expect.stringMatching(/started at 2031.*one of the clocks is wrong/)]);
  const before = { commit: 'c2', parents: ['c1'], looked: ['src/a.ts'], started: '1999-01-01T00:00:00Z' };
  const second = await home.record(shop, before);
  expect(second.gone).toEqual(first.opened);
  expect(second.sequence).toBe(first.sequence + 1);
  await expect(home.record(shop, { started: '2026-13-45T99:00:00Z' })).rejects.toThrow(/is no time/);
});

describe('hostile text', () => {
  it('of 4 MB in one finding is bounded', async () => {
    const shop = await project();
    const long = 'x'.repeat(4_000_000);
    const location = { path: `src/${long}`, line: 1, snippet: long, message: long };
    const found = [flaw('a', { title: long, message: long, rule: long, cwe: [long], location, flow: [location] })];
    const { opened } = await home.record(shop, { found });
    expect((await detailOf(opened[0] as number)).length).toBeLessThan(20_000);
  });

  it('with NUL, halves of pairs and odd keys is kept as text that a database can hold', async () => {
    const shop = await project();
    const odd = 'a\u0000b\ud800c\\u0000 __proto__ \u001b[31m';
    const renames = JSON.parse('{"__proto__":"x","constructor":"y"}');
    const { opened } = await home.record(shop, {
      found: [flaw('a', { title: odd, message: odd, subject: odd })],
      gaps: [{ kind: 'binary', path: odd, message: odd }],
      source: { renames, ancestry: { [odd]: 'ancestor' } },
    });
    expect(await detailOf(opened[0] as number)).toContain('a\ufffdb\ufffdc');
  });

  it('as the name of a component is told and not recorded', async () => {
    const shop = await project();
    const components = [component('n'.repeat(5000), '1.0.0'), component('fine', '1.0.0')];
    const { differences } = await home.record(shop, { components });
    expect(differences).toEqual([expect.stringMatching(/^1 of the components are not recorded/)]);
  });

  it('as an id, a branch or a commit is refused', async () => {
    const shop = await project();
    await expect(home.record(shop, { id: 'x'.repeat(300) })).rejects.toThrow(/scan's id/);
    await expect(home.record(shop, { branch: 'x'.repeat(600) })).rejects.toThrow(/branch's name/);
    await expect(home.record(shop, { commit: "1'; drop table scans" })).rejects.toThrow(/no commit/);
  });
});

describe('lines of source', () => {
  it('are not kept where the project says so, and identity stays', async () => {
    const shop = await project({ snippets: 'off' });
    const report = reportOf({ found: [flaw('a'), affected('minimist', '1.2.5', 'CVE-2021-44906')] });
    const bare = withoutSnippets(report);
    const outcome = await home.record(shop, {}, { report: bare });
    expect(outcome.differences).toEqual([]);
    for (const number of outcome.opened) expect(await detailOf(number)).not.toContain('snippet');
    const again = reportOf({ commit: 'c2', parents: ['c1'], found: [flaw('a')] });
    expect(await home.record(shop, {}, { report: again })).toMatchObject({ opened: [], seen: 1 });
    for (const number of outcome.opened) expect(await detailOf(number)).not.toContain('snippet');
  });

  it('with a secret that nobody masked are not kept', async () => {
    const shop = await project();
    const value = `ghp_${'x7Kq'.repeat(9)}`;
    const { opened } = await home.record(shop, { found: [secret('TOKEN', `TOKEN=${value}`)] });
    expect(await detailOf(opened[0] as number)).not.toContain(value);
  });
});

it('identities that the findings do not have are told', async () => {
  const shop = await project();
  const report = reportOf({ found: [flaw('a')] });
  const fingerprints = { 'vauban/1': createHash('sha256').update('other').digest('hex') };
  const forged = { ...report, findings: report.findings.map((finding) => ({ ...finding, fingerprints })) };
  const { differences } = await home.record(shop, {}, { report: forged });
  expect(differences).toEqual(['1 finding has an identity that its own content does not give.']);
});

it('what cannot be told to those who send it out is not recorded either', async () => {
  const shop = await project();
  const failing = { ...home.ctx, notify: () => Promise.reject(new Error('the outbox is full')) };
  const report = reportOf({ found: [flaw('a')] });
  const { recordReport } = await import('./record-report.ts');
  const input = { organisationId: home.organisationId, projectId: shop, report, blob: 'b', now: NOW };
  const attempt = recordReport(failing, { ...input, actor: { kind: 'token', id: null } });
  await expect(attempt).rejects.toThrow(/outbox/);
  expect(await scansOf(shop)).toHaveLength(0);
});
