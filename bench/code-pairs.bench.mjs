// Real npm and PyPI packages before and after the fix of an advisory: is the flaw found before, and silent after?
// VAUBAN_BENCH_PAIRS names the folder that `node bench/code-pairs-corpus.mjs FOLDER [npm|pypi]` fills from the registry.
// A pair is found when a finding of its class stands in a file that the fix changed, and kept silent when one of those
// is no longer reported for the fixed version. Files of tests, examples and minified builds do not count.
// The PyPI pairs are two halves, drawn by the digest of the advisory's id: the models were widened by what the first half
// taught, the second was only counted.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanCode } from './code-findings.mjs';

const RULES = {
  command: ['code/command-injection', 'code/argument-injection', 'code/code-injection'],
  code: ['code/code-injection', 'code/command-injection', 'code/template-injection', 'code/unsafe-deserialisation'],
  path: ['code/path-traversal', 'code/zip-slip'],
  prototype: ['code/prototype-pollution'],
  ssrf: ['code/server-side-request-forgery'],
  xss: ['code/reflected-xss', 'code/stored-xss', 'code/dom-xss'],
  redirect: ['code/open-redirect'],
  sql: ['code/sql-injection', 'code/nosql-injection'],
  redos: ['code/slow-regular-expression', 'code/regular-expression-injection'],
  deserialisation: ['code/unsafe-deserialisation', 'code/code-injection'],
  template: ['code/template-injection', 'code/code-injection'],
  xxe: ['code/xml-external-entities'],
  'zip-slip': ['code/zip-slip', 'code/path-traversal'],
};
const folder = process.env.VAUBAN_BENCH_PAIRS;
const only = process.env.VAUBAN_BENCH_PAIRS_ONLY?.split(',');
const half = process.env.VAUBAN_BENCH_PAIRS_HALF;
const scans = new Map();

if (folder === undefined || !existsSync(join(folder, 'pairs.json'))) {
  console.log('corpus absent: node bench/code-pairs-corpus.mjs FOLDER, then set VAUBAN_BENCH_PAIRS to it');
} else await measure();

async function measure() {
  const pairs = JSON.parse(readFileSync(join(folder, 'pairs.json'), 'utf8'));
  const table = new Map();
  const halves = new Map(['first', 'second'].map((name) => [name, { pairs: 0, found: 0, silent: 0, findings: 0 }]));
  const wanted = pairs.filter(
    ({ id, cls }) =>
      RULES[cls] !== undefined &&
      (only === undefined || only.includes(cls) || only.includes(id)) &&
      (half === undefined || half === halfOf(id)),
  );
  for (const pair of wanted) {
    const row = table.get(pair.cls) ?? { pairs: 0, found: 0, silent: 0, findings: 0 };
    table.set(pair.cls, row);
    row.pairs += 1;
    const { found, silent, count } = await judge(pair);
    const own = halves.get(halfOf(pair.id));
    own.pairs += 1;
    own.found += found ? 1 : 0;
    own.silent += silent ? 1 : 0;
    own.findings += count;
    row.found += found ? 1 : 0;
    row.silent += silent ? 1 : 0;
    row.findings += count;
    if (process.env.VAUBAN_BENCH_VERBOSE) {
      console.log(
        `  ${pair.id} ${pair.package}@${pair.vulnerable} ${pair.cls}: ${silent ? 'pair' : found ? 'still reported' : 'missed'}`,
      );
    }
  }
  console.log('class            pairs  found  found and then silent  still reported  findings before');
  const total = { pairs: 0, found: 0, silent: 0, findings: 0 };
  for (const [cls, row] of [...table].sort()) {
    for (const key of Object.keys(total)) total[key] += row[key];
    print(cls, row);
  }
  print('all', total);
  for (const [name, row] of halves) if (row.pairs > 0) print(`${name} half`, row);
}

function print(name, { pairs, found, silent, findings }) {
  const share = `${silent} (${Math.round((100 * silent) / Math.max(1, pairs))} %)`;
  console.log(
    `${name.padEnd(16)} ${String(pairs).padStart(5)}  ${String(found).padStart(5)}  ${share.padStart(21)}  ${String(found - silent).padStart(14)}  ${String(findings).padStart(15)}`,
  );
}

function halfOf(id) {
  return createHash('sha256').update(id).digest()[0] % 2 === 0 ? 'first' : 'second';
}

async function judge(pair) {
  const { id, cls } = pair;
  const [before, after] = [join(folder, id, 'vulnerable'), join(folder, id, 'fixed')];
  const reports = [await findingsOf(pair, 'vulnerable'), await findingsOf(pair, 'fixed')].map((all) =>
    all.filter(({ rule, location }) => RULES[cls].includes(rule) && !isAside(location.path)),
  );
  const there = reports[0].filter(({ location }) => changed(before, after, location.path));
  const still = new Set(reports[1].map(identity));
  return {
    found: there.length > 0,
    silent: there.some((finding) => !still.has(identity(finding))),
    count: reports[0].length,
  };
}

/** Several advisories may speak of one version, which is read once. */
async function findingsOf(pair, side) {
  const key = `${pair.package} ${pair[side]}`;
  if (!scans.has(key)) scans.set(key, (await scanCode(join(folder, pair.id, side))).report.findings);
  return scans.get(key);
}

function isAside(path) {
  return /(^|\/)(tests?|__tests__|spec|examples?|demo|docs)\//.test(path) || /\.min\.js$/.test(path);
}

/** The place in words that survive moved lines. */
function identity({ rule, location }) {
  return `${rule} ${location.path} ${(location.snippet ?? '').replace(/\s+/g, '')}`;
}

function changed(before, after, path) {
  const [old, now] = [join(before, path), join(after, path)];
  return !existsSync(now) || !readFileSync(old).equals(readFileSync(now));
}
