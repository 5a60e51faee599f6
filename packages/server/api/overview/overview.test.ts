import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordReport } from '../../record/index.ts';
import { affected, component, flaw, reportOf, type Scan } from '../../record/testing/report.ts';
import { type Credentials, startTestServer, type TestServer } from '../testing.ts';
import { mondaysBefore } from './weeks.ts';

const DAY = 86_400_000;
let server: TestServer;
let as: Credentials;
let outsider: Credentials;
let shop: { projectId: string; slug: string };

async function record({ projectId }: { projectId: string }, scan: Scan) {
  const { services, organisationId } = server;
  const report = reportOf(scan);
  const blob = (await services.blobs.put(Buffer.from(report.scan.id))).digest;
  const actor = { kind: 'system', id: null } as const;
  return recordReport(services.record, { organisationId, projectId, report, blob, actor, now: services.now() });
}
const ask = async (method: string, path: string, json?: unknown, who = as) =>
  (await server.ask(method, `/api/v1/${path}`, { as: who, ...(json === undefined ? {} : { json }) })).body;

beforeAll(async () => {
  server = await startTestServer();
  const me = (await server.person('administrator')).personId;
  as = await server.signedIn(me);
  shop = await server.project('shop');
  const blog = await server.project('blog');
  await server.project('never');
  outsider = await server.signedIn((await server.person('developer', blog.projectId)).personId);
  await ask('POST', 'teams', { slug: 'web', name: 'Web', projects: ['shop'] });
  await record(shop, { commit: 'c1', found: ['a', 'b', 'c'].map((name) => flaw(name)) });
  server.pass(40 * DAY);
  as = await server.signedIn(me);
  outsider = await server.signedIn((await server.person('developer', blog.projectId)).personId);
  await record(shop, { commit: 'c2', parents: ['c1'], found: [flaw('a'), flaw('low', { severity: 'low' })] } as Scan);
  const found = [affected('minimist', '1.2.5', 'GHSA-xvch-5gv4-984h', 'CVE-2021-44906')];
  const scan = await record(blog, {
    found,
    components: [component('minimist', '1.2.5'), component('left-pad', '1.0.0')],
    source: { repository: null },
  });
  await ask('POST', 'projects/blog/releases', { name: '1.0', scan: scan.scanId });
  await ask('POST', 'projects/blog/releases/1.0/deployments', { environment: 'production' });
});
afterAll(() => server.close());

describe('the overview', () => {
  it('counts what is open by severity, age, owner, team and project', async () => {
    const overview = await ask('GET', 'overview');
    const all = overview.open.total;
    const sum = (counts: { bySeverity: Record<string, number> }[]) =>
      counts.flatMap(({ bySeverity }) => Object.values(bySeverity)).reduce((a, b) => a + b, 0);
    expect(all).toBe((await ask('GET', 'vulnerabilities/facets?state=open&decision=none')).total);
    expect(sum(overview.ages)).toBe(all);
    expect(sum(overview.ages.slice(0, 1))).toBeGreaterThan(0);
    expect(overview.ages.at(2)).toMatchObject({ days: 90, bySeverity: { high: expect.any(Number) } });
    expect(overview.owners[0]).toMatchObject({ owner: null, open: all });
    expect((await ask('GET', 'vulnerabilities/facets?state=open&decision=none&owner=-')).total).toBe(all);
    const shopOpen = overview.projects.find(({ project }: { project: string }) => project === 'shop');
    expect(overview.teams).toMatchObject([{ team: 'web', open: shopOpen.open, severe: shopOpen.severe }]);
    expect(overview.withoutTeam.open).toBe(all - shopOpen.open);
    expect(overview.due.reduce((total: number, { open }: { open: number }) => total + open, 0)).toBe(all);
    expect(overview.packages).toMatchObject([{ purl: 'pkg:npm/minimist@1.2.5', open: 1 }]);
  });

  it('shows by week what scans opened and closed, and which projects nobody scanned', async () => {
    const { weeks, coverage } = await ask('GET', 'overview');
    expect(weeks).toHaveLength(13);
    expect(weeks.at(-1)).toMatchObject({ opened: 2, scans: 2 });
    expect(
      weeks.filter(({ scans }: { scans: number }) => scans > 0).map(({ opened }: { opened: number }) => opened),
    ).toEqual([3, 2]);
    expect(coverage).toMatchObject({ projects: 3, never: 1, old: 0 });
    expect(coverage.worst[0]).toMatchObject({ project: 'never', why: 'never', scan: null });
  });

  it('speaks only of projects that one may see', async () => {
    const { open, coverage, projects } = await ask('GET', 'overview', undefined, outsider);
    expect([open.total, coverage.projects]).toEqual([1, 1]);
    expect(projects.map(({ project }: { project: string }) => project)).toEqual(['blog']);
  });
});

describe('a package', () => {
  it('is found by a part of its name, with who has it and what is known against it', async () => {
    expect((await ask('GET', 'packages?q=MINI')).items).toEqual([
      { ecosystem: 'npm', name: 'minimist', versions: 1, projects: 1, open: 1 },
    ]);
    const { items, vulnerabilities } = await ask('GET', 'package-uses?ecosystem=npm&name=minimist');
    expect(items).toMatchObject([
      { project: 'blog', version: '1.2.5', branch: 'main', release: null, environments: [] },
      { project: 'blog', version: '1.2.5', branch: null, release: '1.0', environments: ['production'] },
    ]);
    expect(vulnerabilities).toMatchObject([{ project: 'blog', purl: 'pkg:npm/minimist@1.2.5' }]);
    expect((await ask('GET', 'packages?q=left')).items).toMatchObject([{ name: 'left-pad', open: 0 }]);
    expect((await ask('GET', 'packages?q=%25')).items).toEqual([]);
  });
});

it('what runs where is listed with what its scan found', async () => {
  const { items } = await ask('GET', 'deployments');
  expect(items).toMatchObject([{ environment: 'production', project: 'blog', release: '1.0', since: {} }]);
  expect(Object.values(items[0].found)).toEqual([1]);
  await ask('DELETE', 'projects/blog/releases/1.0/deployments/production');
  expect((await ask('GET', 'deployments')).items).toEqual([]);
});

it('weeks begin on Mondays, also when today is a Sunday', () => {
  expect(mondaysBefore(new Date('2026-11-29T23:00:00Z')).at(-1)).toBe('2026-11-23');
  expect(mondaysBefore(new Date('2026-11-23T00:00:00Z')).slice(-2)).toEqual(['2026-11-16', '2026-11-23']);
});
