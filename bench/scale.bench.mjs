// A large organisation: 1,000,000 vulnerabilities in 2,000 projects, people who click and pipelines that send, over HTTP.
// VAUBAN_BENCH_VULNERABILITIES and _PROJECTS: the size. VAUBAN_BENCH_HOME: a folder that keeps what was recorded for the next
// run (a database named by DATABASE_URL keeps it too). VAUBAN_BENCH_SECONDS: how long people click, with and without uploads.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sayWhere } from './measure.mjs';
import { commitSeed, randomFrom } from './random.mjs';
import { clicksOf } from './scale-clicks.mjs';
import { projectSizes, reportOf, reportsOf } from './scale-corpus.mjs';

const GOALS = { p95: 200, memory: 1024, scansPerMinute: 200 };
const VULNERABILITIES = Number(process.env.VAUBAN_BENCH_VULNERABILITIES ?? 1_000_000);
const PROJECTS = Number(process.env.VAUBAN_BENCH_PROJECTS ?? Math.max(20, Math.round(VULNERABILITIES / 500)));
const SECONDS = Number(process.env.VAUBAN_BENCH_SECONDS ?? 120);
const KEPT = process.env.VAUBAN_BENCH_HOME;
const PEOPLE = 5;
const NOW = Date.parse('2026-11-24T10:00:00Z');
const top = dirname(dirname(fileURLToPath(import.meta.url)));

if (process.argv[2] === 'serve') await serve(process.argv[3], process.argv[4]);
else await main();

async function main() {
  await sayWhere();
  const home = KEPT ?? mkdtempSync(join(tmpdir(), 'vauban-scale-'));
  mkdirSync(home, { recursive: true });
  const where = process.env.DATABASE_URL ? 'a PostgreSQL server' : 'embedded PostgreSQL';
  console.log(`corpus: made, ${VULNERABILITIES} vulnerabilities in ${PROJECTS} projects, on ${where}`);
  try {
    const filling = await startChild(home, 'fill');
    await filling.end();
    const server = await startChild(home);
    console.log(`  start with that data: ${(server.started / 1000).toFixed(1)} s`);
    await measure(server);
    await server.end();
  } finally {
    if (!KEPT) {
      const { removeStore } = await import('../packages/server/dist/index.js');
      await removeStore(home);
    }
  }
}

/** The server in a process of its own, as it is when nobody measures it. */
async function serve(home, task) {
  const parts = await import(pathToFileURL(join(top, 'packages/server/dist/index.js')).href);
  const began = performance.now();
  const server = await parts.startServer({
    home,
    databaseUrl: process.env.DATABASE_URL || undefined,
    migrations: join(top, 'packages/server/store/migrations'),
    host: '127.0.0.1',
    port: 0,
    consoleFolder: null,
    advisoriesFolder: null,
    rules: [],
    version: 'bench',
    logger: parts.openLogger({ level: 'silent' }),
    work: null,
  });
  const started = performance.now() - began;
  if (task === 'fill') await fill(parts, server);
  const { pool } = server.store;
  const tokens = [];
  for (let person = 0; person < 2 * PEOPLE; person += 1) tokens.push(await server.localToken(`person ${person}`));
  const column = async (query) => (await pool.query(query)).rows.map((row) => Object.values(row)[0]);
  const facts = {
    numbers: await column('select number from vulnerabilities tablesample system (1) limit 2000'),
    scans: await column('select scan_id from scans tablesample system (20) limit 500'),
    postgres: await column("select pid from pg_stat_activity where application_name = 'vauban'"),
    seed: String((await column(`select name from projects where slug like 'filled-%'`))[0]),
  };
  process.send({ address: server.address, tokens, started, pid: process.pid, ...facts });
  process.on('disconnect', () => process.exit(0));
  process.on('message', async () => {
    await server.close();
    process.exit(0);
  });
}

/** Records every project's scans on the server's own road; what was recorded before an interruption is not recorded again. */
async function fill(parts, { store, organisation }) {
  const { db, pool } = store;
  const organisationId = organisation.id;
  const done = `filled-${VULNERABILITIES}-${PROJECTS}`;
  const { rows } = await pool.query(`select slug, name from projects where slug like 'filled-%'`);
  if (rows.length > 0) {
    if (rows[0].slug !== done) throw new Error(`The database holds ${rows[0].slug}; name another one.`);
    console.log(`  kept from a former run, seeded by ${rows[0].name.slice(0, 12)}`);
    return;
  }
  const seed = commitSeed();
  console.log(`  seeded by ${seed.slice(0, 12)}`);
  const ctx = { db, now: () => new Date(NOW), logger: { info() {}, warn() {} }, notify: async () => {} };
  const sizes = projectSizes(VULNERABILITIES, PROJECTS);
  const begun = performance.now();
  let [scans, findings] = [0, 0];
  for (const [index, size] of sizes.entries()) {
    const projectId = await projectNamed(parts, db, organisationId, `project-${index}`);
    for (const { report, at } of reportsOf(seed, index, size, NOW)) {
      const blob = createHash('sha256').update(report.scan.id).digest('hex');
      const actor = { kind: 'token', id: null };
      const release = report.source.commit === 'c2' ? { name: `v${index}` } : undefined;
      const input = { organisationId, projectId, report, blob, actor, now: new Date(at), ...(release && { release }) };
      await parts.recordReport(ctx, input);
      scans += 1;
      findings += report.findings.length;
    }
    if (index % 100 === 0) console.log(`  project ${index}: ${scans} scans, ${findings} findings, ${since(begun)}`);
  }
  console.log(`  recorded ${scans} scans with ${findings} findings: ${since(begun)}`);
  await decide(parts, ctx, store, organisationId);
  let step = performance.now();
  const changed = await parts.settleAllDeadlines(ctx, { organisationId, now: new Date(NOW) });
  console.log(`  the daily round over all deadlines, ${changed} of them moved: ${since(step)}`);
  step = performance.now();
  await pool.query('vacuum analyze');
  console.log(`  vacuum analyze: ${since(step)}`);
  await projectNamed(parts, db, organisationId, done, seed);
}

async function projectNamed({ newId }, db, organisationId, slug, name = slug) {
  const mine = db.selectFrom('projects').select('projectId').where('organisationId', '=', organisationId);
  const before = await mine.where('slug', '=', slug).executeTakeFirst();
  if (before !== undefined) return before.projectId;
  const createdAt = new Date(NOW);
  const projectId = newId(createdAt);
  await db.insertInto('projects').values({ organisationId, projectId, slug, name, createdAt }).execute();
  return projectId;
}

/** One in a hundred is decided on. */
async function decide({ changeMany, newId }, ctx, { pool }, organisationId) {
  const person = newId(new Date(NOW));
  await pool.query(
    `insert into people (organisation_id, person_id, name, email, state, created_at)
     values ($1, $2, 'Person of the bench', 'bench@example.org', 'active', now())`,
    [organisationId, person],
  );
  const { rows } = await pool.query('select number from vulnerabilities where number % 100 = 7 order by number');
  const numbers = rows.map(({ number }) => Number(number));
  const kinds = ['accepted', 'false-positive', 'deferred'];
  for (let from = 0; from < numbers.length; from += 500) {
    const kind = kinds[(from / 500) % kinds.length];
    const change = { do: 'decide', kind, reason: 'Looked at together in the bench.', until: '2027-06-30' };
    await changeMany(ctx, {
      organisationId,
      numbers: numbers.slice(from, from + 500),
      change,
      person,
      now: new Date(NOW),
    });
  }
}

async function measure(server) {
  const clicks = clicksOf(randomFrom(`${server.seed} clicks`), { projects: PROJECTS, ...server });
  await clicks.prepare((path) => ask(server, server.tokens[0], path));
  const memory = watchMemory(server);
  const reading = await people(server, clicks, { pause: 1000, seconds: SECONDS });
  say('people who click once a second', reading);
  const hurried = await people(server, clicks, { pause: 0, seconds: SECONDS / 4 });
  say('closed loop, without a pause', hurried, false);
  const sending = pipelines(server, SECONDS);
  const together = await people(server, clicks, { pause: 1000, seconds: SECONDS });
  const { scans, times, slow } = await sending;
  say('people who click while pipelines send', together);
  const perMinute = (scans / SECONDS) * 60;
  goal(
    `scans a minute with 100 findings each, ten of them changed (${slow} of them late)`,
    perMinute,
    perMinute >= GOALS.scansPerMinute * 0.99,
    '',
  );
  console.log(`    one of them: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`);
  const { process: own, postgres } = memory.end();
  goal('memory of the server process', own, own < GOALS.memory, 'MiB');
  console.log(`  memory of PostgreSQL, shared buffers counted once: ${postgres.toFixed(0)} MiB`);
}

async function people(server, clicks, { pause, seconds }) {
  const times = new Map();
  const until = performance.now() + seconds * 1000;
  const person = async (token, index) => {
    await sleep((pause / PEOPLE) * index);
    for (let n = index; performance.now() < until; n += PEOPLE) {
      const [name, path] = clicks.at(n);
      const { ms } = await ask(server, token, path);
      times.set(name, [...(times.get(name) ?? []), { ms, path }]);
      await sleep(pause);
    }
  };
  await Promise.all(server.tokens.slice(0, PEOPLE).map(person));
  return times;
}

/** Scans of projects of about a hundred findings, at their rate whether or not the one before is answered. */
async function pipelines(server, seconds) {
  const { address, tokens, seed } = server;
  const times = [];
  let slow = 0;
  const sizes = projectSizes(VULNERABILITIES, PROJECTS);
  const projects = [...sizes.keys()].slice(-Math.ceil(PROJECTS / 2));
  const total = Math.round((GOALS.scansPerMinute * seconds) / 60);
  const begun = performance.now();
  const running = new Set();
  for (let n = 0; n < total; n += 1) {
    const due = (n * 60_000) / GOALS.scansPerMinute;
    const wait = begun + due - performance.now();
    if (wait > 0) await sleep(wait);
    const project = projects[n % projects.length];
    const commit = `i${begun.toFixed(0)}x${n}`;
    const report = reportOf({
      seed,
      project,
      count: 100,
      commit,
      parents: ['c1x0'],
      id: randomUUID(),
      changed: 10,
      moved: 1 + n,
    });
    const began = performance.now();
    const one = send(address, tokens[PEOPLE + (n % PEOPLE)], `project-${project}`, report).then(() => {
      times.push(performance.now() - began);
      running.delete(one);
    });
    running.add(one);
    if (running.size > 20) slow += 1;
    if (running.size > 50) await Promise.race(running);
  }
  await Promise.all(running);
  times.sort((a, b) => a - b);
  return {
    scans:
      performance.now() - begun > seconds * 1000 * 1.05
        ? (total * seconds * 1000) / (performance.now() - begun)
        : total,
    times,
    slow,
  };
}

async function send(address, token, project, report) {
  const bytes = Buffer.from(JSON.stringify(report));
  const call = async (method, path, body, headers) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    const told = await answer.json();
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(told)}`);
    return told;
  };
  const json = { 'content-type': 'application/json', 'idempotency-key': report.scan.id };
  const upload = await call('POST', `/projects/${project}/uploads`, JSON.stringify({ total: bytes.length }), json);
  const stream = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
  await call('PATCH', `/uploads/${upload.id}`, bytes, stream);
}

async function ask({ address }, token, path) {
  const began = performance.now();
  const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  const body = await answer.text();
  if (answer.status === 429) {
    await sleep(1000 * Number(answer.headers.get('retry-after') ?? 1));
    return ask({ address }, token, path);
  }
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${body.slice(0, 300)}`);
  return { ms: performance.now() - began, body };
}

function say(what, times, judged = true) {
  const all = [...times.values()]
    .flat()
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const p95 = at(all, 0.95);
  console.log(`  ${what}: ${all.length} clicks, p50 ${at(all, 0.5)} ms, p95 ${p95} ms, slowest ${at(all, 1)} ms`);
  const rows = [...times].map(([name, list]) => {
    const sorted = list.map(({ ms }) => ms).sort((a, b) => a - b);
    const worst = list.reduce((most, one) => (one.ms > most.ms ? one : most));
    return { name, count: list.length, p50: at(sorted, 0.5), p95: at(sorted, 0.95), worst };
  });
  for (const { name, count, p50, p95, worst } of rows.sort((a, b) => b.p95 - a.p95)) {
    const bad = judged && p95 > GOALS.p95;
    if (bad) process.exitCode = 1;
    const of = bad || p95 > GOALS.p95 ? `  ${judged ? 'BEYOND' : 'beyond'} ${GOALS.p95} ms: ${worst.path}` : '';
    console.log(
      `    ${name.padEnd(44)} ${String(count).padStart(4)} clicks, p50 ${String(p50).padStart(4)} ms, p95 ${String(p95).padStart(5)} ms${of}`,
    );
  }
  if (judged) goal(`p95 of all, ${what}`, p95, p95 <= GOALS.p95, 'ms');
}

function goal(what, value, met, unit) {
  if (!met) process.exitCode = 1;
  console.log(`  ${what}: ${value.toFixed(0)} ${unit} (${met ? 'met' : 'MISSED'})`);
}

function at(sorted, share) {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function since(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}

/** The largest that was seen, twice a second: the process's own, and the proportional share of the database's processes. */
function watchMemory({ pid, postgres }) {
  const most = { process: 0, postgres: 0 };
  const family = databaseProcesses(postgres[0]);
  const look = () => {
    most.process = Math.max(most.process, field(`/proc/${pid}/status`, /VmRSS:\s+(\d+)/) / 1024);
    const sum = family().reduce((total, one) => total + field(`/proc/${one}/smaps_rollup`, /^Pss:\s+(\d+)/m), 0);
    most.postgres = Math.max(most.postgres, sum / 1024);
  };
  const timer = setInterval(look, 2000);
  return {
    end: () => {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

/** All children of the postmaster of one of its sessions, where it runs on this machine. */
function databaseProcesses(session) {
  const parentOf = (pid) => field(`/proc/${pid}/status`, /PPid:\s+(\d+)/);
  const name = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    } catch {
      return '';
    }
  };
  const postmaster = /postgres/.test(name(session)) ? parentOf(session) : 0;
  if (postmaster === 0) return () => [];
  return () =>
    readdirSync('/proc').filter(
      (pid) => /^\d+$/.test(pid) && (Number(pid) === postmaster || parentOf(pid) === postmaster),
    );
}

function field(file, pattern) {
  try {
    return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

async function startChild(home, ...task) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), 'serve', home, ...task], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const facts = await new Promise((done, failed) => {
    child.once('message', done);
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  });
  child.removeAllListeners('exit');
  const ended = new Promise((done) => child.once('exit', done));
  return { ...facts, end: () => (child.send('end'), ended) };
}
