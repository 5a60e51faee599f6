// False alarms of the suspicions about packages, on the lockfiles of real projects (nobody's malice is expected there).
// node bench/malice.bench.mjs FOLDER   (a folder of checkouts or lockfiles; needs a built command)
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
if (!folder) throw new Error('which folder?');
const VAUBAN = fileURLToPath(new URL('../packages/cli/bin/vauban.js', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'vauban-malice-'));
const output = join(work, 'report.json');
const env = { ...process.env, VAUBAN_HOME: join(work, 'home') };
const scan = [
  'scan',
  folder,
  '--surface',
  'dependencies',
  '--quiet',
  '--no-cache',
  '--format',
  'json',
  '--output',
  output,
];
spawnSync(process.execPath, [VAUBAN, ...scan], { env });
const report = JSON.parse(readFileSync(output, 'utf8'));
rmSync(work, { recursive: true, force: true });
const registry = report.components.filter((it) => it.source === 'registry' && ['npm', 'PyPI'].includes(it.ecosystem));
const distinct = new Set(registry.map(({ ecosystem, name }) => `${ecosystem} ${name}`));
const alarms = report.findings.filter(({ rule }) => /^(?:package|install-script)-/.test(rule));
const names = new Set(alarms.map(({ rule, subject }) => `${rule} ${subject}`));
console.log(`components: ${registry.length}, distinct packages: ${distinct.size}`);
console.log(
  `alarms: ${alarms.length} (${((100 * alarms.length) / registry.length).toFixed(2)} % of components), distinct ${names.size} (${((100 * names.size) / distinct.size).toFixed(2)} % of packages)`,
);
for (const { rule, location, message, confidence } of alarms.slice(0, 60)) {
  console.log(`  ${rule} (${confidence}) ${location.path}:${location.line ?? ''} ${message}`);
}
