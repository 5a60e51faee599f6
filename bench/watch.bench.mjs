// The watch: 1,000 deployed releases of 500 components each are matched again when the advisories change, and every
// piece of news lies in the outbox and is sent by webhook. Once as releases of few projects, once each in a project of
// its own whose branch stands on the same scan.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import { build } from 'esbuild';

const GOAL = 60;
const RELEASES = Number(process.env.VAUBAN_BENCH_RELEASES ?? 1000);
const COMPONENTS = 500;
const VERSIONS = 8000;
const PER_PROJECT = 10;
const NOW = new Date('2026-11-24T10:00:00Z');
const top = fileURLToPath(new URL('..', import.meta.url));
const logger = { info() {}, warn() {} };

const server = await serverParts();
const { pathSet, policyDigest, DEFAULT_CONFIGURATION } = await import('../packages/domain/dist/index.js');
const names = Array.from({ length: VERSIONS }, (_, index) => `package-${index}`);
let failed = false;
console.log(`corpus: made, ${RELEASES} releases of ${COMPONENTS} components out of ${VERSIONS} versions`);
await measure('embedded', undefined);
if (process.env.DATABASE_URL) await measure('server', process.env.DATABASE_URL);
else console.log('server    absent: set DATABASE_URL to an empty database to see it beside the embedded one');
process.exitCode = failed ? 1 : 0;

async function measure(store, databaseUrl) {
  await onDatabase(`${store}, ${PER_PROJECT} a project`, databaseUrl, PER_PROJECT);
  await onDatabase(`${store}, 1 a project`, databaseUrl, 1);
}

async function onDatabase(name, databaseUrl, perProject) {
  const home = mkdtempSync(join(tmpdir(), 'vauban-watch-bench-'));
  const migrations = join(top, 'packages/server/store/migrations');
  const store = await server.openStore({ home, databaseUrl, migrations, now: () => NOW });
  const receiver = await openReceiver();
  const say = (what, figure, unit, goal = null) => {
    const bad = goal !== null && figure > goal;
    failed ||= bad;
    const told = goal === null ? '' : `  (goal ${goal} ${unit})${bad ? '  MISSED' : ''}`;
    console.log(
      `${name.padEnd(24)} ${what.padEnd(46)} ${figure.toFixed(unit === 's' ? 1 : 0).padStart(8)} ${unit}${told}`,
    );
  };
  try {
    await server.migrateQueue(store.pool, logger);
    const organisationId = server.newId(NOW);
    const slug = `bench-${randomUUID().slice(0, 8)}`;
    await store.db
      .insertInto('organisations')
      .values({ organisationId, slug, name: 'Bench', createdAt: NOW })
      .execute();
    const reports = new Map();
    const settings = {
      folder: join(home, 'advisories'),
      source: join(home, 'osv'),
      kev: null,
      everyMs: 1,
      ecosystems: [],
    };
    const watch = { ...settings, blobs: { get: async (digest) => Readable.from([reports.get(digest)]) } };
    const ctx = { db: store.db, now: () => NOW, logger, notify: server.notify };

    const timeOf = async (work) => {
      const begun = performance.now();
      await work();
      return (performance.now() - begun) / 1000;
    };
    say('releases recorded', await timeOf(() => record(ctx, organisationId, reports, perProject)), 's');
    await store.pool.query('vacuum analyze');
    const update = async (day, records) => {
      writeOsv(settings.source, day, records);
      await server.updateOnce(ctx, watch);
    };
    const match = () => server.rematch(ctx, watch, { organisationId });
    await update('2026-11-20', first());
    let outcome;
    const all = await timeOf(async () => (outcome = await match()));
    say(`matched for the first time, ${outcome.news} news`, all, 's');
    say('matched again, nothing new', await timeOf(match), 's');

    const keys = server.openKeys(home);
    const receiverId = server.newId(NOW);
    const { sealed } = server.makeReceiverSecret(keys, organisationId, receiverId);
    const row = {
      organisationId,
      receiverId,
      kind: 'webhook',
      name: 'bench',
      address: receiver.address,
      events: ['*'],
    };
    await store.db
      .insertInto('receivers')
      .values({ ...row, sealedSecret: sealed, createdAt: NOW })
      .execute();
    await update('2026-11-21', second());
    const begun = performance.now();
    outcome = await match();
    const matched = (performance.now() - begun) / 1000;
    say(`new revision, ${outcome.projects} projects, ${outcome.news} news in the outbox`, matched, 's', GOAL);
    const worker = await server.startWorker({
      store,
      now: () => new Date(),
      logger,
      keys,
      outward: server.openOutward({ allowedHosts: [receiver.host], environment: {} }),
      mail: null,
      baseUrl: 'https://vauban.example.org',
      watch: null,
    });
    while (receiver.ids.size < outcome.news) await new Promise((resolve) => setTimeout(resolve, 50));
    say('and all of it sent by webhook', (performance.now() - begun) / 1000, 's', GOAL);
    say('peak resident memory of this process', process.resourceUsage().maxRSS / 1024, 'MB');
    await worker.stop();
  } finally {
    await store.close();
    receiver.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function record(ctx, organisationId, reports, perProject) {
  let projectId;
  for (let index = 0; index < RELEASES; index += 1) {
    if (index % perProject === 0) {
      projectId = server.newId(NOW);
      const slug = `project-${index}`;
      await ctx.db
        .insertInto('projects')
        .values({ organisationId, projectId, slug, name: slug, createdAt: NOW })
        .execute();
    }
    const report = scan(index, index - (index % perProject));
    const blob = `blob-${index}`;
    reports.set(blob, Buffer.from(JSON.stringify(report)));
    const release = { name: `r${index}`, environment: 'production' };
    const actor = { kind: 'token', id: null };
    await server.recordReport(ctx, { organisationId, projectId, report, blob, actor, release, now: NOW });
  }
}

/** Twenty vulnerable components in each release, as one sees in real ones. */
function first() {
  return names.filter((_, index) => index % 25 === 0).map((name) => advisory(`GHSA-${name}`, name));
}

/** One advisory about what everyone uses, and some about what some use: new, worse, withdrawn. */
function second() {
  return [
    ...first().map((one, index) =>
      index % 100 === 0 ? { ...one, withdrawn: '2026-11-21T00:00:00Z' } : index % 100 === 1 ? worse(one) : one,
    ),
    advisory('GHSA-everywhere', 'everywhere'),
  ];
}

function worse(record) {
  return { ...record, database_specific: { severity: 'CRITICAL' } };
}

function advisory(id, name) {
  const ranges = [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }];
  return {
    id,
    schema_version: '1.6.0',
    published: '2026-01-01T00:00:00Z',
    summary: `${name} has a flaw`,
    affected: [{ package: { ecosystem: 'npm', name }, ranges }],
    database_specific: { severity: 'MODERATE' },
  };
}

function scan(index, project) {
  const used = [
    'everywhere',
    ...Array.from({ length: COMPONENTS - 1 }, (_, n) => names[(index * 37 + n * 13) % VERSIONS]),
  ];
  const components = [...new Set(used)].map((name, line) => ({
    purl: `pkg:npm/${name}@1.0.0`,
    ecosystem: 'npm',
    name,
    version: '1.0.0',
    direct: line % 10 === 0,
    scope: 'production',
    source: 'registry',
    location: { path: 'package-lock.json', line: 10 + line * 8, column: 5, snippet: `"node_modules/${name}": {` },
    path: ['shop', 'direct', name],
    resolved: `https://registry.npmjs.org/${name}/-/${name}-1.0.0.tgz`,
    integrity: `sha512-${randomBytes(64).toString('base64')}`,
  }));
  const data = [{ name: 'advisories', revision: 'old', newest: '2026-11-01T00:00:00Z', ecosystems: ['npm'] }];
  const surfaces = ['dependencies'];
  return {
    schema: 'vauban.report/1.0',
    scan: { id: randomUUID(), started: '2026-11-24T09:00:00Z', durationMs: 60_000 },
    tool: { name: 'vauban', version: '0.1.0' },
    source: {
      kind: 'git',
      repository: `https://git.example.org/bench/${project}`,
      root: '.',
      commit: `c${index}`,
      parents: [],
      branch: 'main',
      mergeBase: null,
      shallow: false,
      dirty: false,
      renames: {},
      ancestry: {},
    },
    policy: { digest: policyDigest(DEFAULT_CONFIGURATION), origin: 'default', gates: [], changes: [] },
    verdict: 'pass',
    reasons: [],
    coverage: {
      scope: { surfaces, paths: ['.'], include: [], exclude: [] },
      scanners: [{ id: 'dependencies', surface: 'dependencies', version: '1', rules: 'sha256:00', ruleCount: 0 }],
      data,
      files: { looked: 1, bytes: 1000 },
      looked: pathSet(['package-lock.json']),
      gaps: [],
    },
    rules: [],
    findings: [],
    components,
    unused: [],
  };
}

async function openReceiver() {
  const ids = new Set();
  const listening = createServer((request, response) => {
    if (request.headers['vauban-event']?.startsWith('watch.')) ids.add(request.headers['vauban-message-id']);
    request.resume().on('end', () => response.end());
  });
  await new Promise((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${listening.address().port}`;
  return { ids, host, address: `http://${host}/hook`, close: () => listening.close() };
}

/** The folder in the layout of OSV's bucket: an archive whose members are stored as they are. */
function writeOsv(folder, day, records) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const one of records) {
    const bytes = Buffer.from(JSON.stringify({ ...one, modified: `${day}T00:00:00Z` }));
    const name = Buffer.from(`${one.id}.json`);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    parts.push(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, name, bytes]));
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, name]));
    offset += parts.at(-1).length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(records.length, 8);
  end.writeUInt16LE(records.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  mkdirSync(join(folder, 'npm'), { recursive: true });
  writeFileSync(join(folder, 'npm', 'all.zip'), Buffer.concat([...parts, central, end]));
}

/** The parts of the server that its index does not show, bundled from their sources. */
async function serverParts() {
  const outfile = join(top, 'packages/server/node_modules', `.watch-bench-${process.pid}.mjs`);
  const rooms = [
    'act/index.ts',
    'watch/update.ts',
    'watch/rematch/rematch.ts',
    'record/index.ts',
    'store/open.ts',
    'store/identifier.ts',
    'keys/keys.ts',
  ];
  const contents = [...rooms, 'http/outward/safe-fetch.ts'].map((room) => `export * from './packages/server/${room}';`);
  await build({
    stdin: { contents: contents.join('\n'), resolveDir: top, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}
