// `npm run check`: format and lint, types, arrows between rooms, dead code, notices. Every part runs; any failure fails.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, isInstalled, top } from './workspace.mjs';

if (!isInstalled()) install();

const places = ['packages', 'tests'].filter((name) => existsSync(join(top, name)));
const parts = [
  ['format and lint', '@biomejs/biome/bin/biome', ['check', '.']],
  ['types', 'typescript/bin/tsc', ['-p', '.']],
  ['types of the console', 'typescript/bin/tsc', ['-p', 'packages/console']],
  ['arrows', 'dependency-cruiser/bin/dependency-cruise.mjs', [...places, '--config', '.dependency-cruiser.cjs']],
  ['dead code', 'knip/bin/knip.js', []],
  ['third-party notices', '../scripts/notices.mjs', ['--check']],
];

const failed = [];
for (const [title, program, args] of parts) {
  console.log(`\n${title}`);
  const done = spawnSync(process.execPath, [join(top, 'node_modules', program), ...args], {
    cwd: top,
    stdio: 'inherit',
  });
  if (done.status !== 0) failed.push(title);
}
console.log(failed.length === 0 ? '\nEverything holds.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
