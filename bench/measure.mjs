// Times of programs that take turns, so that a busy moment meets all of them.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

export const vauban = fileURLToPath(new URL('../packages/cli/bin/vauban.js', import.meta.url));

/** A command line: the program, its arguments, and optionally its folder and what its environment has besides ours. */
export const commandLine = (program, args, options = {}) => ({ program, args, ...options });
export const nothing = commandLine(process.execPath, ['-e', '0']);

/** Runs a command line to its end; `watch` is told its process. Throws when it fails in a way that `fails` knows. */
export async function run({ program, args, cwd, env, fails = (code) => code !== 0 }, watch = () => {}) {
  const begun = performance.now();
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => output[name].push(chunk));
  watch(child.pid);
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const ms = performance.now() - begun;
  const [stdout, stderr] = [output.stdout, output.stderr].map((chunks) => Buffer.concat(chunks).toString('utf8'));
  if (fails(code)) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${stderr.slice(-2000)}`);
  return { ms, code, stdout, stderr };
}

/** Milliseconds of each in each round, after one round that does not count. Each is a function that answers them. */
export async function rounds(times, each, { warm = 1 } = {}) {
  const taken = Object.fromEntries(Object.keys(each).map((name) => [name, []]));
  for (let round = -warm; round < times; round++) {
    for (const [name, once] of Object.entries(each)) {
      const ms = await once(round);
      if (round >= 0) taken[name].push(ms);
    }
  }
  return taken;
}

export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median over the rounds of what `of` makes of one round's times. */
export function medianOfRounds(taken, of) {
  const names = Object.keys(taken);
  const turns = taken[names[0]].map((_, round) => Object.fromEntries(names.map((name) => [name, taken[name][round]])));
  return median(turns.map(of));
}

export const timed = (line) => async () => (await run(line)).ms;

/** Milliseconds to hash 1 GB with SHA-256 in this process: what the machine is worth at this moment. */
function hashing() {
  const block = Buffer.alloc(1e7, 1);
  const begun = performance.now();
  const hash = createHash('sha256');
  for (let done = 0; done < 1e9; done += block.length) hash.update(block);
  hash.digest();
  return performance.now() - begun;
}

/** The command line on two processors only, where there are more. */
export function onTwoProcessors(line) {
  if (availableParallelism() <= 2) return line;
  return { ...line, program: 'taskset', args: ['-c', '0,1', line.program, ...line.args] };
}

/** Prints a figure beside its goal; one that is missed makes the bench fail. */
export function figure(what, value, most, unit) {
  const isMet = value <= most;
  if (!isMet) process.exitCode = 1;
  const text = (number) => `${number.toFixed(unit === 'ms' || unit === 'MiB' ? 0 : 2)} ${unit}`;
  console.log(`  ${what}: ${text(value)} (at most ${text(most)}: ${isMet ? 'met' : 'MISSED'})`);
}

export const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
export const milliseconds = (ms) => `${ms.toFixed(0)} ms`;

/** The machine and the commit, then what `node -e 0` and hashing 1 GB take here and now. */
export async function sayWhere() {
  const top = fileURLToPath(new URL('..', import.meta.url));
  const git = (...args) => execFileSync('git', args, { cwd: top, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' with changes';
  const [cpu] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  console.log(
    `machine: ${availableParallelism()} processors, ${cpu?.model ?? 'unknown'}, ${memory}, Node.js ${process.versions.node}`,
  );
  console.log(`commit: ${git('rev-parse', 'HEAD')}${changed}`);
  const { bare, hash } = await rounds(5, { bare: timed(nothing), hash: async () => hashing() });
  console.log(`node -e 0: ${milliseconds(median(bare))}; hashing 1 GB: ${milliseconds(median(hash))}`);
}
