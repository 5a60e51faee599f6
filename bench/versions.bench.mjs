// The order of versions against each ecosystem's own tool, on real versions and their mutations, and how fast it is.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from '../packages/advisories/dist/index.js';
import { randomFrom, recordsIn } from './advisory-corpus.mjs';
import { oracles } from './versions-oracles.mjs';

const PAIRS = Number(process.env.VAUBAN_BENCH_PAIRS ?? 20_000);
/** A folder to write the tests' sample to. */
const SAMPLE = process.env.VAUBAN_BENCH_SAMPLE;
const GOALS = { parsed: 1_000_000, text: 250_000 };
/** What versions of each ecosystem are made of, besides what the sample has. */
const SEMVER = {
  seeds: ['1.0.0', '1.0.0-alpha.1', '1.2.3-rc.2+build.5', '0.0.1-0', '10.20.30', '1.0.0-beta.11', '1.0.0-x-y.z'],
  bits: ['-alpha', '-beta.2', '-rc.1', '.1', '+build', '-0', '-1a', '-A'],
};
const WORDS = {
  Maven: {
    seeds: [
      '1.0',
      '1-alpha-1',
      '2.0.0.RELEASE',
      '1.0-SNAPSHOT',
      '3.4.0.Final',
      '1.0b2',
      '2.0-rc1',
      '1.0-cr2',
      '1.0-sp-1',
      '20040616',
      '1.0.ga',
      '1.0-jre8',
    ],
    bits: [
      '-alpha',
      '-beta',
      '-m2',
      '.rc',
      '-SNAPSHOT',
      '.Final',
      '-ga',
      '-sp',
      '-1',
      '.0',
      '-0',
      'a1',
      '-x',
      '.x.1',
      '-20080707',
      '--1',
      '..1',
      '.GA',
      '+b1',
      '_1',
    ],
  },
  NuGet: { ...SEMVER, seeds: [...SEMVER.seeds, '1.0', '1', '1.2.3.4', '1.0.0.0', '4.0.0-Preview.2', '1.0-beta'] },
  RubyGems: {
    seeds: ['1.0.0', '1.0.0.pre', '2.0.0.rc1', '1.a.1', '3.2.0.beta2', '1.0-1', '0'],
    bits: ['.a', '.pre1', '.rc', '.0', '.1', '-1', '.b2', '.A'],
  },
  Packagist: {
    seeds: [
      '1.0',
      'v2.3.4',
      '1.0.0-beta1',
      '1.0RC2',
      '2.0.x-dev',
      '1.0-p1',
      '20100102',
      '2010-01-02',
      '2.0.0-alpha.1',
      '1.0.0-dev',
      '1.2.3.4',
      '1.x-dev',
      '2010.1.555',
    ],
    bits: [
      '-beta',
      '-alpha2',
      'RC1',
      '-dev',
      '-p2',
      'pl3',
      '.0',
      '.1',
      '-patch.1',
      '-stable',
      '_b3',
      '+build',
      '@stable',
      '-a',
      '-B1',
    ],
  },
  Debian: {
    seeds: [
      '1.0-1',
      '1:2.3.4-5+deb12u1',
      '2.0~rc1-1',
      '1.2.3+dfsg-4ubuntu0.1',
      '0',
      '20230101-1',
      '1.0',
      '4.19.0+git20200101.abcdef-1~bpo10+1',
      '2:1.1.1n-0+deb11u5',
    ],
    bits: ['~', '~rc1', '+b1', '-1', '.0', 'a', '+', '~~', '-0', 'ubuntu1', '.', '+dfsg'],
  },
  Alpine: {
    seeds: [
      '1.0-r0',
      '1.2.3_alpha1-r2',
      '2.0a-r1',
      '1.1.1k_p2',
      '0.05-r1',
      '1.0_rc1',
      '3.18.4',
      '1.2_git20200101-r0',
      '6.0_beta~ab12-r3',
    ],
    bits: [
      '_alpha',
      '_beta2',
      '_pre',
      '_rc1',
      '_p1',
      '_git',
      '.0',
      '.05',
      'a',
      'b',
      '-r1',
      '_cvs',
      '_hg3',
      '~ab',
      '-r00',
    ],
  },
  AlmaLinux: {
    seeds: ['1.0-1.el8', '0:1.2.3-4.el9_2', '1:2.0~rc1-1', '1.0^git1-2', '3.4.5', '5.3.28-36.el8'],
    bits: ['~', '^', '~rc1', '^20200101', '.el9', '_1', '.0', 'a', '-2', '+1', '.module+el8'],
  },
  PyPI: {
    seeds: ['1.0', '1.0a1', '2.0rc1.post1', '1!1.0', '1.0.dev3', '1.0+local.1', 'v1.0-1'],
    bits: ['a1', '.post2', '.dev1', 'rc2', '+abc.5', '.0', '-1', '.1', 'b', '+5'],
  },
  Go: { ...SEMVER, seeds: [...SEMVER.seeds, '0.0.0-20190101000000-abcdefabcdef', '1.2', '2.0.0+incompatible'] },
  Pub: { ...SEMVER, bits: [...SEMVER.bits, '+1', '+2', '+a'] },
  'crates.io': SEMVER,
  Hex: SEMVER,
};

const data = process.env.VAUBAN_TEST_DATA && join(process.env.VAUBAN_TEST_DATA, 'advisories');
const sign = (number) => (number < 0 ? '<' : number > 0 ? '>' : '=');
const work = mkdtempSync(join(tmpdir(), 'vauban-versions-'));
const perSecond = (count, ms) => Math.round((count / ms) * 1000);

try {
  if (!data || !existsSync(data)) console.log('real versions absent: set VAUBAN_TEST_DATA; seeds and mutations alone');
  const tools = oracles(work);
  const only = process.argv.slice(2);
  for (const ecosystem of Object.keys(WORDS)) {
    if (only.length > 0 && !only.includes(ecosystem)) continue;
    const pairs = pairsOf(ecosystem);
    await against(ecosystem, pairs, tools.get(ecosystem));
    speed(ecosystem, pairs);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function ours(ecosystem, a, b) {
  try {
    return sign(compare(ecosystem, a, b));
  } catch (error) {
    if (error.name === 'NotAVersion') return '!';
    throw error;
  }
}

async function against(ecosystem, pairs, { tool, order, missing }) {
  if (tool === null) {
    console.log(`${ecosystem}: not compared, needs ${missing}`);
    return;
  }
  const theirs = order(pairs);
  if (SAMPLE) writeSample(ecosystem, tool, pairs, theirs);
  if (theirs.length !== pairs.length) throw new Error(`${tool} answered ${theirs.length} of ${pairs.length}`);
  let compared = 0;
  const refused = { both: 0, ours: [], theirs: [] };
  const wrong = [];
  for (const [index, [a, b]] of pairs.entries()) {
    const own = ours(ecosystem, a, b);
    const other = theirs[index];
    if (own === '!' && other === '!') refused.both++;
    else if (own === '!') refused.ours.push(`${a} ${other} ${b}`);
    else if (other === '!') refused.theirs.push(`${a} ${own} ${b}`);
    else if (++compared && own !== other) wrong.push(`${a} ${own} ${b} (theirs: ${other})`);
  }
  const few = (list) => (list.length === 0 ? '0' : `${list.length} (${list.slice(0, 4).join('; ')})`);
  console.log(`${ecosystem}, ${tool}: ${compared} comparisons, differences ${few(wrong)}`);
  console.log(
    `  no version for both ${refused.both}, only for us ${few(refused.ours)}, only for them ${few(refused.theirs)}`,
  );
  if (wrong.length > 0 || compared < 10_000) process.exitCode = 1;
}

/** What the tests keep of it: the tool's own answers about the first pairs, where both or neither know a version. */
function writeSample(ecosystem, tool, pairs, theirs) {
  const rows = pairs
    .slice(0, 250)
    .map(([a, b], i) => [a, theirs[i], b])
    .filter(([a, answer, b]) => (ours(ecosystem, a, b) === '!') === (answer === '!'))
    .map((answer) => `    ${JSON.stringify(answer.join(' '))}`);
  const text = `{\n  "ecosystem": "${ecosystem}",\n  "tool": ${JSON.stringify(tool)},\n  "answers": [\n${rows.join(',\n')}\n  ]\n}\n`;
  writeFileSync(join(SAMPLE, `${ecosystem}.json`), text);
}

function speed(ecosystem, pairs) {
  const fine = pairs.filter(([a, b]) => ours(ecosystem, a, b) !== '!');
  // few enough to be remembered: each is parsed once
  const few = fine.slice(0, 5000);
  let sum = 0;
  const rate = (count, once) => {
    for (let i = 0; i < 2; i++) once();
    // of the processor: others may use the machine too
    const begun = process.cpuUsage();
    for (let i = 0; i < 4; i++) once();
    return perSecond(4 * count, process.cpuUsage(begun).user / 1000);
  };
  const parsed = rate(few.length, () => {
    for (const [a, b] of few) sum += compare(ecosystem, a, b);
  });
  // more texts than are remembered: each is parsed again
  const many = distinct(ecosystem, fine);
  const text = rate(many.length, () => {
    for (const [a, b] of many) sum += compare(ecosystem, a, b);
  });
  const met = (value, goal) => {
    if (value < goal) process.exitCode = 1;
    return `${value.toLocaleString('en')}/s (goal ${goal.toLocaleString('en')}: ${value < goal ? 'MISSED' : 'met'})`;
  };
  console.log(
    `  parsed once ${met(parsed, GOALS.parsed)}, from texts ${met(text, GOALS.text)}${Number.isNaN(sum) ? '!' : ''}`,
  );
}

/** 40,000 different texts, so that none is remembered when it comes again. */
function distinct(ecosystem, pairs) {
  const made = new Set();
  for (let i = 0; made.size < 40_000 && i < 400_000; i++) {
    const [a, b] = pairs[i % pairs.length];
    for (const version of [a, b])
      made.add(version.replace(/\d+/, (digits) => `${Number(digits.slice(-4)) + Math.floor(i / pairs.length)}`));
  }
  const list = [...made].filter((version) => ours(ecosystem, version, version) !== '!');
  return list.flatMap((version, i) => (i % 2 === 0 && list[i + 1] !== undefined ? [[version, list[i + 1]]] : []));
}

function pairsOf(ecosystem) {
  const random = randomFrom(ecosystem);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const { seeds, bits } = WORDS[ecosystem];
  const real = realVersions(ecosystem);
  const base = () => (random() < 0.6 && real.length > 0 ? pick(real) : pick(seeds));
  const once = (version) => {
    const at = Math.floor(random() * (version.length + 1));
    switch (Math.floor(random() * 7)) {
      case 0:
        return version + pick(bits);
      case 1:
        return version.replace(/\d+(?=\D*$)/, (digits) => `${Number(digits.slice(0, 9)) + (random() < 0.5 ? 1 : 10)}`);
      case 2:
        return version.replace(/\d+/, (digits) => `0${digits}`);
      case 3:
        return version.slice(0, at) + pick(bits) + version.slice(at);
      case 4:
        return version.slice(0, Math.max(1, at));
      case 5:
        return random() < 0.5 ? version.toUpperCase() : version.toLowerCase();
      default:
        return version.replace(/\d+(\.\d+)?/, `${Math.floor(random() * 12)}`);
    }
  };
  const pairs = [];
  while (pairs.length < PAIRS) {
    const a = base();
    let b = random() < 0.3 ? base() : once(a);
    if (random() < 0.3) b = once(b);
    if (isPlain(a) && isPlain(b)) pairs.push(random() < 0.5 ? [a, b] : [b, a]);
  }
  return pairs;
}

function isPlain(text) {
  return /^[\x21-\x7e]{1,200}$/.test(text);
}

function realVersions(ecosystem) {
  const file = data && join(data, ecosystem, 'all.zip');
  if (!file || !existsSync(file)) return [];
  const found = new Set();
  for (const { affected = [] } of recordsIn(file)) {
    for (const { ranges = [], versions = [] } of affected) {
      for (const { events = [] } of ranges)
        for (const event of events) for (const text of Object.values(event)) found.add(text);
      for (const text of versions.slice(0, 20)) found.add(text);
    }
  }
  return [...found].filter(isPlain).sort();
}
