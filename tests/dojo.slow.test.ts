import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personIn, vauban, workshopFolder } from './workshop/command.ts';
import { type Served, serve } from './workshop/served.ts';

const folder = workshopFolder('dojo');
const env: Record<string, string> = { ...personIn(join(folder, 'home')), VAUBAN_HOME: join(folder, 'data') };
const sample = join(import.meta.dirname, '../packages/cli/import/dojo/fixtures/sample');
let server: Served;
let token: string;
beforeAll(async () => {
  server = await serve(env);
  token = await personalToken();
}, 120_000);
afterAll(async () => {
  await server.stop();
});

/** Of the first administrator, who may make projects and decide. */
async function personalToken(): Promise<string> {
  const secret = String(server.welcome).split('#')[1];
  const json = (body: unknown, headers: Record<string, string> = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const who = { name: 'Ada', email: 'ada@example.org', password: 'a quiet harbour wall' };
  const signedIn = await fetch(`${server.url}/api/v1/one-time-links/${secret}`, json(who));
  const cookies = signedIn.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const csrf = cookies.find((pair) => pair.startsWith('vauban-csrf='))?.split('=')[1] ?? '';
  const wish = { name: 'import', role: 'administrator', scopes: ['read', 'scan', 'decide', 'administer'], days: 1 };
  const headers = { cookie: cookies.join('; '), 'x-vauban-csrf': csrf };
  const made = await fetch(`${server.url}/api/v1/me/tokens`, json(wish, headers));
  return String(((await made.json()) as { secret: string }).secret);
}

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
async function get(path: string): Promise<any> {
  const answer = await fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  return answer.json();
}

const takeOver = (from: string) =>
  vauban(['import', '--from', 'defectdojo', from, '--server', server.url], { env: { ...env, VAUBAN_TOKEN: token } });

it('an export comes over with its days and decisions, and a second time changes nothing', async () => {
  const first = await takeOver(sample);
  expect([first.code, first.out]).toEqual([0, '']);
  expect(first.err).toContain('Taken over: 2 new projects, 7 new findings, 3 new decisions.');
  expect(first.err).toContain('1 × a finding is a duplicate of another one there');
  expect(first.err).toContain('1 × a finding is fixed there; the next scan says whether it is');
  expect(first.err).toContain('1 × an acceptance is over since its last day');
  expect(first.err).not.toContain('NOT-A-REAL-KEY');
  const projects = await get('/projects');
  expect(projects.items.map(({ slug, name }: { slug: string; name: string }) => [slug, name])).toEqual([
    ['web-shop', 'Web Shop'],
    ['web-shop-2', 'web shop!'],
  ]);
  const list = await get('/vulnerabilities?project=web-shop&state=open');
  const about = (path: string) => list.items.find((one: { path: string }) => one.path === path);
  expect(about('src/orders.js')).toMatchObject({
    severity: 'high',
    scanner: 'import:semgrep-json-report',
    firstSeen: '2024-02-01T00:00:00.000Z',
    decision: null,
    deadline: { kind: 'late' },
  });
  expect(about('src/hash.js')).toMatchObject({ decision: 'accepted', firstSeen: '2024-01-15T00:00:00.000Z' });
  expect(about('src/files.js')).toMatchObject({ decision: 'false-positive' });
  expect(about('src/go.js')).toMatchObject({ decision: null });
  expect(about('config/prod.env')).toMatchObject({ surface: 'secrets' });
  expect(JSON.stringify(list)).not.toContain('NOT-A-REAL-KEY');
  const whole = await get(`/vulnerabilities/${about('src/hash.js').id}`);
  expect(whole.decisions).toMatchObject([{ until: '2099-12-31', reason: expect.stringContaining('Ada Lovelace') }]);

  const before = await get('/audit?limit=200');
  const scans = await get('/projects/web-shop/scans');
  const second = await takeOver(sample);
  expect([second.code, second.out]).toEqual([0, '']);
  expect(second.err).toContain(
    'Taken over: 0 new projects (2 known before), 0 new findings (7 known before), 0 new decisions (3 known before).',
  );
  expect(await get('/projects/web-shop/scans')).toEqual(scans);
  expect(await get('/audit?limit=200')).toEqual(before);
}, 180_000);

it('a later export adds what is new, and says what is missing', async () => {
  const later = join(folder, 'later');
  cpSync(sample, later, { recursive: true });
  const path = join(later, 'findings-2.json');
  const page = JSON.parse(readFileSync(path, 'utf8'));
  page.count += 3;
  page.results.push(
    { ...page.results[0], id: 120, duplicate: false, active: true, title: 'Another one', line: 77, date: '2025-05-05' },
    { ...page.results[0], id: 121, duplicate: false, active: true, test: 99 },
  );
  writeFileSync(path, JSON.stringify(page));
  const ran = await takeOver(later);
  expect(ran.code).toBe(3);
  expect(ran.err).toContain('1 new finding ');
  expect(ran.err).toContain('Not taken over:');
  expect(ran.err).toContain('findings: a page says that there are 12, the export holds 11');
  expect(ran.err).toContain('test 99 is not in the export');
  const list = await get('/vulnerabilities?project=web-shop&state=open');
  expect(list.items).toHaveLength(7);
}, 90_000);
