/**
 * Reads reports that other tools wrote, a folder for each tool as in VAUBAN_BENCH_REPORTS, and prints what each reader made
 * of them. Run after `node scripts/build.mjs`: `VAUBAN_BENCH_REPORTS=folder node bench/readers.bench.mjs`. With `--long` a
 * SARIF of 500 MB with few long results is generated and read too, with `--many` one with as many short ones as fit.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ReportUnreadable, readForeign } from '../packages/reports/dist/index.js';

/** Every file below a folder, sorted. */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}

function tryToRead(path) {
  try {
    return readForeign(readFileSync(path), { name: path.split('/').at(-1), format: null, roots: [] });
  } catch (error) {
    if (!(error instanceof ReportUnreadable)) throw new Error(`${path}: ${error.stack}`);
    return error.message;
  }
}

function print(title, rows) {
  console.log(`\n${title}`);
  console.table(rows);
}

function corpus(folder) {
  const readers = new Map();
  const refused = [];
  for (const path of filesBelow(folder)) {
    const from = path.slice(folder.length + 1);
    const report = tryToRead(path);
    if (typeof report === 'string') {
      refused.push({ file: from, why: report.slice(0, 90) });
      continue;
    }
    const row = readers.get(report.format) ?? { files: 0, findings: 0, components: 0, problems: 0, folders: new Set() };
    row.files++;
    row.findings += report.observations.length;
    row.components += report.components.length;
    row.problems += report.problems.reduce((sum, { count }) => sum + count, 0);
    row.folders.add(from.split('/')[0]);
    readers.set(report.format, row);
    if (process.argv.includes('--problems')) {
      for (const { says, count } of report.problems) console.log(`${from}: ${says} (${count})`);
    }
  }
  const sorted = [...readers].sort(([a], [b]) => (a < b ? -1 : 1));
  print(
    'Reports of others',
    sorted.map(([reader, { folders, ...row }]) => ({ reader, ...row, folders: [...folders].slice(0, 4).join(' ') })),
  );
  const byFolder = Map.groupBy?.(refused, ({ file }) => file.split('/')[0]) ?? new Map([['all', refused]]);
  print(
    'Not read',
    process.argv.includes('--refused') ? refused : [...byFolder].map(([name, list]) => ({ name, files: list.length })),
  );
}

/** A SARIF of so many bytes, made of results that differ; every so manyth has a text of 100 kB. */
function longSarif(bytes, every) {
  const head = '{"version":"2.1.0","$schema":"sarif-2.1.0","runs":[{"tool":{"driver":{"name":"Long"}},"results":[';
  const buffer = Buffer.alloc(bytes + 300_000, ' ');
  let at = buffer.write(head);
  let count = 0;
  for (; at < bytes; count++) {
    const text = count % every === 0 ? 'x'.repeat(100_000) : `finding ${count}`;
    const artifactLocation = { uri: `src/f${count % 9000}.js` };
    const region = { startLine: (count % 900) + 1 };
    const locations = [{ physicalLocation: { artifactLocation, region } }];
    const result = { ruleId: `r${count % 500}`, message: { text }, locations };
    at += buffer.write(`${count === 0 ? '' : ','}${JSON.stringify(result)}`, at);
  }
  at += buffer.write(']}]}', at);
  return { bytes: buffer.subarray(0, at), count };
}

/** `every`: 10 for few long results, a million for as many short ones as fit. */
function long(every) {
  const { bytes, count } = longSarif(500_000_000, every);
  const begun = performance.now();
  const report = readForeign(bytes, { name: 'long.sarif', format: null, roots: [] });
  const seconds = (performance.now() - begun) / 1000;
  print('A SARIF of 500 MB', [
    {
      megabytes: Math.round(bytes.length / 1e6),
      results: count,
      findings: report.observations.length,
      problems: report.problems.map(({ says, count: times }) => `${says} (${times})`).join(),
      seconds: seconds.toFixed(1),
      'peak MB': Math.round(process.resourceUsage().maxRSS / 1024),
    },
  ]);
}

const folder = process.env.VAUBAN_BENCH_REPORTS;
if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.log('Reports of others: corpus absent (VAUBAN_BENCH_REPORTS)');
} else corpus(folder.replace(/\/$/, ''));
if (process.argv.includes('--long')) long(10);
if (process.argv.includes('--many')) long(1_000_000);
