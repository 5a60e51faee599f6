// How long a person waits for the command itself: its start, and scans that have little to do.
// VAUBAN_BENCH_REPOSITORY names a git work tree; without it only the start is measured.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../packages/cli/dist/vauban.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'vauban-bench-'));
const env = { ...process.env, VAUBAN_HOME: home };

/** Milliseconds of one run. */
function once(program, args, cwd) {
  const begun = performance.now();
  const done = spawnSync(program, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (done.status === 2 || done.status === 4 || done.status === null) throw new Error(done.stderr);
  return performance.now() - begun;
}

/** The medians of programs that take turns, so that a busy moment meets all of them. */
function medians(times, ...runs) {
  const taken = runs.map(() => []);
  for (let turn = 0; turn < times; turn += 1) for (const [index, run] of runs.entries()) taken[index].push(run());
  return taken.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]);
}

const ms = (value) => `${value.toFixed(0)} ms`;
try {
  const [bare, version] = medians(
    31,
    () => once(process.execPath, ['-e', '0']),
    () => once(process.execPath, [command, '--version']),
  );
  console.log(
    `node -e 0 ${ms(bare)}, vauban --version ${ms(version)}: ${(version / bare).toFixed(2)} times (at most 2)`,
  );

  const repository = process.env.VAUBAN_BENCH_REPOSITORY;
  if (repository === undefined) console.log('corpus absent: VAUBAN_BENCH_REPOSITORY names no repository');
  else {
    const git = (...args) => spawnSync('git', args, { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
    const scan = () =>
      once(process.execPath, [command, 'scan', '--offline', '--quiet', '--format', 'json'], repository);
    const files = git('ls-files').trim().split('\n');
    console.log(`${git('rev-parse', 'HEAD').trim()}, ${files.length} files`);
    console.log(`cold ${ms(scan())}`);
    scan();
    const [status, second] = medians(7, () => once('git', ['status'], repository), scan);
    const allowed = 5 * status + 300;
    console.log(`git status ${ms(status)}, unchanged ${ms(second)} (at most ${ms(allowed)})`);
    const changed = files.filter((name) => /\.(?:js|ts|py|rb|java|go|md)$/.test(name)).slice(0, 20);
    for (const name of changed) appendFileSync(join(repository, name), '\n');
    console.log(`after a change of ${changed.length} files ${ms(scan())} (at most 1000 ms)`);
    git('checkout', '-q', '--', ...changed);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
