import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare, NotAVersion, orderOf, UnsupportedEcosystem } from './compare.ts';

/** Ascending; each entry is one version, or several texts of the same version. */
const ORDERS: readonly (readonly [ecosystem: string, order: readonly (string | readonly string[])[]])[] = [
  [
    'npm',
    [
      ['0.0.0', 'v0.0.0'],
      '0.0.1-0',
      '0.0.1',
      // https://semver.org/#spec-item-11
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      ['1.0.0-rc.1', '1.0.0rc.1'],
      ['1.0.0', '=1.0.0', '1.0.0+build.7'],
      '1.2.9',
      '1.2.10',
      '1.10.0',
      '9007199254740991.0.0',
    ],
  ],
  [
    'PyPI',
    [
      // https://peps.python.org/pep-0440/#summary-of-permitted-suffixes-and-relative-ordering
      ['1.dev0', '1.0.dev0', 'v1.DEV'],
      '1.0.dev456',
      ['1.0a1', '1.0-alpha.1', '1.0_A1'],
      '1.0a2.dev456',
      '1.0a12.dev456',
      '1.0a12',
      '1.0b1.dev456',
      '1.0b2',
      '1.0b2.post345.dev456',
      ['1.0b2.post345', '1.0b2-345'],
      '1.0rc1.dev456',
      ['1.0rc1', '1.0c1', '1.0-pre1', '1.0preview1'],
      ['1.0', '1', '1.0.0', 'v1.0', ' 1.0 ', '0!1.0'],
      '1.0+abc.5',
      '1.0+abc.7',
      '1.0+5',
      '1.0.post456.dev34',
      ['1.0.post456', '1.0-456', '1.0.rev456', '1.0r456'],
      '1.0.15',
      '1.1.dev1',
      '20240101.99999999999999999998',
      '20240101.99999999999999999999',
      '1!0.1',
    ],
  ],
  ['crates.io', ['0.1.0-alpha.1', '0.1.0', ['1.0.0', '1.0.0+git'], '1.0.1', '10.0.0']],
  [
    'Go',
    [
      ['v0.0.0-20190101000000-aaaaaaaaaaaa', '0.0.0-20190101000000-aaaaaaaaaaaa'],
      'v0.0.0-20200101000000-000000000000',
      'v0.0.0',
      ['v1.0.0', 'v1', '1.0'],
      'v1.2.3-0.20240101000000-aaaaaaaaaaaa',
      'v1.2.3-rc.1',
      'v1.2.3-rc.1.0.20240101000000-aaaaaaaaaaaa',
      ['v1.2.3', '1.2.3'],
      '1.21.0-0',
      ['v2.0.0', 'v2.0.0+incompatible'],
    ],
  ],
  [
    'Maven',
    [
      // https://maven.apache.org/pom.html#version-order-specification
      ['1-alpha', '1.alpha', '1-a0'],
      '1-beta-2',
      ['1-rc1', '1.0-cr1', '1.RC1'],
      '1-SNAPSHOT',
      ['1', '1.0', '1.0.0', '1-ga', '1.final', '1-RELEASE'],
      ['1-sp', '1.0-sp'],
      '1-abc',
      '1-1',
      '1.1',
      '1.2.10',
      '20040616',
      '99999999999999999999',
    ],
  ],
  [
    'NuGet',
    [
      // https://learn.microsoft.com/nuget/concepts/package-versioning
      ['1.0.1-alpha', '1.0.1-ALPHA'],
      '1.0.1-alpha.2',
      '1.0.1-alpha.10',
      '1.0.1-alpha2',
      '1.0.1-beta',
      '1.0.1-rc.1',
      ['1.0.1', '1.0.1.0', '1.00.1', '1.0.1+build.9'],
      '1.0.1.1',
      '1.0.2',
    ],
  ],
  [
    'RubyGems',
    [
      '1.0.0.a',
      '1.0.0.b2',
      '1.0.0.b10',
      ['1.0-1', '1.0.pre.1'],
      ['1', '1.0', '1.0.0'],
      '1.0.1',
      '1.9',
      '1.10.a',
      '1.10',
    ],
  ],
  [
    'Packagist',
    [
      '1.0.0-dev',
      ['1.0-alpha1', '1.0.0a1', 'v1.0.0.0-ALPHA.1'],
      '1.0-beta2',
      ['1.0RC1', '1.0.0-rc1'],
      ['1.0', '1.0.0', 'v1.0.0.0', '1.0.0-stable', '1.0+build'],
      ['1.0-p1', '1.0-patch1', '1.0pl1'],
      '1.0.1',
      '1.x-dev',
      '2.0',
      '20100102',
    ],
  ],
  [
    'Pub',
    ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0', '1.0.0+1', '1.0.0+2', '1.0.0+10', '1.0.0+a', '1.0.1'],
  ],
  [
    'Debian:12',
    [
      // https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
      '1.0~~',
      '1.0~~a',
      '1.0~',
      ['1.0', '1.0-0', '0:1.0', '01.00'],
      '1.0-1~bpo1',
      '1.0-1',
      '1.0-1+b1',
      '1.0a',
      '1.0+dfsg-1',
      '1.2-1',
      '1.10-1',
      '1:0.1',
    ],
  ],
  [
    'Alpine:v3.20',
    [
      '1.0_alpha1',
      '1.0_beta',
      '1.0_pre2',
      '1.0_rc1',
      '1.0',
      '1.0-r1',
      '1.0-r10',
      '1.0_p1',
      '1.0a',
      '1.0.05',
      '1.0.1',
      '1.1',
    ],
  ],
  [
    'Rocky Linux:9',
    // https://rpm-software-management.github.io/rpm/man/rpm-version.7
    [
      '1.0~rc1-1',
      ['1.0-1', '0:1.0-1', '1_0-01'],
      '1.0-1.el9',
      '1.0-2',
      '1.0^git1-1',
      '1.0.a-1',
      '1.0.1-1',
      '1.10-1',
      '1:0.1-1',
    ],
  ],
];

/** Asked by `bench/versions.bench.mjs`; `!` is "no version". */
const ANSWERS = new URL('fixtures/orders/', import.meta.url);

interface Answers {
  readonly ecosystem: string;
  readonly answers: readonly string[];
}

function ours(ecosystem: string, a: string, b: string): string {
  try {
    const order = compare(ecosystem, a, b);
    return order < 0 ? '<' : order > 0 ? '>' : '=';
  } catch (error) {
    if (error instanceof NotAVersion) return '!';
    throw error;
  }
}

describe('the order of versions', () => {
  it('equal versions have one canonical text, different ones have two', () => {
    const wrong: string[] = [];
    for (const name of readdirSync(ANSWERS)) {
      const { ecosystem, answers } = JSON.parse(readFileSync(new URL(name, ANSWERS), 'utf8')) as Answers;
      const { canonical } = orderOf(ecosystem);
      for (const answer of answers) {
        const [a, , b] = answer.split(' ') as [string, string, string];
        const order = ours(ecosystem, a, b);
        if (order !== '!' && (order === '=') !== (canonical(a) === canonical(b))) wrong.push(`${ecosystem} ${answer}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(ORDERS)('%s: every pair of the table compares as listed, both ways', (ecosystem, order) => {
    const wrong: string[] = [];
    const rows = order.map((entry) => (typeof entry === 'string' ? [entry] : entry));
    for (const [i, left] of rows.entries()) {
      for (const [j, right] of rows.entries()) {
        for (const a of left) {
          for (const b of right) {
            if (Math.sign(compare(ecosystem, a, b)) !== Math.sign(i - j)) wrong.push(`${a} and ${b}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('PyPI: hundreds of random versions stand in the order that Python gives them', () => {
    const file = new URL('fixtures/pep440-order.json', import.meta.url);
    const groups = JSON.parse(readFileSync(file, 'utf8')) as string[][];
    const wrong: string[] = [];
    for (const [i, left] of groups.entries()) {
      for (const [j, right] of groups.entries()) {
        const [a, b] = [left[0] as string, right.at(-1) as string];
        if (Math.sign(compare('PyPI', a, b)) !== Math.sign(i - j)) wrong.push(`${a} and ${b}`);
      }
    }
    expect(groups.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it.each(readdirSync(ANSWERS))('%s: the answers of the ecosystem’s own tool are ours', (name) => {
    const { ecosystem, answers } = JSON.parse(readFileSync(new URL(name, ANSWERS), 'utf8')) as Answers;
    const wrong = answers.filter((answer) => {
      const [a, theirs, b] = answer.split(' ') as [string, string, string];
      return theirs !== ours(ecosystem, a, b);
    });
    expect(wrong).toEqual([]);
    expect(answers.length).toBeGreaterThan(100);
  });

  it.each([
    ['npm', ''],
    ['npm', '1.2'],
    ['npm', 'latest'],
    ['npm', '99999999999999999999.0.0'],
    ['npm', `1.0.0-${'a'.repeat(300)}`],
    ['PyPI', '1.0-'],
    ['PyPI', '2004d-unknown'],
    ['PyPI', '1.0+'],
    ['crates.io', 'v1.0.0'],
    ['crates.io', '1.0'],
    ['Go', 'go1.21'],
    ['Go', '(devel)'],
    ['Maven', '\u0024{project.version}'],
    ['Maven', '[1.0,2.0)'],
    ['Maven', 'LATEST'],
    ['NuGet', '1.*'],
    ['NuGet', '99999999999.0'],
    ['RubyGems', '>= 1.0.0'],
    ['RubyGems', '1.0.0_1'],
    ['Packagist', 'dev-master'],
    ['Packagist', '^1.0.0'],
    ['Pub', '1.0'],
    ['Debian', '1.0-'],
    ['Debian', '<unfixed>'],
    ['Alpine', '1.0_gamma'],
    ['AlmaLinux:8', '1.0-1-1'],
  ])('%s: %j is refused as no version, on either side', (ecosystem, text) => {
    const fine = '1.0.0';
    expect(() => compare(ecosystem, text, fine)).toThrow(NotAVersion);
    expect(() => compare(ecosystem, fine, text)).toThrow(NotAVersion);
  });

  it.each(['ConanCenter', 'GHC', 'GIT', 'constructor', ''])('%j has no order here and says so', (ecosystem) => {
    expect(() => compare(ecosystem, '1', '2')).toThrow(UnsupportedEcosystem);
  });
});
