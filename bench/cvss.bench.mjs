// Scores of random CVSS vectors against a second implementation: Red Hat's `cvss` for Python (pip install cvss==3.6,
// LGPL-3.0; named with PYTHONPATH where it is not installed).
import { spawnSync } from 'node:child_process';
import { cvssScores } from '../packages/advisories/dist/index.js';
import { commitSeed, randomFrom } from './random.mjs';

const VECTORS = Number(process.env.VAUBAN_BENCH_VECTORS ?? 20_000);
/** Metrics as FIRST's specifications list them: `required`, then each further one, which may be absent. */
const CIA = { C: 'NLH', I: 'NLH', A: 'NLH' };
const REQUIREMENTS = { CR: 'XLMH', IR: 'XLMH', AR: 'XLMH' };
const SCHEMES = {
  'CVSS:3.1': {
    required: { AV: 'NALP', AC: 'LH', PR: 'NLH', UI: 'NR', S: 'UC', ...CIA },
    threat: { E: 'XUPFH', RL: 'XOTWU', RC: 'XURC' },
    environment: {
      ...REQUIREMENTS,
      MAV: 'XNALP',
      MAC: 'XLH',
      MPR: 'XNLH',
      MUI: 'XNR',
      MS: 'XUC',
      MC: 'XNLH',
      MI: 'XNLH',
      MA: 'XNLH',
    },
  },
  'CVSS:4.0': {
    required: {
      ...{ AV: 'NALP', AC: 'LH', AT: 'NP', PR: 'NLH', UI: 'NPA', VC: 'HLN', VI: 'HLN', VA: 'HLN' },
      ...{ SC: 'HLN', SI: 'HLN', SA: 'HLN' },
    },
    threat: { E: 'XAPU' },
    environment: {
      ...{ ...REQUIREMENTS, MAV: 'XNALP', MAC: 'XLH', MAT: 'XNP', MPR: 'XNLH', MUI: 'XNPA' },
      ...{ MVC: 'XHLN', MVI: 'XHLN', MVA: 'XHLN', MSC: 'XHLN', MSI: 'XHLNS', MSA: 'XHLNS' },
    },
  },
};

const PYTHON = `
import sys
from cvss import CVSS3, CVSS4
for line in sys.stdin:
  vector = line.strip()
  if vector.startswith('CVSS:4'):
    print(CVSS4(vector).base_score)
  else:
    print(','.join(str(score) for score in CVSS3(vector).scores()))
`;

const probe = spawnSync('python3', ['-c', 'import cvss']);
if (probe.status !== 0) {
  console.log('oracle absent: pip install cvss==3.6');
  process.exit(0);
}
const random = randomFrom(commitSeed());
const written = (metrics) => metrics.map(([name, value]) => `/${name}:${value}`).join('');
const some = (metrics, share) =>
  Object.entries(metrics).flatMap(([name, values]) =>
    random.next() < share ? [[name, random.pick([...values])]] : [],
  );
let failed = false;
for (const [scheme, { required, threat, environment }] of Object.entries(SCHEMES)) {
  const cases = Array.from({ length: VECTORS }, () => {
    const base = scheme + written(some(required, 1));
    const withThreat = base + written(some(threat, random.pick([0, 0.5, 1])));
    return { base, withThreat, whole: withThreat + written(some(environment, random.pick([0, 0.3, 1]))) };
  });
  // version 4.0 has one score a vector, so each part is asked for on its own
  const asked =
    scheme === 'CVSS:4.0'
      ? cases.flatMap(({ base, withThreat, whole }) => [base, withThreat, whole])
      : cases.map(({ whole }) => whole);
  const done = spawnSync('python3', ['-c', PYTHON], { input: asked.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (done.status !== 0) throw new Error(done.stderr.slice(-1000));
  const numbers = done.stdout.trimEnd().split(/[\n,]/).map(Number);
  let differences = 0;
  const began = process.cpuUsage();
  const own = cases.map(({ whole }) => cvssScores(whole));
  const spent = process.cpuUsage(began);
  for (const [index, { base, threat: second, environmental }] of own.entries()) {
    const theirs = numbers.slice(index * 3, index * 3 + 3);
    // version 3.1's formula for the environment says something else even where no metric of it is there
    const ours = [base, second ?? base, environmental ?? theirs[2]];
    if (scheme === 'CVSS:4.0') ours[2] = environmental ?? second ?? base;
    if (ours.every((score, at) => score === theirs[at])) continue;
    differences++;
    if (differences <= 5) console.log(`  ${cases[index].whole}: ${ours} here, ${theirs} there`);
  }
  failed ||= differences > 0;
  const perSecond = Math.round(VECTORS / ((spent.user + spent.system) / 1e6));
  console.log(
    `${scheme}: ${VECTORS} vectors, ${differences} differences (base, threat, environmental); ${perSecond}/s`,
  );
}
process.exitCode = failed ? 1 : 0;
