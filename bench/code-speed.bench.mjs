// A TypeScript program of 10,000 files with flows planted across files: cold, unchanged, after a change of one file.
// VAUBAN_BENCH_FILES sets another size; VAUBAN_BENCH_SEMGREP names Semgrep's command with VAUBAN_BENCH_SEMGREP_RULES, a
// file or folder of its rules for the classes that Vauban covers: they may be measured against, never copied.
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLargeProgram } from './large-program.mjs';
import { commandLine, figure, median, onTwoProcessors, run, sayWhere, seconds, vauban } from './measure.mjs';
import { HOW, watched } from './memory.mjs';
import { commitSeed, randomFrom } from './random.mjs';

const FILES = Number(process.env.VAUBAN_BENCH_FILES ?? 10_000);
const FLOWS = 50;
const CHANGES = 20;
const seed = commitSeed();
const folder = mkdtempSync(join(tmpdir(), 'vauban-code-bench-'));
const tree = join(folder, 'program');
const output = join(folder, 'report.json');

try {
  await sayWhere();
  const program = writeLargeProgram(tree, { seed, files: FILES, flows: FLOWS });
  console.log(
    `corpus: made, seed ${seed.slice(0, 12)}: ${program.files} files, ${(program.bytes / 1e6).toFixed(1)} MB, ${FLOWS} planted flows`,
  );
  await cold(program);
  await unchanged();
  await changed();
  await rival();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function scan() {
  const words = [
    'scan',
    '.',
    '--surface',
    'code',
    '--offline',
    '--quiet',
    '--jobs',
    '2',
    '--format',
    'json',
    '--output',
    output,
  ];
  return onTwoProcessors(
    commandLine(process.execPath, [vauban, ...words], {
      cwd: tree,
      env: { VAUBAN_HOME: join(folder, 'home') },
      fails: (code) => code === null || code === 2 || code === 4,
    }),
  );
}

async function cold({ planted, safe }) {
  const begun = performance.now();
  const { own } = await watched(scan());
  const ms = performance.now() - begun;
  const report = JSON.parse(readFileSync(output, 'utf8'));
  const found = (list) =>
    list.filter(({ kind, path, line }) =>
      report.findings.some((f) => f.rule === kind && f.location.path === path && f.location.line === line),
    ).length;
  figure('cold', ms / 1000, 120, 's');
  figure('peak memory of all processes', own, 2048, 'MiB');
  console.log(`    (${HOW})`);
  figure('planted flows missed', FLOWS - found(planted), 0, '');
  figure('safe ones reported', found(safe), 0, '');
  const gaps = report.coverage.gaps.filter(({ scanner }) => scanner === 'code');
  for (const { kind, count = 1, message } of gaps) console.log(`    gap ${kind} (${count}): ${message}`);
}

async function unchanged() {
  console.log(`  unchanged: ${seconds((await run(scan())).ms)}`);
}

async function changed() {
  const random = randomFrom(`${seed} changes`);
  const files = readdirSync(tree, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const taken = [];
  for (let round = 0; round < CHANGES; round++) {
    appendFileSync(join(tree, random.pick(files)), `\nexport const changed${round} = ${round};\n`);
    taken.push((await run(scan())).ms);
  }
  figure(`after a change of one file, median of ${CHANGES}`, median(taken) / 1000, 3, 's');
  console.log(`    worst ${seconds(Math.max(...taken))}`);
}

async function rival() {
  const { VAUBAN_BENCH_SEMGREP: semgrep, VAUBAN_BENCH_SEMGREP_RULES: rules } = process.env;
  if (semgrep === undefined || rules === undefined) {
    console.log('  Semgrep absent: set VAUBAN_BENCH_SEMGREP and VAUBAN_BENCH_SEMGREP_RULES');
    return;
  }
  const words = [
    'scan',
    '--metrics',
    'off',
    '--disable-version-check',
    '--jobs',
    '2',
    '--config',
    rules,
    '--json',
    '--quiet',
    '.',
  ];
  const { ms, stdout } = await run(commandLine(semgrep, words, { cwd: tree, fails: (code) => code > 1 }));
  console.log(
    `  Semgrep with those rules, within files: ${seconds(ms)}, ${JSON.parse(stdout).results.length} findings`,
  );
}
