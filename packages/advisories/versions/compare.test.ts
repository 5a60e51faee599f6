import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare, NotAVersion, UnsupportedEcosystem } from './compare.ts';

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
];

describe('the order of versions', () => {
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
  ])('%s: %j is refused as no version, on either side', (ecosystem, text) => {
    const fine = ecosystem === 'Go' ? 'v1.0.0' : '1.0.0';
    expect(() => compare(ecosystem, text, fine)).toThrow(NotAVersion);
    expect(() => compare(ecosystem, fine, text)).toThrow(NotAVersion);
  });

  it.each(['Maven', 'AlmaLinux:8', 'Debian', 'constructor', ''])('%j has no order here and says so', (ecosystem) => {
    expect(() => compare(ecosystem, '1', '2')).toThrow(UnsupportedEcosystem);
  });
});
