// `npm test [-- --all] [-- ROOM…]`: every room's tests, each within its time budget; the last line is the sum.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, top, WorkspaceError } from './workspace.mjs';

/** Seconds that a room's tests may take on two cores: the fast ones, and all of them. */
const BUDGETS = {
  domain: [20, 60],
  reports: [20, 90],
  advisories: [30, 180],
  scanners: [150, 600],
  collect: [20, 180],
  cli: [60, 300],
  server: [130, 400],
  console: [30, 240],
  tests: [210, 720],
};
const OTHERS = [20, 120];
/** A machine may be busy: only this many times the budget is a failure. */
const PATIENCE = 4;

const args = process.argv.slice(2);
const all = args.includes('--all');
const wanted = args.filter((arg) => !arg.startsWith('-'));

try {
  prepare((text) => console.error(text));
} catch (error) {
  if (!(error instanceof WorkspaceError)) throw error;
  console.error(error.message);
  process.exit(2);
}

function hasTests(folder) {
  return readdirSync(folder, { recursive: true }).some(
    (name) => /\.test\.ts$/.test(name) && !name.includes('node_modules') && (all || !name.endsWith('.slow.test.ts')),
  );
}

const rooms = readdirSync(join(top, 'packages')).map((name) => ({ name, folder: join('packages', name) }));
if (existsSync(join(top, 'tests'))) rooms.push({ name: 'tests', folder: 'tests' });

const chosen = rooms.filter(
  (room) => (wanted.length === 0 || wanted.includes(room.name)) && hasTests(join(top, room.folder)),
);
const unknown = wanted.filter((name) => !rooms.some((room) => room.name === name));
if (unknown.length > 0) {
  console.error(`No room is called ${unknown.join(', ')}; there are ${rooms.map((room) => room.name).join(', ')}.`);
  process.exit(2);
}

const sum = { passed: 0, failed: 0, skipped: 0 };
const times = [];
const results = mkdtempSync(join(tmpdir(), 'vauban-test-'));
for (const room of chosen) {
  const file = join(results, `${room.name}.json`);
  const begun = performance.now();
  const vitest = join(top, 'node_modules/vitest/vitest.mjs');
  const options = ['run', `${room.folder}/`, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const run = spawnSync(process.execPath, [vitest, ...options], {
    cwd: top,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, VAUBAN_ALL_TESTS: all ? '1' : '' },
  });
  const seconds = (performance.now() - begun) / 1000;
  let counted;
  try {
    counted = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    counted = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
  const failed = counted.numFailedTests;
  sum.passed += counted.numPassedTests;
  sum.failed += failed === 0 && run.status !== 0 ? 1 : failed;
  sum.skipped += counted.numPendingTests + counted.numTodoTests;
  const budget = (BUDGETS[room.name] ?? OTHERS)[all ? 1 : 0];
  const far = seconds > budget * PATIENCE;
  if (far) sum.failed += 1;
  const word = far ? 'FAILED: far beyond' : seconds > budget ? 'beyond' : 'of';
  times.push(`${room.name}: ${seconds.toFixed(1)} s ${word} ${budget} s`);
}
rmSync(results, { recursive: true, force: true });

console.log(`\nTime by room\n  ${times.join('\n  ')}\n`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;
