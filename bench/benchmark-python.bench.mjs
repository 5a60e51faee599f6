// OWASP BenchmarkPython: small web handlers, each with a label that says whether its flaw is real. The official score is
// the mean over categories of the true minus the false positive rate; a handler counts as found when its file has a
// finding with a weakness of its category. VAUBAN_BENCH_BENCHMARK_PYTHON names a checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { scanCode } from './code-findings.mjs';

const GOAL = 75;
/** Weaknesses that the official scorer counts for the one of a category, next to that one itself. */
const ALSO = {
  22: [23, 36, 73],
  94: [95, 96],
  328: [326, 327, 916],
  330: [331, 338],
  611: [776],
  643: [91],
  78: [77, 88],
};

const folder = process.env.VAUBAN_BENCH_BENCHMARK_PYTHON;
const answers =
  folder && existsSync(folder) ? readdirSync(folder).find((name) => /^expectedresults.*\.csv$/.test(name)) : undefined;
if (answers === undefined)
  console.log('corpus absent: set VAUBAN_BENCH_BENCHMARK_PYTHON to a checkout of BenchmarkPython');
else await measure(readCases(join(folder, answers)));

function readCases(path) {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines.flatMap((line) => {
    const [name, category, real, cwe] = line.split(',');
    return real === 'true' || real === 'false' ? [{ name, category, real: real === 'true', cwe: Number(cwe) }] : [];
  });
}

async function measure(cases) {
  const { ms, report } = await scanCode(folder);
  const found = new Map();
  for (const { surface, location, cwe = [] } of report.findings) {
    if (surface !== 'code' || location?.path === undefined) continue;
    const name = basename(location.path).replace(/\.py$/, '');
    if (!found.has(name)) found.set(name, new Set());
    for (const it of cwe) found.get(name).add(Number(String(it).replace(/^CWE-/, '')));
  }
  const isFound = ({ name, cwe }) => [cwe, ...(ALSO[cwe] ?? [])].some((it) => found.get(name)?.has(it));
  const categories = [...new Set(cases.map(({ category }) => category))].sort();
  let sum = 0;
  console.log('| category | found | of | falsely | of | score |\n|---|--|--|--|--|--|');
  for (const category of categories) {
    const own = cases.filter((it) => it.category === category);
    const [real, harmless] = [own.filter((it) => it.real), own.filter((it) => !it.real)];
    const [right, wrong] = [real.filter(isFound), harmless.filter(isFound)];
    const score = 100 * (right.length / (real.length || 1) - wrong.length / (harmless.length || 1));
    sum += score;
    console.log(
      `| ${category} | ${right.length} | ${real.length} | ${wrong.length} | ${harmless.length} | ${score.toFixed(1)} |`,
    );
  }
  const mean = sum / categories.length;
  console.log(`mean over ${categories.length} categories: ${mean.toFixed(1)}, ${(ms / 1000).toFixed(1)} s`);
  if (mean < GOAL) {
    console.log(`below the goal of ${GOAL}`);
    process.exitCode = 1;
  }
}
