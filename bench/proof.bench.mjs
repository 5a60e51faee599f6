// Fixed only on proof: mutated uploads (cut, empty, crashed, other branch, other service, rule off, partial, doubled
// inside, out of order) of a made repository whose flaws are known at each commit, through the real record.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { commitSeed, randomFrom } from './random.mjs';

const MUTATED = Number(process.env.VAUBAN_BENCH_UPLOADS ?? 2000);
const GOALS = { wrong: 0, closed: 0.99 };
const NOW = new Date('2026-11-24T10:00:00Z');
const top = fileURLToPath(new URL('..', import.meta.url));

const { openStore, newId, recordReport, rebuild, removeStore } = await import('../packages/server/dist/index.js');
const prove = await generator();
const home = mkdtempSync(join(tmpdir(), 'vauban-proof-bench-'));
const migrations = join(top, 'packages/server/store/migrations');
const store = await openStore({ home, databaseUrl: process.env.DATABASE_URL, migrations, now: () => NOW });
try {
  const organisationId = newId(NOW);
  const slug = `proof-${randomUUID().slice(0, 8)}`;
  await store.db.insertInto('organisations').values({ organisationId, slug, name: 'Bench', createdAt: NOW }).execute();
  const ctx = { db: store.db, now: () => NOW, logger: { info() {}, warn() {} }, notify: async () => {} };
  const seed = commitSeed();
  const sum = { uploads: 0, mutated: 0, fixes: 0, closed: 0, doubled: 0 };
  const byKind = new Map();
  const wrong = [];
  for (let round = 0; sum.mutated < MUTATED; round += 1) {
    const outcome = await prove(await project(organisationId, ctx, round), randomFrom(`${seed} ${round}`), 250);
    for (const name of Object.keys(sum)) sum[name] += outcome[name];
    for (const [kind, count] of Object.entries(outcome.byKind)) byKind.set(kind, (byKind.get(kind) ?? 0) + count);
    wrong.push(...outcome.wrong.map((one) => `repository ${round}: ${one}`));
  }
  for (const [kind, count] of [...byKind].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(count).padStart(6)}  ${kind}`);
  }
  const rate = sum.closed / sum.fixes;
  console.log(`${sum.uploads} uploads, ${sum.mutated} of them mutated or out of order (seed ${seed.slice(0, 12)})`);
  console.log(`closed wrongly: ${wrong.length} (goal ${GOALS.wrong})`);
  console.log(`true fixes closed: ${sum.closed} of ${sum.fixes}, ${(100 * rate).toFixed(2)} % (goal 99 %)`);
  console.log(`doubled: ${sum.doubled} (goal 0)`);
  for (const one of wrong.slice(0, 20)) console.log(`  ${one}`);
  const { differences } = await rebuild(ctx, organisationId);
  console.log(`rebuilt from the events: ${differences.length === 0 ? 'the same' : differences.join(' ')}`);
  const bad = wrong.length > 0 || !(rate >= GOALS.closed) || sum.doubled > 0 || differences.length > 0;
  process.exitCode = bad ? 1 : 0;
} finally {
  await store.close();
  await removeStore(home);
}

/** The generator stands beside the record's tests; it is no part of what is shipped. */
async function generator() {
  const bundle = join(top, `node_modules/.cache/vauban/proof-${process.pid}.mjs`);
  mkdirSync(join(bundle, '..'), { recursive: true });
  const entry = join(top, 'packages/server/record/testing/proof.ts');
  await build({
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    conditions: ['source'],
    logLevel: 'warning',
  });
  try {
    return (await import(pathToFileURL(bundle).href)).prove;
  } finally {
    rmSync(bundle, { force: true });
  }
}

async function project(organisationId, ctx, round) {
  const projectId = newId(NOW);
  const row = { organisationId, projectId, slug: `repository-${round}`, name: 'Repository', settings: '{}' };
  await store.db
    .insertInto('projects')
    .values({ ...row, createdAt: NOW })
    .execute();
  const select = () => store.db.selectFrom('vulnerabilities as v').where('v.organisationId', '=', organisationId);
  return {
    record(report) {
      const blob = createHash('sha256').update(report.scan.id).digest('hex');
      const actor = { kind: 'token', id: null };
      return recordReport(ctx, { organisationId, projectId, report, blob, actor, now: NOW });
    },
    async pathsOf(numbers) {
      if (numbers.length === 0) return new Map();
      const rows = await select()
        .select(['v.number', 'v.path'])
        .where('v.number', 'in', [...numbers])
        .execute();
      return new Map(rows.map(({ number, path }) => [number, path]));
    },
    async openOn(branch) {
      const rows = await select()
        .innerJoin('vulnerabilityBranches as b', 'b.vulnerabilityId', 'v.vulnerabilityId')
        .innerJoin('branches as r', 'r.branchId', 'b.branchId')
        .select('v.number')
        .where('r.projectId', '=', projectId)
        .where('r.name', '=', branch)
        .where('b.state', '=', 'open')
        .execute();
      return rows.map(({ number }) => number);
    },
  };
}
