// The record: a large scan recorded first and again, and 100,000 vulnerabilities listed, counted and shown,
// on the embedded database and, when DATABASE_URL names one, on a server beside it.
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GOALS = { first: 5, again: 2, p95: 150 };
const FINDINGS = Number(process.env.VAUBAN_BENCH_FINDINGS ?? 13_000);
const COMPONENTS = 3000;
const PROJECTS = Number(process.env.VAUBAN_BENCH_PROJECTS ?? 8);
const USERS = 5;
const ROUNDS = 40;
const SEVERITIES = ['critical', 'high', 'medium', 'medium', 'low', 'low', 'low'];
const NOW = new Date('2026-11-24T10:00:00Z');

const { openStore, newId, recordReport, readFacets, readHistory, rebuild, removeStore } = await import(
  '../packages/server/dist/index.js'
);
const { judge, pathSet, policyDigest, DEFAULT_CONFIGURATION } = await import('../packages/domain/dist/index.js');
const migrations = fileURLToPath(new URL('../packages/server/store/migrations', import.meta.url));

let failed = false;
let minutes = 0;
console.log(`corpus: made, ${PROJECTS} projects of ${FINDINGS} findings and ${COMPONENTS} components each`);
await onDatabase('embedded', undefined);
if (process.env.DATABASE_URL) await onDatabase('server', process.env.DATABASE_URL);
else console.log('server    absent: set DATABASE_URL to an empty database to see it beside the embedded one');
process.exitCode = failed ? 1 : 0;

async function onDatabase(name, databaseUrl) {
  const home = mkdtempSync(join(tmpdir(), 'vauban-record-bench-'));
  const store = await openStore({ home, databaseUrl, migrations, now: () => NOW });
  const say = (what, figure, goal, unit) => {
    const bad = goal !== null && figure > goal;
    failed ||= bad;
    const told = goal === null ? '' : `  (goal ${goal} ${unit})${bad ? '  MISSED' : ''}`;
    console.log(
      `${name.padEnd(9)} ${what.padEnd(46)} ${figure.toFixed(unit === 's' ? 2 : 1).padStart(8)} ${unit}${told}`,
    );
  };
  try {
    const organisationId = newId(NOW);
    await store.db
      .insertInto('organisations')
      .values({ organisationId, slug: `bench-${randomUUID().slice(0, 8)}`, name: 'Bench', createdAt: NOW })
      .execute();
    const ctx = { db: store.db, now: () => NOW, logger: { info() {}, warn() {} }, notify: async () => {} };
    const projects = [];
    for (let index = 0; index < PROJECTS; index += 1) projects.push(await addProject(store, organisationId, index));
    const record = async (projectId, report) => {
      const blob = createHash('sha256').update(report.scan.id).digest('hex');
      const actor = { kind: 'token', id: null };
      const now = new Date(NOW.getTime() + 60_000 * minutes++);
      const begun = performance.now();
      await recordReport(ctx, { organisationId, projectId, report, blob, actor, now });
      return (performance.now() - begun) / 1000;
    };
    const [one] = projects;
    say(`${FINDINGS} findings recorded first`, await record(one, scan(0, 'c1', [], FINDINGS)), GOALS.first, 's');
    say('recorded again, the same', await record(one, scan(0, 'c2', ['c1'], FINDINGS)), GOALS.again, 's');
    say('recorded again, every line moved', await record(one, scan(0, 'c3', ['c2'], FINDINGS, 7)), null, 's');
    say('recorded again, one in ten gone', await record(one, scan(0, 'c4', ['c3'], FINDINGS * 0.9, 7)), null, 's');
    for (const [index, project] of projects.entries()) {
      if (index > 0) await record(project, scan(index, 'c1', [], FINDINGS));
    }
    await store.pool.query('vacuum analyze');
    const numbers = FINDINGS * PROJECTS;
    for (const [what, ask] of Object.entries(questions(store, organisationId, projects, numbers))) {
      say(`${what}, p95 of ${USERS} users`, await p95(ask), GOALS.p95, 'ms');
    }
    const begun = performance.now();
    const { vulnerabilities, differences } = await rebuild(ctx, organisationId);
    say(`${vulnerabilities} vulnerabilities rebuilt`, (performance.now() - begun) / 1000, null, 's');
    if (differences.length > 0) {
      failed = true;
      console.log(differences.join('\n'));
    }
  } finally {
    await store.close();
    await removeStore(home);
  }
}

async function addProject(store, organisationId, index) {
  const projectId = newId(NOW);
  const slug = `project-${index}`;
  await store.db
    .insertInto('projects')
    .values({ organisationId, projectId, slug, name: slug, createdAt: NOW })
    .execute();
  return projectId;
}

/** What the pages ask: the first page and one deep inside, the counters, a narrowed list, one vulnerability. */
function questions({ pool, db }, organisationId, projects, numbers) {
  const page = `select number, title, severity, path, line, rule, priority_score, state, decision from vulnerabilities
    where organisation_id = $1 and state = 'open'`;
  const order = 'order by priority_score desc, number limit 51';
  const any = (items) => items[Math.floor(Math.random() * items.length)];
  return {
    'list, first page': () => pool.query(`${page} ${order}`, [organisationId]),
    'list, page inside by keyset': () =>
      pool.query(`${page} and (priority_score < $2 or (priority_score = $2 and number > $3)) ${order}`, [
        organisationId,
        40,
        Math.floor(Math.random() * numbers),
      ]),
    'list, one project and severity': () =>
      pool.query(`${page} and project_id = $2 and severity = $3 ${order}`, [organisationId, any(projects), 'medium']),
    'facets, whole organisation': () => readFacets(db, { organisationId, projectIds: null, states: ['open'] }),
    'facets, one project': () => readFacets(db, { organisationId, projectIds: [any(projects)], states: ['open'] }),
    'facet counted live, narrowed by rule': () =>
      pool.query(
        `select severity, count(*) from vulnerabilities where organisation_id = $1 and state = 'open' and rule = $2
         group by 1`,
        [organisationId, `code/rule-${Math.floor(Math.random() * 40)}`],
      ),
    'detail with branches': () =>
      pool.query(
        `select v.*, b.state as on_branch, r.name from vulnerabilities v
         join vulnerability_branches b using (organisation_id, vulnerability_id)
         join branches r using (organisation_id, branch_id)
         where v.organisation_id = $1 and v.number = $2`,
        [organisationId, 1 + Math.floor(Math.random() * numbers)],
      ),
    history: () => readHistory(db, { organisationId, number: 1 + Math.floor(Math.random() * numbers) }),
  };
}

async function p95(ask) {
  const times = [];
  const user = async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      await ask();
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: USERS }, user));
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
}

function scan(project, commit, parents, findings, moved = 0) {
  const observations = Array.from({ length: Math.floor(findings) }, (_, index) => observation(project, index, moved));
  const judgement = judge({
    observations,
    gaps: [],
    suppressions: [],
    configuration: DEFAULT_CONFIGURATION,
    baseline: null,
    base: null,
    today: '2026-11-24',
    renames: {},
    lineUnchanged: () => true,
  });
  const { verdict, reasons, findings: judged, gaps, unused, gates } = judgement;
  return {
    schema: 'vauban.report/1.0',
    scan: { id: randomUUID(), started: '2026-11-24T09:00:00Z', durationMs: 60_000 },
    tool: { name: 'vauban', version: '0.1.0' },
    source: {
      kind: 'git',
      repository: `https://git.example.org/bench/${project}`,
      root: '.',
      commit,
      parents,
      branch: 'main',
      mergeBase: null,
      shallow: false,
      dirty: false,
      renames: {},
      ancestry: {},
    },
    policy: { digest: policyDigest(DEFAULT_CONFIGURATION), origin: 'default', gates, changes: [] },
    verdict,
    reasons,
    coverage: {
      scope: { surfaces: ['code'], paths: ['.'], include: [], exclude: [] },
      scanners: [{ id: 'code', surface: 'code', version: '1', rules: 'sha256:0', ruleCount: 40 }],
      data: [],
      files: { looked: 1000, bytes: 1e7 },
      looked: pathSet(Array.from({ length: 1000 }, (_, index) => `src/module-${index}/service.ts`)),
      gaps,
    },
    rules: [],
    findings: judged,
    components: Array.from({ length: COMPONENTS }, (_, index) => component(project, index)),
    unused,
  };
}

function observation(project, index, moved) {
  const path = `src/module-${index % 1000}/service.ts`;
  const line = 1 + moved + Math.floor(index / 1000) * 9;
  const at = (more, text) => ({ path, line: line + more, column: 5, snippet: `    ${text} // p${project}` });
  return {
    rule: `code/rule-${index % 40}`,
    scanner: 'code',
    surface: 'code',
    title: `Input reaches a query (${index % 40})`,
    message: `The parameter "name${index}" of the request reaches the query without being bound.`,
    severity: SEVERITIES[index % SEVERITIES.length],
    confidence: index % 3 ? 'high' : 'medium',
    cwe: ['CWE-89'],
    location: at(3, `await db.query('select * from t where name = ' + name${index})`),
    flow: [at(0, `app.get('/x', (request) => {`), at(1, `const name${index} = request.query.name`), at(3, 'db.query')],
    fix: { summary: 'Bind the value: db.query(text, [name]).', safe: false },
  };
}

function component(project, index) {
  const name = `package-${index}`;
  const version = `1.${project}.${index % 7}`;
  return {
    purl: `pkg:npm/${name}@${version}`,
    ecosystem: 'npm',
    name,
    version,
    direct: index % 20 === 0,
    scope: 'production',
    source: 'registry',
    location: { path: 'package-lock.json', line: index * 9 },
    path: ['bench', name],
  };
}
