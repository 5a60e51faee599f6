// The advisory store: one million records built, opened and looked up.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCorpus } from './advisory-corpus.mjs';

const GOALS = { build: 120, memory: 500, lookups: 1000, open: 50 };
const RECORDS = Number(process.env.VAUBAN_BENCH_RECORDS ?? 1_000_000);
const COMPONENTS = 5000;

if (process.argv[2] === 'build') await build(process.argv[3], process.argv[4]);
else if (process.argv[2] === 'look') await look(process.argv[3], process.argv[4]);
else await main();

async function main() {
  const sample = process.env.VAUBAN_TEST_DATA && join(process.env.VAUBAN_TEST_DATA, 'advisories');
  if (!sample || !existsSync(sample)) {
    console.log('corpus absent: set VAUBAN_TEST_DATA to a folder with advisories/ECOSYSTEM/all.zip in it');
    return;
  }
  const top = fileURLToPath(new URL('..', import.meta.url));
  const seed = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: top, encoding: 'utf8' }).trim();
  const { supportsEcosystem } = await import('../packages/advisories/dist/index.js');
  const folder = mkdtempSync(join(tmpdir(), 'vauban-store-bench-'));
  try {
    const source = join(folder, 'source');
    mkdirSync(source);
    const { counts, chosen } = writeCorpus({
      sample,
      folder: source,
      count: RECORDS,
      seed,
      components: COMPONENTS,
      isMatched: supportsEcosystem,
    });
    console.log(`corpus: the sample multiplied to ${RECORDS} records, seeded by ${seed.slice(0, 12)}`);
    console.log(
      `        ${Object.entries(counts)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')}`,
    );
    const store = join(folder, 'store');
    const built = await measured(['build', source, store]);
    const { revision, bytes, entries, cpu } = built.answer;
    say('built', built.seconds, 's', GOALS.build);
    console.log(`  processor time: ${cpu.toFixed(0)} s`);
    say('peak anonymous memory', built.anonymous, 'MB', GOALS.memory);
    console.log(`  peak with file maps: ${built.resident.toFixed(0)} MB`);
    console.log(
      `  size on disk: ${(bytes / 1e6).toFixed(0)} MB for ${entries} entries, revision ${revision.slice(0, 12)}`,
    );
    const components = join(folder, 'components.json');
    writeFileSync(components, JSON.stringify(chosen));
    const looked = (await measured(['look', store, components])).answer;
    say('opened', looked.open, 'ms', GOALS.open);
    say(`${chosen.length} components looked up`, looked.first, 'ms', GOALS.lookups);
    console.log(
      `  once more, warm: ${looked.second.toFixed(0)} ms; ${looked.matches} matches, ${looked.problems} problems`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(what, value, unit, goal) {
  const met = value < goal;
  if (!met) process.exitCode = 1;
  console.log(
    `  ${what}: ${value.toFixed(unit === 's' ? 1 : 0)} ${unit} (goal below ${goal}: ${met ? 'met' : 'MISSED'})`,
  );
}

/** Runs a part in its own process and watches its memory from outside. */
async function measured(args) {
  const started = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let anonymous = 0;
  let resident = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      anonymous = Math.max(anonymous, Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
      resident = Math.max(resident, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000);
    } catch {
      // no /proc here, or the process has ended
    }
  }, 50);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return { answer: JSON.parse(text), seconds: (performance.now() - started) / 1000, anonymous, resident };
}

async function build(source, folder) {
  const { updateAdvisories } = await import('../packages/advisories/dist/index.js');
  const { readdirSync } = await import('node:fs');
  const ecosystems = readdirSync(source);
  const outcome = await updateAdvisories({ folder, source, ecosystems, kev: null, now: () => new Date() });
  const { revision, bytes, ecosystems: feeds } = outcome.status;
  const { user, system } = process.cpuUsage();
  const cpu = (user + system) / 1e6;
  console.log(JSON.stringify({ revision, bytes, cpu, entries: feeds.reduce((sum, feed) => sum + feed.entries, 0) }));
}

async function look(folder, file) {
  const { openAdvisories } = await import('../packages/advisories/dist/index.js');
  const components = JSON.parse(readFileSync(file, 'utf8'));
  const began = performance.now();
  const lookup = openAdvisories(folder);
  const open = performance.now() - began;
  const times = [];
  let matches = 0;
  let problems = 0;
  for (let round = 0; round < 2; round++) {
    const start = performance.now();
    matches = 0;
    problems = 0;
    for (const [ecosystem, name, version] of components) {
      try {
        const answer = lookup.affecting(ecosystem, name, version);
        matches += answer.matches.length;
        problems += answer.problems.length;
      } catch (error) {
        if (error.name !== 'NotAVersion') throw error;
        problems++;
      }
    }
    times.push(performance.now() - start);
  }
  lookup.close();
  console.log(JSON.stringify({ open, first: times[0], second: times[1], matches, problems }));
}
