import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Component, Report } from '@vauban/domain';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { migrateQueue } from '../act/queue/migrate-queue.ts';
import { rebuild } from '../record/projection/rebuild.ts';
import { type Home, NOW, openHome } from '../record/testing/home.ts';
import { affected, component, reportOf, type Scan } from '../record/testing/report.ts';
import { rematch } from './rematch/rematch.ts';
import { type SampleRecord, writeKev, writeOsv } from './testing/osv-folder.ts';
import { updateOnce } from './update.ts';
import { watchStatus } from './watch-status.ts';

let home: Home;
let folder: string;
const reports = new Map<string, Report>();
let count = 0;

beforeAll(async () => {
  home = await openHome();
  await migrateQueue(home.store.pool, home.ctx.logger);
});
afterAll(() => home.store.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vauban-watch-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await home.store.pool.query('delete from watch_state');
});

const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'] as const;

/** What the scanning command knew: advisories of the day before any that the server learns. */
const OLD: Report['coverage']['data'] = [
  { name: 'advisories', revision: 'old', newest: '2026-11-01T00:00:00Z', ecosystems: ['npm'] },
];

const blobs = {
  get: async (digest: string) => {
    const report = reports.get(digest);
    if (!report) throw new Error('no such blob');
    return Readable.from([Buffer.from(JSON.stringify(report))]);
  },
};

function settings() {
  return {
    folder: join(folder, 'store'),
    source: join(folder, 'osv'),
    kev: join(folder, 'kev.json'),
    everyMs: 1,
    ecosystems: [],
    blobs,
  };
}

/** The world publishes, the server learns it, and matches; answers the kinds of news, sorted. */
async function learn(day: (typeof DAYS)[number], records: readonly SampleRecord[], exploited: readonly string[] = []) {
  mkdirSync(join(folder, 'osv'), { recursive: true });
  writeOsv(join(folder, 'osv'), day, records);
  writeKev(join(folder, 'kev.json'), day, exploited);
  await updateOnce(home.ctx, settings());
  return match();
}

async function match() {
  home.told.length = 0;
  await rematch(home.ctx, settings(), { organisationId: home.organisationId });
  return news();
}

function news(): string[] {
  return home.told
    .filter(({ kind }) => kind.startsWith('watch.'))
    .map(({ kind }) => kind)
    .sort();
}

async function project(): Promise<string> {
  count += 1;
  const projectId = await home.addProject(`p${count}`);
  // what other tests left is not watched
  await home.store.db.updateTable('projects').set({ archivedAt: NOW }).where('projectId', '<>', projectId).execute();
  return projectId;
}

async function record(projectId: string, scan: Scan, more: object = {}) {
  const report = reportOf({ data: OLD, looked: ['package-lock.json'], ...scan });
  const blob = `blob-${reports.size}`;
  reports.set(blob, report);
  home.told.length = 0;
  return home.record(projectId, scan, { report, blob, ...more });
}

function lodash(version = '4.17.20', line = 12): Component {
  return { ...component('lodash', version), location: { path: 'package-lock.json', line } };
}

const FLAW: SampleRecord = { id: 'CVE-2026-1001', package: 'lodash', fixed: '4.17.21' };

it('opens a vulnerability on the branch when a new advisory names a recorded component, and tells it once', async () => {
  const projectId = await project();
  await record(projectId, { components: [lodash(), component('left-pad', '1.0.0')] });
  expect(await learn(DAYS[0], [])).toEqual([]);
  expect(await learn(DAYS[1], [FLAW])).toEqual(['watch.affected']);
  const [event] = home.told.filter(({ kind }) => kind === 'watch.affected');
  expect(event?.data).toMatchObject({
    branches: ['main'],
    advisory: { id: 'CVE-2026-1001', severity: 'medium', exploited: false },
  });
  const [number] = event?.subjects ?? [];
  expect(await home.stateOf(number ?? 0, 'main')).toBe('open');
  expect(await match()).toEqual([]);
  expect(home.told).toEqual([]);

  const seen = await record(projectId, {
    commit: 'c2',
    parents: ['c1'],
    components: [lodash()],
    found: [affected('lodash', '4.17.20', 'CVE-2026-1001')],
  });
  expect(seen).toMatchObject({ opened: [], seen: 1 });
  expect(await match()).toEqual([]);
  const fixed = await record(projectId, {
    commit: 'c3',
    parents: ['c2'],
    source: { ancestry: { c2: 'ancestor' } },
    components: [lodash('4.17.21')],
  });
  expect(fixed.gone).toEqual([number]);
  expect(await match()).toEqual([]);
  expect(await rebuild(home.ctx, home.organisationId)).toMatchObject({ differences: [] });
});

it('gives the vulnerability the identity and the words that a scan gives it', async () => {
  const projectId = await project();
  const twice = [lodash('4.17.19', 80), lodash('4.17.20', 12)];
  await record(projectId, { components: twice });
  await learn(DAYS[1], [FLAW]);
  const rows = await home.store.db
    .selectFrom('vulnerabilities')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('line')
    .execute();
  expect(rows.map(({ line, rule, title, componentPurl }) => [line, rule, title, componentPurl])).toEqual([
    [12, 'CVE-2026-1001', 'lodash 4.17.20: lodash has the flaw CVE-2026-1001', 'pkg:npm/lodash@4.17.20'],
    [80, 'CVE-2026-1001', 'lodash 4.17.19: lodash has the flaw CVE-2026-1001', 'pkg:npm/lodash@4.17.19'],
  ]);
  const found = [affected('lodash', '4.17.20', 'CVE-2026-1001'), affected('lodash', '4.17.19', 'CVE-2026-1001')].map(
    (one, index) => ({
      ...one,
      location: { path: 'package-lock.json', line: index === 0 ? 12 : 80 },
    }),
  );
  expect(await record(projectId, { commit: 'c2', components: twice, found })).toMatchObject({ opened: [], seen: 2 });
});

it('tells of a deployed release and its environments, though the branch has moved on', async () => {
  const projectId = await project();
  await record(projectId, { components: [lodash()] }, { release: { name: '1.0', environment: 'production' } });
  await record(projectId, { commit: 'c2', parents: ['c1'], components: [lodash('4.17.21')] });
  expect(await learn(DAYS[1], [FLAW])).toEqual(['watch.affected']);
  const [event] = home.told;
  expect(event?.data).toMatchObject({ branches: [], releases: [{ name: '1.0', environments: ['production'] }] });
  expect(event?.subjects).toEqual([]);
  await home.store.db.updateTable('deployments').set({ retiredAt: NOW }).execute();
  expect(await learn(DAYS[2], [{ ...FLAW, severity: 'CRITICAL' }])).toEqual([]);
});

it('tells one piece of news for a component that stands on a branch and in several releases', async () => {
  const projectId = await project();
  await record(projectId, { components: [lodash()] }, { release: { name: '1.0', environment: 'production' } });
  await record(
    projectId,
    { branch: 'next', components: [lodash()] },
    { release: { name: '2.0', environment: 'staging' } },
  );
  expect(await learn(DAYS[1], [FLAW])).toEqual(['watch.affected']);
  const [event] = home.told.filter(({ kind }) => kind.startsWith('watch.'));
  expect(event?.data).toMatchObject({ branches: ['main', 'next'], releases: [{ name: '1.0' }, { name: '2.0' }] });
  expect(event?.subjects).toHaveLength(1);
  expect(await home.stateOf(event?.subjects[0] ?? 0, 'next')).toBe('open');
});

it('tells what became worse, exploited and withdrawn, each once, and keeps the record in step', async () => {
  const projectId = await project();
  const { opened } = await record(projectId, {
    components: [lodash()],
    found: [affected('lodash', '4.17.20', 'CVE-2026-1001')],
  });
  const number = opened[0] ?? 0;
  const row = () =>
    home.store.db.selectFrom('vulnerabilities').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
  expect(await learn(DAYS[0], [FLAW])).toEqual([]);
  expect(await learn(DAYS[1], [{ ...FLAW, severity: 'CRITICAL' }])).toEqual(['watch.worse']);
  expect(await row()).toMatchObject({ severity: 'critical', exploited: 'no' });
  expect(await learn(DAYS[1], [{ ...FLAW, severity: 'CRITICAL' }], ['CVE-2026-1001'])).toEqual(['watch.exploited']);
  expect(await row()).toMatchObject({ exploited: 'yes', priorityLevel: 'now' });
  expect(await match()).toEqual([]);
  expect(await learn(DAYS[2], [{ ...FLAW, severity: 'LOW' }], ['CVE-2026-1001'])).toEqual([]);
  expect(await row()).toMatchObject({ severity: 'low' });
  expect(await learn(DAYS[3], [{ ...FLAW, withdrawn: true }], ['CVE-2026-1001'])).toEqual(['watch.withdrawn']);
  expect(await home.stateOf(number, 'main')).toBe('withdrawn');
  expect(await match()).toEqual([]);

  // a command with older advisories still finds it
  await record(projectId, {
    commit: 'c2',
    parents: ['c1'],
    components: [lodash()],
    found: [affected('lodash', '4.17.20', 'CVE-2026-1001')],
  });
  expect(await home.stateOf(number, 'main')).toBe('open');
  await rematch(home.ctx, settings(), { organisationId: home.organisationId, projectId });
  expect(await home.stateOf(number, 'main')).toBe('withdrawn');
  expect(news()).toEqual([]);
  expect(await rebuild(home.ctx, home.organisationId)).toMatchObject({ differences: [] });
});

it('takes another name of a known vulnerability for the same one', async () => {
  const projectId = await project();
  await record(projectId, { components: [lodash()] });
  expect(await learn(DAYS[0], [{ ...FLAW, id: 'GHSA-aaaa' }])).toEqual(['watch.affected']);
  const named = { ...FLAW, id: 'GHSA-aaaa', aliases: ['CVE-2026-1001'] };
  expect(await learn(DAYS[1], [named])).toEqual([]);
  const rows = await home.store.db
    .selectFrom('vulnerabilities')
    .select(['rule', 'state'])
    .where('projectId', '=', projectId)
    .execute();
  expect(rows).toEqual([{ rule: 'CVE-2026-1001', state: 'open' }]);
  expect(await learn(DAYS[2], [{ ...named, withdrawn: true }])).toEqual(['watch.withdrawn']);
});

it('leaves alone what a scan with newer advisories said, and ecosystems without data', async () => {
  const projectId = await project();
  const data: typeof OLD = [
    { name: 'advisories', revision: 'new', newest: '2026-12-01T00:00:00Z', ecosystems: ['npm'] },
  ];
  const django = { ...component('django', '4.0'), purl: 'pkg:pypi/django@4.0', ecosystem: 'PyPI' };
  const { opened } = await record(projectId, {
    data,
    components: [lodash(), django],
    found: [affected('lodash', '4.17.20', 'CVE-2026-9009')],
  });
  expect(await learn(DAYS[1], [FLAW])).toEqual([]);
  expect(await home.stateOf(opened[0] ?? 0, 'main')).toBe('open');
  const status = await watchStatus(home.store.db, join(folder, 'store'), home.organisationId, NOW);
  expect(status).toMatchObject({
    ageDays: expect.closeTo(3.4, 1),
    problem: expect.stringContaining('PyPI'),
    matchedRevision: expect.any(String),
  });
});

it('works without the report, does not go back to older advisories, and matches a scan that comes later', async () => {
  const projectId = await project();
  await record(projectId, { components: [lodash()] });
  reports.clear();
  expect(await learn(DAYS[2], [FLAW])).toEqual(['watch.affected']);
  const other = mkdtempSync(join(tmpdir(), 'vauban-watch-'));
  writeOsv(other, DAYS[0], [{ ...FLAW, withdrawn: true }]);
  const older = { ...settings(), folder: join(folder, 'older'), source: other };
  await updateOnce(home.ctx, older);
  expect(await rematch(home.ctx, older, {})).toEqual({ projects: 0, news: 0 });
  rmSync(other, { recursive: true });

  await record(projectId, { commit: 'c2', branch: 'late', components: [lodash(), component('late', '1.0.0')] });
  await rematch(home.ctx, settings(), { organisationId: home.organisationId, projectId });
  expect(news()).toEqual([]);
  const late = home.told.find(({ kind }) => kind === 'vulnerability.opened');
  expect(await home.stateOf(late?.subjects[0] ?? 0, 'late')).toBe('open');
});

it('stays open when a scan with older advisories than the server does not name it', async () => {
  const projectId = await project();
  await record(projectId, { components: [lodash()] });
  expect(await learn(DAYS[2], [FLAW])).toEqual(['watch.affected']);
  const [number = 0] = home.told.find(({ kind }) => kind === 'watch.affected')?.subjects ?? [];
  const between: typeof OLD = [
    { name: 'advisories', revision: 'between', newest: '2026-11-10T00:00:00Z', ecosystems: ['npm'] },
  ];
  const later = await record(projectId, { commit: 'c2', parents: ['c1'], data: between, components: [lodash()] });
  expect(later.withdrawn).toEqual([]);
  expect(await home.stateOf(number, 'main')).toBe('open');
});
