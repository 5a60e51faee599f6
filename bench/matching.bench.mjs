// What Vauban matches against advisories beside what osv-scanner matches on the same ones, and what both take for it.
//   VAUBAN_TEST_DATA=FOLDER VAUBAN_REPOSITORIES=FOLDER node bench/matching.bench.mjs [--differences] [--only-matches]
// VAUBAN_REPOSITORIES holds a folder for each repository, checked out; VAUBAN_TEST_DATA has advisories/ECOSYSTEM/all.zip.
// osv-scanner runs offline on the very same archives and resolves nothing. VAUBAN_BENCH_ROUNDS: how often each is timed.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { commandLine, figure, median, rounds, run, sayWhere, seconds, timed, vauban } from './measure.mjs';
import { HOW, watched } from './memory.mjs';

const ROUNDS = Number(process.env.VAUBAN_BENCH_ROUNDS ?? 3);
const { VAUBAN_TEST_DATA: data, VAUBAN_REPOSITORIES: corpus } = process.env;
if (!data || !corpus || !existsSync(corpus)) {
  console.log('absent: set VAUBAN_TEST_DATA to a folder with advisories, VAUBAN_REPOSITORIES to one of repositories');
  process.exit(0);
}
const showsDifferences = process.argv.includes('--differences');
/** Why the two may differ; what fits none is open. */
const CLASSES = {
  'read by Vauban alone': 'the other does not list the component: a file or an entry that it does not read',
  'declared only': 'a version that is asked for and not locked, which Vauban marks as less sure',
  'standard library': "Go's own library at the version that go.mod asks for, which the other does not list",
  'read by the other alone': 'Vauban does not list the component there',
  'not from a registry': 'a folder or a commit stands for the component, so Vauban matches no release',
  open: 'not explained',
};

const WITHOUT_DATA = ['Pub', 'Hex', 'SwiftURL', 'GitHub Actions', 'CRAN', 'Hackage', 'Julia', 'GIT'];
const EMPTY_ZIP = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]);

const folder = mkdtempSync(join(tmpdir(), 'vauban-matching-'));
const home = join(folder, 'home');
const theirs = join(folder, 'databases');
const repositories = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
try {
  await sayWhere();
  await fetchAdvisories();
  await compareMatches();
  if (!process.argv.includes('--only-matches')) await compareCosts();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same archives for both. */
async function fetchAdvisories() {
  const source = resolve(data, 'advisories');
  const feeds = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  for (const name of feeds) {
    mkdirSync(join(theirs, 'osv-scalibr', name), { recursive: true });
    cpSync(join(source, name, 'all.zip'), join(theirs, 'osv-scalibr', name, 'all.zip'));
  }
  // without a database of an ecosystem that it meets it matches nothing in the whole target
  for (const name of WITHOUT_DATA.filter((other) => !feeds.includes(other))) {
    mkdirSync(join(theirs, 'osv-scalibr', name), { recursive: true });
    writeFileSync(join(theirs, 'osv-scalibr', name, 'all.zip'), EMPTY_ZIP);
  }
  const kev = join(source, 'known_exploited_vulnerabilities.json');
  const args = ['advisories', 'update', '--source', source, '--ecosystems', feeds.join(), '--quiet'];
  if (existsSync(kev)) args.push('--kev', kev);
  await run(commandLine(process.execPath, [vauban, ...args], { env: { VAUBAN_HOME: home } }));
  console.log(`advisories: ${feeds.join(', ')}; repositories: ${repositories.length}`);
}

function ours(target, output) {
  const words = ['--surface', 'dependencies', '--offline', '--quiet', '--no-cache', '--jobs', '2'];
  const args = ['scan', target, ...words, '--format', 'json', '--output', output];
  const fails = (code) => code === null || code === 2 || code === 4;
  return commandLine(process.execPath, [vauban, ...args], { env: { VAUBAN_HOME: home }, fails });
}

function others(target, more = []) {
  const args = [
    'scan',
    'source',
    '--recursive',
    '--offline',
    '--offline-vulnerabilities',
    '--no-resolve',
    '--no-ignore',
  ];
  const env = { GOMAXPROCS: '2', OSV_SCALIBR_LOCAL_DB_CACHE_DIRECTORY: theirs };
  // 1 for findings, 127 for one file among many that it cannot read, 128 for no package at all
  const fails = (code) => ![0, 1, 127, 128].includes(code);
  return commandLine('osv-scanner', [...args, ...more, '--format', 'json', target], { env, fails });
}

/** `path name version` as both write it. */
function keyOf(path, name, version) {
  return [path, name.toLowerCase().replace(/[-_.]+/g, '-'), version.replace(/^v(?=\d)/, '')].join(' ');
}

/** What Vauban matched: a set of names for each advisory of a component, and how sure it is. */
async function byVauban(repository) {
  const output = join(folder, 'report.json');
  await run(ours(join(corpus, repository), output));
  const report = JSON.parse(readFileSync(output, 'utf8'));
  const listed = new Map();
  for (const { location, name, version, source, alias } of report.components) {
    listed.set(keyOf(location.path, name, version), source);
    if (alias !== undefined) listed.set(keyOf(location.path, alias, version), source);
  }
  const matches = new Map();
  for (const { rule, component, advisory, location, confidence } of report.findings) {
    if (component === undefined) continue;
    const key = keyOf(location.path, component.name, component.version);
    const found = { names: new Set([rule, ...(advisory?.aliases ?? [])]), confidence, id: rule };
    matches.set(key, [...(matches.get(key) ?? []), found]);
  }
  return { listed, matches };
}

async function byOsvScanner(repository) {
  const top = resolve(corpus, repository);
  const { stdout } = await run(others(top, ['--all-packages']));
  const listed = new Map();
  const matches = new Map();
  for (const { source, packages } of (stdout === '' ? {} : JSON.parse(stdout)).results ?? []) {
    const path = relative(top, source.path.replace(/:\d+$/, ''));
    for (const { package: item, vulnerabilities = [] } of packages ?? []) {
      const key = keyOf(path, item.name ?? '', item.version ?? '');
      listed.set(key, 'registry');
      const found = vulnerabilities.map(({ id, aliases }) => ({ id, names: new Set([id, ...(aliases ?? [])]) }));
      matches.set(key, [...(matches.get(key) ?? []), ...found]);
    }
  }
  return { listed, matches };
}

/** Which of `matches` share no name with those of the other for the same component. */
function* missing(matches, other) {
  for (const [key, found] of matches) {
    const known = new Set((other.get(key) ?? []).flatMap(({ names }) => [...names]));
    for (const match of found) if (![...match.names].some((name) => known.has(name))) yield { key, match };
  }
}

function classOfOurs({ key, match }, other) {
  if (key.includes(' stdlib ')) return 'standard library';
  if (match.confidence !== 'high') return 'declared only';
  return other.listed.has(key) ? 'open' : 'read by Vauban alone';
}

function classOfTheirs({ key }, own) {
  if (key.includes(' stdlib ')) return 'standard library';
  if (!own.listed.has(key)) return 'read by the other alone';
  return own.listed.get(key) === 'registry' ? 'open' : 'not from a registry';
}

async function compareMatches() {
  const table = new Map(Object.keys(CLASSES).map((name) => [name, { ours: 0, theirs: 0 }]));
  let same = 0;
  const files = new Map();
  for (const repository of repositories) {
    const [own, other] = [await byVauban(repository), await byOsvScanner(repository)];
    const only = [...missing(own.matches, other.matches)];
    const absent = [...missing(other.matches, own.matches)];
    const all = [...own.matches.values()].reduce((sum, found) => sum + found.length, 0);
    same += all - only.length;
    for (const [side, list, of] of [
      ['ours', only, (item) => classOfOurs(item, other)],
      ['theirs', absent, (item) => classOfTheirs(item, own)],
    ]) {
      for (const item of list) {
        const name = of(item);
        table.get(name)[side]++;
        const file = `${name}, ${side}: ${item.key.split(' ')[0].replace(/^.*\//, '')}`;
        files.set(file, (files.get(file) ?? 0) + 1);
        if (showsDifferences || name === 'open')
          console.log(`  ${side} ${repository}/${item.key} ${item.match.id} (${name})`);
      }
    }
  }
  console.log(
    `\nmatches of both: ${same}\n${'difference'.padEnd(26)}${'only Vauban'.padStart(13)}${'only the other'.padStart(16)}`,
  );
  for (const [name, { ours: own, theirs: other }] of table) {
    console.log(`${name.padEnd(26)}${String(own).padStart(13)}${String(other).padStart(16)}  ${CLASSES[name]}`);
  }
  console.log('by file:');
  for (const [file, count] of [...files].sort((a, b) => b[1] - a[1]).slice(0, 20)) console.log(`  ${count} ${file}`);
  figure('open differences', table.get('open').ours + table.get('open').theirs, 0, '');
}

async function compareCosts() {
  const output = join(folder, 'report.json');
  const each = (lineOf) => async () => {
    let ms = 0;
    for (const name of repositories) ms += (await run(lineOf(resolve(corpus, name)))).ms;
    return ms;
  };
  const taken = await rounds(ROUNDS, {
    'Vauban, a process for each': each((target) => ours(target, output)),
    'the other, a process for each': each(others),
    'Vauban, all in one': timed(ours(resolve(corpus), output)),
    'the other, all in one': timed(others(resolve(corpus))),
  });
  const middle = Object.fromEntries(Object.entries(taken).map(([name, list]) => [name, median(list)]));
  console.log(`\ntime, median of ${ROUNDS} rounds in turns, no cache of results`);
  for (const [name, ms] of Object.entries(middle)) console.log(`  ${name.padEnd(32)} ${seconds(ms)}`);
  console.log(`peak memory, all in one (${HOW})`);
  const memory = {
    Vauban: await watched(ours(resolve(corpus), output)),
    'the other': await watched(others(resolve(corpus))),
  };
  for (const [name, { own, cpu }] of Object.entries(memory)) {
    console.log(`  ${name.padEnd(32)} ${own.toFixed(0)} MiB, ${cpu.toFixed(1)} s of processor time`);
  }
  for (const how of ['a process for each', 'all in one']) {
    figure(
      `Vauban's share of the other's time, ${how}`,
      middle[`Vauban, ${how}`] / middle[`the other, ${how}`],
      1 / 3,
      '',
    );
  }
}
