// Small programs whose label is known by construction, plain and mutated: how far does the score (share of flaws found
// minus share of safe ones reported) fall? With VAUBAN_BENCH_SEMGREP and VAUBAN_BENCH_SEMGREP_RULES a mutation counts only
// where Semgrep's score falls by 20 points: then it is hard for one who looks at shapes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanCode } from './code-findings.mjs';
import { commandLine, figure, run } from './measure.mjs';
import { NONE, writeCases } from './mutants/write-cases.mjs';
import { commitSeed } from './random.mjs';

const WEAKNESSES = {
  'code/sql-injection': /CWE-(89|943)/,
  'code/command-injection': /CWE-(78|77|88)/,
  'code/path-traversal': /CWE-(22|23|73)/,
  'code/code-injection': /CWE-(94|95|96)/,
  'code/server-side-request-forgery': /CWE-918/,
};

const EACH = 40;
const seed = commitSeed();
const folder = mkdtempSync(join(tmpdir(), 'vauban-mutants-'));
try {
  const cases = writeCases(folder, { seed, each: EACH });
  console.log(`corpus: made, seed ${seed.slice(0, 12)}, ${cases.length} cases, ${EACH} of each mutation and language`);
  parseAll();
  const begun = performance.now();
  const ours = score(cases, await foundByVauban());
  console.log(`vauban took ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  const theirs = await foundBySemgrep().then((found) => found && score(cases, found));
  for (const language of ['javascript', 'python']) print(language, cases, ours, theirs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Every case is a program that its language accepts. */
function parseAll() {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  const python = files.filter((name) => name.endsWith('.py'));
  execFileSync('python3', ['-c', 'import ast,sys\nfor f in sys.stdin.read().split(): ast.parse(open(f).read())'], {
    input: python.join('\n'),
  });
  for (const name of files.filter((one) => one.endsWith('app.js'))) execFileSync(process.execPath, ['--check', name]);
}

async function foundByVauban() {
  const { report } = await scanCode(folder);
  return report.findings.map(({ rule, location }) => ({ folder: location.path.split('/')[0], rule }));
}

async function foundBySemgrep() {
  const { VAUBAN_BENCH_SEMGREP: semgrep, VAUBAN_BENCH_SEMGREP_RULES: rules } = process.env;
  if (semgrep === undefined || rules === undefined) {
    console.log('Semgrep absent: set VAUBAN_BENCH_SEMGREP and VAUBAN_BENCH_SEMGREP_RULES');
    return null;
  }
  const words = [
    'scan',
    '--metrics',
    'off',
    '--disable-version-check',
    '--no-git-ignore',
    '--jobs',
    '2',
    '--config',
    rules,
    '--json',
    '--quiet',
    folder,
  ];
  const { stdout } = await run(commandLine(semgrep, words, { fails: (code) => code > 1 }));
  return JSON.parse(stdout).results.map(({ path, extra }) => ({
    folder: /case\d+/.exec(path)?.[0],
    cwe: [extra.metadata?.cwe ?? []].flat().join(' '),
  }));
}

/** Points by language and mutation. */
function score(cases, found) {
  const speaks = (one, { rule, cwe }) =>
    rule === undefined ? WEAKNESSES[one.rules[0]].test(cwe) : one.rules.includes(rule);
  const byFolder = Map.groupBy ? Map.groupBy(found, (f) => f.folder) : group(found);
  const counts = new Map();
  for (const one of cases) {
    const key = `${one.language} ${one.mutation}`;
    const row = counts.get(key) ?? { bad: 0, badFound: 0, good: 0, goodFound: 0 };
    counts.set(key, row);
    const isFound = (byFolder.get(one.folder) ?? []).some((f) => speaks(one, f));
    row[one.isBad ? 'bad' : 'good'] += 1;
    if (isFound) row[one.isBad ? 'badFound' : 'goodFound'] += 1;
  }
  return new Map(
    [...counts].map(([key, r]) => [key, { points: 100 * (r.badFound / r.bad - r.goodFound / r.good), ...r }]),
  );
}

function group(found) {
  const groups = new Map();
  for (const one of found) groups.set(one.folder, [...(groups.get(one.folder) ?? []), one]);
  return groups;
}

function print(language, cases, ours, theirs) {
  console.log(`\n${language}: points, and found of the bad / reported of the safe`);
  const show = (row) =>
    row === undefined
      ? 'absent'
      : `${row.points.toFixed(0).padStart(4)} (${row.badFound}/${row.bad}, ${row.goodFound}/${row.good})`;
  let worst = 0;
  for (const mutation of new Set(cases.map((one) => one.mutation))) {
    const key = `${language} ${mutation}`;
    const fall = (scores) => scores.get(`${language} ${NONE}`).points - scores.get(key).points;
    const counts = theirs === null || fall(theirs) >= 20;
    if (mutation !== NONE && counts) worst = Math.max(worst, fall(ours));
    console.log(
      `  ${mutation.padEnd(22)} vauban ${show(ours.get(key)).padEnd(22)} semgrep ${show(theirs?.get(key)).padEnd(22)}${mutation !== NONE && !counts ? ' does not count' : ''}`,
    );
  }
  figure(`${language}: largest fall of vauban`, worst, 10, 'points');
}
