// The API with 100,000 vulnerabilities and five people at once: list, facets and detail over HTTP, and the memory of the server.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const GOALS = { p95: 150, memory: 400, start: 3000 };
const VULNERABILITIES = Number(process.env.VAUBAN_BENCH_VULNERABILITIES ?? 100_000);
const PEOPLE = 5;
const SECONDS = 3;
const top = dirname(dirname(fileURLToPath(import.meta.url)));

/** The server in a process of its own, as it is when nobody measures it. */
async function serve(bundle, home) {
  const { startServer, openLogger } = await import(pathToFileURL(bundle).href);
  const began = performance.now();
  const server = await startServer({
    home,
    databaseUrl: process.env.DATABASE_URL || undefined,
    migrations: join(top, 'packages/server/store/migrations'),
    host: '127.0.0.1',
    port: 0,
    consoleFolder: null,
    advisoriesFolder: null,
    rules: [],
    version: 'bench',
    logger: openLogger({ level: 'silent' }),
    work: null,
  });
  const started = performance.now() - began;
  if (process.argv[5] === 'fill') await fill(server);
  const tokens = [];
  for (let person = 0; person < PEOPLE; person += 1) tokens.push(await server.localToken(`person ${person}`));
  const { rows } = await server.store.pool.query('select number from vulnerabilities order by random() limit 200');
  process.send({ address: server.address, tokens, started, numbers: rows.map(({ number }) => number) });
  const end = async () => {
    await server.close();
    process.exit(0);
  };
  process.on('disconnect', end);
  process.on('message', async (message) => {
    if (message === 'memory') process.send({ resident: process.memoryUsage.rss() / 1e6 });
    if (message === 'end') await end();
  });
}

/** Rows as a year of scans would leave them: 40 projects, 300 rules, most of it open. */
async function fill({ store, organisation }) {
  const { pool } = store;
  const now = new Date();
  await pool.query(
    `insert into projects (organisation_id, project_id, slug, name, created_at)
     select $1, gen_random_uuid(), 'project-' || i, 'Project ' || i, $2 from generate_series(1, 40) i`,
    [organisation.id, now],
  );
  await pool.query(
    `with p as (select project_id, row_number() over (order by slug) - 1 as n from projects where organisation_id = $1)
     insert into vulnerabilities (organisation_id, vulnerability_id, number, project_id, scheme, fingerprint, version, scanner,
       surface, rule, title, severity, severity_rank, confidence, priority_score, priority_level, state, decision, path, line,
       component_purl, exploited, owner, first_seen_at, last_seen_at)
     select $1, gen_random_uuid(), i, p.project_id, 'vauban/1', md5(i::text) || md5(i::text), 1, 'code',
       (array['code', 'secrets', 'dependencies', 'infrastructure'])[1 + i % 4], 'rule-' || (i::bigint * i % 300),
       'Finding of kind ' || (i % 300) || ' in a place', s.word, s.rank, (array['high', 'medium', 'low'])[1 + i % 3],
       i % 101, (array['now', 'next', 'later'])[1 + i % 3],
       case when i % 10 = 0 then 'gone' else 'open' end, case when i % 50 = 1 then 'accepted' end,
       'src/folder' || (i % 997) || '/file' || (i % 7919) || '.ts', 1 + i % 400,
       case when i % 4 = 2 then 'pkg:npm/name' || (i % 1000) || '@1.0.' || (i % 20) end,
       case when i % 200 = 3 then 'yes' else 'no' end, case when i % 5 = 0 then '@team-' || (i % 12) end,
       $2::timestamptz - (i || ' seconds')::interval, $2
     from generate_series(1, $3::int) i
     join p on p.n = i * 7 % 40
     cross join lateral (select (array['critical', 'high', 'medium', 'low', 'none'])[1 + i % 5] as word, 4 - i % 5 as rank) s`,
    [organisation.id, now, VULNERABILITIES],
  );
  await pool.query(
    `insert into vulnerability_details (organisation_id, vulnerability_id, detail)
     select organisation_id, vulnerability_id, jsonb_build_object('message', repeat('Why this is a problem. ', 20),
       'title', title, 'rule', rule, 'component', jsonb_build_object('purl', component_purl),
       'location', jsonb_build_object('path', path, 'line', line)) from vulnerabilities`,
  );
  await pool.query(
    `insert into search_words (organisation_id, word)
     select distinct organisation_id, word from vulnerability_details cross join unnest(words) as w(word)`,
  );
  await pool.query(
    `insert into facet_counts (organisation_id, project_id, facet, value, state, count)
     select v.organisation_id, v.project_id, f.facet, f.value, v.state, count(*) from vulnerabilities v
     cross join lateral (values ('severity', v.severity), ('surface', v.surface), ('rule', v.rule), ('priority', v.priority_level),
       ('decision', coalesce(v.decision, 'none')), ('exploited', v.exploited), ('owner', coalesce(v.owner, ''))) as f(facet, value)
     where v.organisation_id = $1 group by 1, 2, 3, 4, 5`,
    [organisation.id],
  );
  await pool.query('vacuum analyze');
}

async function main() {
  const bundle = join(top, 'packages/server/dist/index.js');
  const home = mkdtempSync(join(tmpdir(), `vauban-api-bench-${randomBytes(3).toString('hex')}-`));
  mkdirSync(home, { recursive: true });
  console.log(
    `API, ${VULNERABILITIES} vulnerabilities, ${PEOPLE} people at once, ${process.env.DATABASE_URL ? 'a PostgreSQL server' : 'embedded PostgreSQL'}`,
  );
  try {
    await (await startChild(bundle, home, 'fill')).end();
    const server = await startChild(bundle, home);
    say('start with that data', server.started, 'ms', GOALS.start);
    await measure(server);
    say('memory of the server process', await server.memory(), 'MB', GOALS.memory);
    await server.end();
  } finally {
    rmSync(home, { recursive: true, force: true });
    // where the embedded database lies when root starts it
    const place = createHash('sha256').update(home).digest('hex').slice(0, 12);
    if (process.getuid?.() === 0) rmSync(join('/var/lib/vauban', place), { recursive: true, force: true });
  }
}

const PATHS = {
  'list, open, by priority': () => '/vulnerabilities?state=open',
  'list, a deep page': (_, cursors) => `/vulnerabilities?state=open&cursor=${cursors.deep}`,
  'list, of one project': (n) => `/vulnerabilities?project=project-${1 + (n % 40)}&state=open`,
  'list, by severity': () => '/vulnerabilities?state=open&sort=severity',
  'list, the newest': () => '/vulnerabilities?sort=newest',
  'list, without a state': () => '/vulnerabilities',
  'list, three filters': () => '/vulnerabilities?state=open&severity=critical,high&surface=code&exploited=no',
  'list, a word that is often': () => '/vulnerabilities?state=open&q=folder1',
  'list, a word that is nowhere': () => '/vulnerabilities?state=open&q=nowhere-at-all',
  'list, a word that is rare': (n) => `/vulnerabilities?state=open&q=folder${n % 997}/file`,
  'list, two letters, nowhere': () => '/vulnerabilities?state=open&q=zz',
  'facets, a word that is nowhere': () => '/vulnerabilities/facets?state=open&q=nowhere-at-all',
  'facets, open': () => '/vulnerabilities/facets?state=open',
  'facets, of one project': (n) => `/vulnerabilities/facets?project=project-${1 + (n % 40)}&state=open`,
  'facets, a filter, all different': (n) => `/vulnerabilities/facets?state=open&rule=rule-${n % 300}`,
  'facets, three filters': () => '/vulnerabilities/facets?state=open&severity=critical,high&surface=code&exploited=no',
  detail: (n, _, numbers) => `/vulnerabilities/VBN-${numbers[n % numbers.length]}`,
  'history of one': (n, _, numbers) => `/vulnerabilities/VBN-${numbers[n % numbers.length]}/events`,
  projects: () => '/projects',
};

async function measure({ address, tokens, numbers }) {
  const get = async (path, token) => {
    const began = performance.now();
    const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    const body = await answer.json();
    if (answer.status === 429)
      return new Promise((done) =>
        setTimeout(() => done(get(path, token)), 1000 * Number(answer.headers.get('retry-after'))),
      );
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
    return { body, ms: performance.now() - began };
  };
  let cursor = '';
  for (let page = 0; page < 20; page += 1)
    cursor = (await get(`/vulnerabilities?state=open&limit=200&cursor=${cursor}`, tokens[0])).body.next;
  for (const [name, pathOf] of Object.entries(PATHS)) {
    const times = [];
    const until = performance.now() + SECONDS * 1000;
    await Promise.all(
      tokens.map(async (token, person) => {
        for (let n = person; performance.now() < until && n < 70; n += 1)
          times.push((await get(pathOf(n * 7, { deep: cursor }, numbers), token)).ms);
      }),
    );
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    say(`${name.padEnd(30)} p50 ${at(0.5).toFixed(0).padStart(4)} ms, p95`, at(0.95), 'ms', GOALS.p95);
  }
}

function startChild(bundle, home, ...args) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), 'serve', bundle, home, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const next = () =>
    new Promise((done, failed) => {
      child.once('message', done);
      child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
    });
  return next().then((facts) => ({
    ...facts,
    memory: async () => {
      const answer = next();
      child.send('memory');
      return (await answer).resident;
    },
    end: () =>
      new Promise((done) => {
        child.removeAllListeners('exit');
        child.once('exit', done);
        child.send('end');
      }),
  }));
}

function say(what, value, unit, goal) {
  console.log(`  ${what}: ${value.toFixed(0)} ${unit} (${value <= goal ? 'within' : 'BEYOND'} ${goal} ${unit})`);
  if (value > goal) process.exitCode = 1;
}

if (process.argv[2] === 'serve') await serve(process.argv[3], process.argv[4]);
else await main();
