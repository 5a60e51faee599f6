// Identity over real history: snapshots of git repositories, what a scanner finds in them (a simple one of lines, or
// Bandit, read by the real reader) recorded by the real record one after the other, with git's renames since
// the last one as the command tells them. The truth is git's own line history (identity-truth.mjs).
// VAUBAN_IDENTITY_REPOSITORIES: git directories, `:` between them;
// VAUBAN_BANDIT: its command.
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { filesOf, gitIn, linesBetween, snapshotsOf } from './identity-truth.mjs';
import { randomFrom } from './random.mjs';

const SNAPSHOTS = Number(process.env.VAUBAN_IDENTITY_SNAPSHOTS ?? 40);
const APART = Number(process.env.VAUBAN_IDENTITY_APART ?? 40);
const GOALS = { split: 0.003, splitRenamed: 0.008, merged: 0.001 };
const MANY_RENAMES = 40;
const NOW = new Date('2026-11-24T10:00:00Z');
const BANDIT = process.env.VAUBAN_BANDIT;
const ENDINGS = BANDIT === undefined ? ['.py', '.js', '.ts', '.tsx', '.jsx'] : ['.py'];
const top = fileURLToPath(new URL('..', import.meta.url));
const repositories = (process.env.VAUBAN_IDENTITY_REPOSITORIES ?? '').split(':').filter((path) => existsSync(path));
const cases = [];

async function measure() {
  const { openStore, newId, recordReport, removeStore } = await import('../packages/server/dist/index.js');
  const { readForeign } = await import('../packages/reports/dist/index.js');
  const reportOf = await generator();
  const home = mkdtempSync(join(tmpdir(), 'vauban-identity-'));
  const migrations = join(top, 'packages/server/store/migrations');
  const store = await openStore({ home, databaseUrl: process.env.DATABASE_URL, migrations, now: () => NOW });
  const ctx = { db: store.db, now: () => NOW, logger: { info() {}, warn() {} }, notify: async () => {} };
  const organisationId = newId(NOW);
  const slug = `identity-${randomUUID().slice(0, 8)}`;
  await store.db.insertInto('organisations').values({ organisationId, slug, name: 'Bench', createdAt: NOW }).execute();
  try {
    for (const repository of repositories) {
      const projectId = newId(NOW);
      const row = { organisationId, projectId, slug: `p-${projectId.slice(-8)}`, name: 'Repository', settings: '{}' };
      await store.db
        .insertInto('projects')
        .values({ ...row, createdAt: NOW })
        .execute();
      const record = async (commit, parents, found, looked, renames) => {
        const blob = createHash('sha256').update(randomUUID()).digest('hex');
        const scanners = [{ id: 'import:lines', surface: 'code', version: '1', rules: 'sha256:00', ruleCount: 1 }];
        const report = reportOf({
          commit,
          parents,
          found,
          looked,
          scanners,
          source: { ancestry: ancestryOf(parents), renames },
        });
        await recordReport(ctx, {
          organisationId,
          projectId,
          report,
          blob,
          actor: { kind: 'token', id: null },
          now: NOW,
        });
        return numbersOf(store, projectId);
      };
      await history(repository, readForeign, record);
    }
  } finally {
    await store.close();
    await removeStore(home);
  }
  if (process.env.VAUBAN_IDENTITY_CASES)
    writeFileSync(process.env.VAUBAN_IDENTITY_CASES, JSON.stringify(drawn(cases, 200), null, 1));
}

/** As the command asks git. */
function renamesSince(git, older, newer) {
  const fields = git('diff', '--name-status', '-z', '-l1000', '-M50%', '--diff-filter=R', older, newer).split('\0');
  const renames = {};
  for (let at = 0; at + 2 < fields.length; at += 3) renames[fields[at + 1]] = fields[at + 2];
  return renames;
}

function ancestryOf(parents) {
  return Object.fromEntries(parents.map((commit) => [commit, 'ancestor']));
}

async function history(repository, readForeign, record) {
  const git = gitIn(repository);
  const commits = snapshotsOf(git, SNAPSHOTS, APART);
  const trees = commits.map((commit) => filesOf(git, commit, ENDINGS));
  const found = scanned(git, new Set(trees.flatMap((tree) => [...tree.values()])), readForeign);
  const sum = { pairs: 0, split: 0, findings: 0, merged: 0, renamed: 0 };
  let before = null;
  for (const [index, commit] of commits.entries()) {
    const tree = trees[index];
    const here = [...tree].flatMap(([path, blob]) =>
      (found.get(blob) ?? []).map((one) => ({ ...one, scanner: 'import:lines', location: { ...one.location, path } })),
    );
    const renames = index === 0 ? {} : renamesSince(git, commits[index - 1], commit);
    const numbers = await record(commit, commits.slice(0, index).reverse(), here, [...tree.keys()], renames);
    const now = numbered(here, numbers);
    if (before) compare(git, before, { commit, now }, sum, basename(dirname(repository)));
    before = { commit, now };
  }
  const limit = sum.renamed >= MANY_RENAMES ? GOALS.splitRenamed : GOALS.split;
  const digest = git('rev-parse', 'HEAD').trim();
  const share = (part, all) => `${((100 * part) / all).toFixed(3)} %`;
  console.log(
    `${repository} at ${digest}: ${commits.length} snapshots, ${sum.renamed} files renamed, ${found.size} files read`,
  );
  console.log(
    `  ${sum.pairs} findings in unchanged lines: false "fixed and new" ${sum.split}, ${share(sum.split, sum.pairs)} (goal ${100 * limit} %)`,
  );
  console.log(
    `  ${sum.findings} findings: distinct ones merged ${sum.merged}, ${share(sum.merged, sum.findings)} (goal ${100 * GOALS.merged} %)`,
  );
  if (sum.split > limit * sum.pairs || sum.merged > GOALS.merged * sum.findings) process.exitCode = 1;
}

/** Each blob once: both judge a file by itself. */
function scanned(git, blobs, readForeign) {
  const texts = new Map(
    [...blobs].map((blob, index, all) => [blob, index % 500 === 0 ? readSome(git, all, index) : null]),
  );
  const every = new Map([...texts.values()].filter(Boolean).flatMap((some) => [...some]));
  if (BANDIT === undefined) return new Map([...every].map(([blob, text]) => [blob, marked(text)]));
  const folder = mkdtempSync(join(tmpdir(), 'vauban-blobs-'));
  try {
    for (const [blob, text] of every) {
      mkdirSync(join(folder, blob.slice(0, 2)), { recursive: true });
      writeFileSync(join(folder, blob.slice(0, 2), `${blob}.py`), text);
    }
    const output = join(folder, 'bandit.json');
    const options = ['-q', '-r', '--exit-zero', '--ignore-nosec', '-f', 'json', '-o', output, folder];
    spawnSync(BANDIT, options, { stdio: 'ignore' });
    const report = readForeign(readFileSync(output), { name: 'bandit.json', format: 'bandit', roots: [folder] });
    const found = new Map([...blobs].map((blob) => [blob, []]));
    for (const one of report.observations) found.get(basename(one.location.path, '.py')).push(one);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readSome(git, all, index) {
  return git.blobs(all.slice(index, index + 500));
}

/** A scanner as simple as can be: what such tools complain of most, line by line, whoever moved or doubled it. */
const MARKS = [
  ['assert', /^\s*assert\b/, 'CWE-703'],
  ['subprocess', /\bsubprocess\.|child_process|\bexec(?:Sync|File)?\(/, 'CWE-78'],
  ['password', /(?:password|secret|token)\w*\s*[:=]\s*["']/i, 'CWE-259'],
  ['pass', /^\s*except\b.*:|\bcatch\b/, 'CWE-703'],
  ['eval', /\beval\(|\bpickle\.|yaml\.load\(|mark_safe\(|innerHTML|dangerouslySetInnerHTML/, 'CWE-94'],
  ['digest', /\bmd5\b|\bsha1\b/i, 'CWE-327'],
  ['random', /Math\.random\(|\brandom\.\w+\(/, 'CWE-330'],
  ['path', /\bopen\(|readFile|writeFile|path\.join\(/, 'CWE-22'],
  ['pattern', /new RegExp\(|\bre\.(?:compile|match|search)\(/, 'CWE-1333'],
  ['object', /[\w)]\[\w+\]\s*=[^=]/, 'CWE-915'],
  ['query', /\.execute\(|\.query\(|\.raw\(/, 'CWE-89'],
  ['plain-http', /["'`]http:\/\//, 'CWE-319'],
];

function marked(text) {
  return text.split('\n').flatMap((line, index) => {
    if (line.length > 400) return [];
    return MARKS.filter(([, pattern]) => pattern.test(line)).map(([name, , cwe]) => ({
      rule: name,
      surface: 'code',
      title: name,
      message: name,
      severity: 'medium',
      confidence: 'low',
      cwe: [cwe],
      location: { path: '', line: index + 1, snippet: line.trim() },
    }));
  });
}

const keyOf = (rule, path, line) => `${rule} ${path}:${line}`;

/** What the record calls each finding now; equal ones in one line in the order of their numbers. */
function numbered(here, numbers) {
  const now = new Map();
  for (const { rule, location } of here) {
    const key = keyOf(rule, location.path, location.line);
    if (!now.has(key))
      now.set(key, {
        rule,
        path: location.path,
        line: location.line,
        snippet: location.snippet,
        numbers: numbers.get(key) ?? [],
      });
  }
  return now;
}

async function numbersOf(store, projectId) {
  const rows = await store.db
    .selectFrom('vulnerabilities as v')
    .innerJoin('vulnerabilityBranches as b', 'b.vulnerabilityId', 'v.vulnerabilityId')
    .select(['v.number', 'v.rule', 'v.path', 'v.line'])
    .where('v.projectId', '=', projectId)
    .where('b.state', '=', 'open')
    .orderBy('v.number')
    .execute();
  const numbers = new Map();
  for (const { number, rule, path, line } of rows) {
    const key = keyOf(rule, path, line);
    numbers.set(key, [...(numbers.get(key) ?? []), Number(number)]);
  }
  return numbers;
}

function compare(git, older, newer, sum, name) {
  const { where, renamed } = linesBetween(git, older.commit, newer.commit, ENDINGS);
  sum.renamed += renamed;
  const was = new Map();
  const held = new Set();
  const heldBefore = new Set();
  for (const one of newer.now.values()) for (const number of one.numbers) held.add(number);
  for (const one of older.now.values()) for (const number of one.numbers) heldBefore.add(number);
  const partners = new Map();
  for (const one of older.now.values()) {
    const { path, lineOf } = where(one.path);
    const line = path === null ? null : lineOf(one.line);
    const partner = line === null ? undefined : newer.now.get(keyOf(one.rule, path, line));
    if (partner) partners.set(partner, one);
    for (const number of one.numbers) was.set(number, { one, partner });
    if (!partner) continue;
    for (let index = 0; index < Math.min(one.numbers.length, partner.numbers.length); index += 1) {
      sum.pairs += 1;
      const lost = !held.has(one.numbers[index]) || !heldBefore.has(partner.numbers[index]);
      if (lost) sum.split += 1;
      cases.push(
        caseOf(
          name,
          older,
          newer,
          one,
          partner,
          lost ? 'split' : one.numbers[index] === partner.numbers[index] ? 'kept' : 'taken',
        ),
      );
    }
  }
  for (const now of newer.now.values()) {
    for (const number of now.numbers) {
      sum.findings += 1;
      const before = was.get(number);
      if (!before || before.partner === now) continue;
      const isWrong = before.partner !== undefined || partners.has(now);
      if (isWrong) sum.merged += 1;
      cases.push(caseOf(name, older, newer, before.one, now, isWrong ? 'merged' : 'carried'));
    }
  }
}

function caseOf(repository, older, newer, one, other, outcome) {
  const place = ({ path, line, snippet }, { commit }) => ({ commit, path, line, text: snippet?.trim() });
  return { repository, rule: one.rule, before: place(one, older), after: place(other, newer), outcome };
}

/** Half of them where something was not plain, so that people look at what can be wrong. */
function drawn(all, count) {
  const random = randomFrom('identity 1');
  const shuffled = all
    .map((one) => ({ one, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
  const odd = shuffled
    .filter(({ outcome, before, after }) => outcome !== 'kept' || before.path !== after.path)
    .slice(0, count / 2);
  const plain = shuffled.filter((one) => !odd.includes(one) && one.before.line !== one.after.line);
  return [...odd, ...plain.slice(0, count - odd.length)];
}

/** The report as the record's tests write it; it is no part of what is shipped. */
async function generator() {
  const bundle = join(top, `node_modules/.cache/vauban/identity-${process.pid}.mjs`);
  mkdirSync(join(bundle, '..'), { recursive: true });
  const entryPoints = [join(top, 'packages/server/record/testing/report.ts')];
  const how = { bundle: true, platform: 'node', format: 'esm', target: 'node20.19', conditions: ['source'] };
  await build({ entryPoints, outfile: bundle, ...how, logLevel: 'warning' });
  try {
    return (await import(pathToFileURL(bundle).href)).reportOf;
  } finally {
    rmSync(bundle, { force: true });
  }
}

if (repositories.length === 0) console.log('corpus absent: set VAUBAN_IDENTITY_REPOSITORIES to git directories');
else if (BANDIT !== undefined && spawnSync(BANDIT, ['--version']).status !== 0)
  console.log('corpus absent: Bandit is not here (VAUBAN_BANDIT)');
else await measure();
