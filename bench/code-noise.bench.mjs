// Well-kept projects: how much the code surface says about them, per 1,000 lines of what it read. VAUBAN_BENCH_QUIET
// names a folder with a checkout of each under its name. Every finding of high severity is printed, to be looked at.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanCode } from './code-findings.mjs';

const PROJECTS = [
  'fastify',
  'express',
  'got',
  'vite',
  'zod',
  'flask',
  'requests',
  'httpx',
  'django-rest-framework',
  'rich',
];
const SOURCES = /\.(?:[cm]?[jt]sx?|py)$/;
const folder = process.env.VAUBAN_BENCH_QUIET;

if (folder === undefined) console.log('corpus absent: set VAUBAN_BENCH_QUIET to a folder of checkouts');
else {
  console.log('project                 lines  findings  per 1,000  high  seconds');
  const loud = [];
  for (const name of PROJECTS) loud.push(...(await measure(name)));
  for (const { name, rule, severity, location, message } of loud) {
    console.log(`  ${severity} ${rule} ${name}/${location.path}:${location.line}\n    ${message}`);
  }
}

async function measure(name) {
  const root = join(folder, name);
  if (!existsSync(root)) {
    console.log(`${name}: corpus absent`);
    return [];
  }
  const { ms, report } = await scanCode(root);
  const lines = linesIn(root);
  const loud = report.findings.filter(({ severity }) => severity === 'high' || severity === 'critical');
  const share = ((1000 * report.findings.length) / lines).toFixed(3);
  console.log(
    `${name.padEnd(22)} ${String(lines).padStart(6)}  ${String(report.findings.length).padStart(8)}  ${share.padStart(9)}  ${String(loud.length).padStart(4)}  ${(ms / 1000).toFixed(1).padStart(7)}`,
  );
  return loud.map((finding) => ({ name, ...finding }));
}

function linesIn(root) {
  const files = readdirSync(root, { recursive: true }).filter((file) => SOURCES.test(file));
  return files.reduce((sum, file) => sum + readFileSync(join(root, file), 'utf8').split('\n').length, 0);
}
