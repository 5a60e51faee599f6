// Whole scans of a real repository: cold against gitleaks and osv-scanner, unchanged against `git status`, after a change
// of 20 files, in memory. VAUBAN_BENCH_TREE names a git checkout, VAUBAN_TEST_DATA a folder with advisories,
// VAUBAN_BENCH_ROUNDS how often each is measured (default 5).
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneCorpus } from './corpus.mjs';
import {
  commandLine,
  figure,
  median,
  medianOfRounds,
  milliseconds,
  onTwoProcessors,
  rounds,
  run,
  sayWhere,
  seconds,
  timed,
  vauban,
} from './measure.mjs';
import { HOW, watched } from './memory.mjs';
import { sameProviders } from './same-providers.mjs';

const ECOSYSTEMS = ['npm', 'PyPI'];
const ROUNDS = Number(process.env.VAUBAN_BENCH_ROUNDS ?? 5);
const failed = (code) => code === null || code === 2 || code === 4;

const folder = mkdtempSync(join(tmpdir(), 'vauban-scan-bench-'));
const home = join(folder, 'home');
const theirs = join(folder, 'databases');
try {
  await sayWhere();
  const corpus = await cloneCorpus(folder);
  if (corpus !== null) {
    await fetchAdvisories();
    await cold(corpus);
    await again(corpus);
    await sameForAnyJobs(corpus);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same advisories for Vauban and for osv-scanner. */
async function fetchAdvisories() {
  const data = process.env.VAUBAN_TEST_DATA && join(process.env.VAUBAN_TEST_DATA, 'advisories');
  if (!data) {
    console.log('advisories absent: set VAUBAN_TEST_DATA to a folder with advisories/ECOSYSTEM/all.zip in it');
    return;
  }
  const kev = join(data, 'known_exploited_vulnerabilities.json');
  const args = ['advisories', 'update', '--source', data, '--kev', kev, '--ecosystems', ECOSYSTEMS.join(), '--quiet'];
  await run(commandLine(process.execPath, [vauban, ...args], { env: { VAUBAN_HOME: home } }));
  // osv-scanner matches nothing at all when one ecosystem that it meets is missing
  for (const { name } of readdirSync(data, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const place = join(theirs, 'osv-scalibr', name);
    mkdirSync(place, { recursive: true });
    cpSync(join(data, name, 'all.zip'), join(place, 'all.zip'));
  }
  console.log(`advisories: those of VAUBAN_TEST_DATA, for vauban ${ECOSYSTEMS.join(' and ')}, for osv-scanner all`);
}

/** A scan of what the two rivals look at, that leaves its JSON report in `output`; own code has benches of its own. */
function scanOf({ tree }, output, jobs = 2) {
  const args = [
    'scan',
    '.',
    '--surface',
    'secrets,dependencies',
    '--offline',
    '--quiet',
    '--jobs',
    String(jobs),
    '--format',
    'json',
    '--output',
    output,
  ];
  return commandLine(process.execPath, [vauban, ...args], { cwd: tree, env: { VAUBAN_HOME: home }, fails: failed });
}

function forget() {
  rmSync(join(home, 'cache'), { recursive: true, force: true });
}

function readReport(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function rivals({ tree }) {
  const ours = readReport(new URL('../packages/cli/dist/rules/secrets.json', import.meta.url)).map(({ id }) => id);
  const same = sameProviders(ours);
  const leaks = [
    'dir',
    '--no-banner',
    '--no-color',
    '--exit-code',
    '0',
    '--report-path',
    join(folder, 'leaks.json'),
    '.',
  ];
  const only = same.theirs.map((id) => `--enable-rule=${id}`);
  const env = { GOMAXPROCS: '2', OSV_SCALIBR_LOCAL_DB_CACHE_DIRECTORY: theirs };
  const source = ['scan', 'source', '--recursive', '--offline', '--offline-vulnerabilities', '--no-resolve'];
  // osv-scanner ends with 1 for findings, 127 for one unreadable file among many, 128 for no package at all
  const fails = (code) => ![0, 1, 127, 128].includes(code);
  return {
    same,
    gitleaks: commandLine('gitleaks', [...only, ...leaks], { cwd: tree, env }),
    gitleaksAll: commandLine('gitleaks', leaks, { cwd: tree, env }),
    osv: commandLine('osv-scanner', [...source, '--format', 'json', '.'], { cwd: tree, env, fails }),
  };
}

/** Its version on one line, or null when the program is not here. */
function versionOf(program, ...args) {
  const done = spawnSync(program, args, { encoding: 'utf8' });
  return done.error === undefined ? done.stdout.trim().split('\n')[0] : null;
}

async function cold(corpus) {
  const report = join(folder, 'report.json');
  const scan = scanOf(corpus, report);
  const { same, gitleaks, gitleaksAll, osv } = rivals(corpus);
  const versions = { gitleaks: versionOf('gitleaks', 'version'), osv: versionOf('osv-scanner', '--version') };
  console.log(`\ncold scan, empty cache of results, warm disk cache, two processors, ${ROUNDS} rounds in turns`);
  const lines = { vauban: scan };
  if (versions.gitleaks === null) console.log('  gitleaks absent: it is not on PATH');
  else lines.gitleaks = gitleaks;
  if (versions.osv === null) console.log('  osv-scanner absent: it is not on PATH');
  else lines.osv = osv;

  const seen = {};
  for (const [name, line] of Object.entries(lines)) {
    forget();
    seen[name] = await watched(line);
  }
  const { coverage, findings, components } = readReport(report);
  const did = {
    vauban: `${coverage.files.looked} files, ${coverage.files.bytes} bytes looked at; ${findings.length} findings, ${components.length} components`,
    gitleaks: lines.gitleaks && `${versions.gitleaks}; ${await leaksRead(gitleaks)} with ${same.theirs.length} rules`,
    osv: lines.osv && `${versions.osv}; ${packagesRead(seen.osv)}`,
  };
  const once = (line) => async () => {
    forget();
    return (await run(onTwoProcessors(line))).ms;
  };
  const taken = await rounds(
    ROUNDS,
    Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, once(line)])),
  );
  for (const name of Object.keys(lines)) {
    const { cpu, own, withFiles, read, processes } = seen[name];
    console.log(
      `  ${name}: ${seconds(median(taken[name]))} of ${taken[name].map((ms) => (ms / 1000).toFixed(2)).join(' ')}`,
    );
    console.log(`    ${did[name]}`);
    const memory = `${own.toFixed(0)} MiB (${withFiles.toFixed(0)} with mapped files) in ${processes} processes`;
    console.log(
      `    processor time ${cpu.toFixed(2)} s, ${(read / 1e6).toFixed(0)} MB taken in by all processes, ${memory}`,
    );
  }
  if (versions.gitleaks !== null) {
    const { ms, stderr } = await run(onTwoProcessors(gitleaksAll));
    console.log(`  gitleaks with all its rules, once: ${seconds(ms)}; ${scanned(stderr)}`);
    console.log(`  ours without a rule of gitleaks: ${same.alone.join(', ')}`);
  }
  if (lines.gitleaks && lines.osv) {
    const ratio = medianOfRounds(taken, (ms) => ms.vauban / (ms.gitleaks + ms.osv));
    figure('vauban to gitleaks then osv-scanner', ratio, 1, 'times');
  }
  figure('peak memory of all processes', seen.vauban.own, 1024, 'MiB');
  console.log(`    (${HOW})`);
}

function scanned(stderr) {
  return /scanned ~(\d+) bytes/.exec(stderr)?.[0] ?? 'bytes unknown';
}

/** gitleaks names each file that it opens only when asked for traces, so it is counted in a run of its own. */
async function leaksRead(line) {
  const { stderr } = await run({ ...line, args: [...line.args, '--log-level', 'trace'] });
  return `${stderr.match(/scanning path/g)?.length ?? 0} files, ${scanned(stderr)}`;
}

function packagesRead({ stderr, stdout }) {
  const found = [...stderr.matchAll(/^Scanned (.+) file and found (\d+) packages?/gm)].filter(([, , n]) => n !== '0');
  const packages = found.reduce((sum, [, , count]) => sum + Number(count), 0);
  const results = stdout === '' ? [] : (JSON.parse(stdout).results ?? []);
  const matches = results.flatMap((result) => result.packages).flatMap((one) => one.vulnerabilities ?? []);
  return `${found.length} files with ${packages} packages, ${matches.length} matches`;
}

async function again(corpus) {
  const scan = scanOf(corpus, join(folder, 'report.json'));
  const status = commandLine('git', ['status'], { cwd: corpus.tree });
  const times = ROUNDS * 3;
  console.log(`\nunchanged and changed, ${times} rounds in turns`);
  forget();
  await run(scan);
  const taken = await rounds(times, { status: timed(status), scan: timed(scan) });
  const [quick, second] = [median(taken.status), median(taken.scan)];
  console.log(`  git status ${milliseconds(quick)}, scan of the unchanged tree ${milliseconds(second)}`);
  figure(
    'the scan less five times git status',
    medianOfRounds(taken, (ms) => ms.scan - 5 * ms.status),
    300,
    'ms',
  );

  const some = spread(
    corpus.files.filter((name) => /\.(?:[jt]sx?|py|java|go|rb|php|md)$/.test(name)),
    20,
  );
  const changed = await rounds(times, {
    scan: async (round) => {
      for (const [index, name] of some.entries()) {
        const secret = index === 0 ? `password = "Xk9${round + 10}vQ2mLp7w"` : 'changed';
        appendFileSync(join(corpus.tree, name), `\n// ${secret} ${round}\n`);
      }
      return (await run(scan)).ms;
    },
  });
  figure(`after a change of ${some.length} files, one with a new secret`, median(changed.scan), 1000, 'ms');
}

/** `count` of the list, evenly from its beginning to its end. */
function spread(list, count) {
  return Array.from({ length: Math.min(count, list.length) }, (_, at) => list[Math.floor((at * list.length) / count)]);
}

async function sameForAnyJobs(corpus) {
  const texts = [];
  for (const jobs of [1, 2, 5]) {
    forget();
    const output = join(folder, `jobs-${jobs}.json`);
    await run(scanOf(corpus, output, jobs));
    const { scan, ...rest } = readReport(output);
    texts.push(JSON.stringify(rest));
  }
  const same = new Set(texts).size === 1;
  if (!same) process.exitCode = 1;
  console.log(`\nthe report with 1, 2 and 5 jobs: ${same ? 'the same, byte for byte' : 'DIFFERENT'}`);
}
