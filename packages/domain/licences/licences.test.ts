import { describe, expect, it } from 'vitest';
import type { Component } from '../components/component.ts';
import { licenceFindings } from './licence-findings.ts';
import { type LicencePolicy, LicenceRules, licenceProblems } from './licence-rules.ts';

const verdict = (policy: LicencePolicy, licence: string) => new LicenceRules(policy).verdictOn(licence);

const LISTS: LicencePolicy = {
  allow: ['MIT', 'Apache-2.0', 'GPL-2.0 WITH Classpath-exception-2.0', 'LGPL-2.1-only', 'LicenseRef-acme'],
  deny: ['AGPL-*', 'GPL-3.0+', 'unknown'],
  review: ['GPL-*', 'MPL-2.0'],
};

function component(name: string, more: Partial<Component> = {}): Component {
  return {
    ...{ purl: `pkg:npm/${name}@1.0.0`, ecosystem: 'npm', name, version: '1.0.0', direct: false, scope: 'production' },
    ...{ source: 'registry', location: { path: 'package-lock.json', line: 3 }, path: ['app', name] },
    ...more,
  };
}

describe('a policy about licences', () => {
  it.each([
    ['MIT', 'allow'],
    ['(MIT OR AGPL-3.0-only)', 'allow'],
    ['MIT AND AGPL-3.0-only', 'deny'],
    ['MIT AND (MPL-2.0 OR GPL-3.0-or-later)', 'review'],
    ['AGPL-3.0', 'deny'],
    ['GPL-3.0-or-later', 'deny'],
    ['GPL-3.0', 'review'],
    ['GPL-2.0-only', 'review'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'allow'],
    ['GPL-2.0-or-later WITH Classpath-exception-2.0', 'review'],
    ['AGPL-3.0-only WITH LLVM-exception', 'deny'],
    ['LGPL-2.1-or-later', 'allow'],
    ['Apache-2.0+', 'allow'],
    ['LicenseRef-acme', 'allow'],
    ['ISC', 'review'],
    ['SEE LICENSE IN LICENSE.md', 'deny'],
    ['NOASSERTION', 'deny'],
    [`${'('.repeat(400)}MIT`, 'deny'],
    [`${'MIT OR '.repeat(2000)}MIT`, 'deny'],
  ])('says of %s: %s', (licence, expected) => {
    expect(verdict(LISTS, licence)).toBe(expected);
  });

  it('lets pass what no list names, unless there is a list of what is allowed, or it says otherwise', () => {
    expect(verdict({ deny: ['AGPL-*'] }, 'ISC')).toBe('allow');
    expect(verdict({ deny: ['AGPL-*'] }, 'unknown')).toBe('allow');
    expect(verdict({ allow: ['MIT'] }, 'unknown')).toBe('review');
    expect(verdict({ allow: ['MIT'], others: 'deny' }, 'ISC')).toBe('deny');
    expect(verdict({}, 'toString')).toBe('allow');
  });

  it('takes the longest beginning, and the stricter of two lists', () => {
    expect(verdict({ deny: ['GPL-*'], allow: ['GPL-2.0-*'] }, 'GPL-2.0-only')).toBe('allow');
    expect(verdict({ deny: ['GPL-2.0'], allow: ['GPL-*'] }, 'GPL-2.0-only')).toBe('deny');
  });

  it('is refused with names that SPDX does not know, and with one name in two lists', () => {
    const known = [{ package: 'left-pad', licence: 'free', reason: 'x' }];
    expect(
      licenceProblems({ ...LISTS, known: [{ package: 'pkg:npm/a', licence: 'MIT OR ISC', reason: 'x' }] }),
    ).toEqual([]);
    expect(
      licenceProblems({
        allow: ['Apache2', 'MIT OR ISC', 'XYZ-*', 'GPL-2.0'],
        deny: ['gpl-2.0-only', 'GPL-2.0-only'],
        known,
      }),
    ).toEqual([
      expect.objectContaining({ place: ['deny', 0] }),
      { place: ['allow', 0], problem: expect.stringMatching(/^"Apache2" is no licence of SPDX's list/) },
      expect.objectContaining({ place: ['allow', 1] }),
      expect.objectContaining({ place: ['allow', 2] }),
      { place: ['allow', 3], problem: '"GPL-2.0" stands under deny too' },
      { place: ['known', 0, 'package'], problem: 'it must be a purl' },
      { place: ['known', 0, 'licence'], problem: '"free" is no SPDX expression' },
    ]);
  });
});

describe('a component whose licence is not allowed', () => {
  it('is a finding that says which, why, and how it comes here', () => {
    const { observations, rules } = licenceFindings(
      [component('a', { licence: 'AGPL-3.0-only', path: ['app', 'web', 'a'] }), component('b', { licence: 'MIT' })],
      LISTS,
    );
    expect(observations).toMatchObject([
      {
        rule: 'dependencies/licence',
        title: 'a 1.0.0 has the licence AGPL-3.0-only',
        message: 'a 1.0.0 has the licence AGPL-3.0-only: the policy denies it. It comes by app › web › a.',
        severity: 'high',
        location: { path: 'package-lock.json', line: 3 },
        component: { purl: 'pkg:npm/a@1.0.0', licensing: { text: 'AGPL-3.0-only', verdict: 'deny' } },
      },
    ]);
    expect(rules.map(({ id }) => id)).toEqual(['dependencies/licence']);
  });

  it('is told with the words that nobody can read, and with nothing where it says nothing', () => {
    const all = [component('a', { licence: 'Custom' }), component('b')];
    expect(licenceFindings(all, { review: ['unknown'] }).observations).toMatchObject([
      { title: 'a 1.0.0 has an unknown licence ("Custom")', severity: 'low' },
      { title: 'b 1.0.0 has an unknown licence', component: { licensing: { text: 'unknown', verdict: 'review' } } },
    ]);
  });

  it('is judged by what people found out, for one version or for all', () => {
    const known = [
      { package: 'pkg:npm/a', licence: 'MIT', reason: 'its LICENSE file' },
      { package: 'pkg:npm/%40s/b@1.0.0', licence: 'AGPL-3.0-only', reason: 'its README' },
    ];
    const all = [component('a'), component('@s/b', { purl: 'pkg:npm/%40s/b@1.0.0', licence: 'MIT' })];
    const { observations } = licenceFindings(all, { ...LISTS, known });
    expect(observations.map(({ component }) => component?.licensing?.text)).toEqual(['AGPL-3.0-only']);
  });

  it('is never one of the own packages, and nothing is said without such a policy', () => {
    const own = [component('a', { source: 'workspace' }), component('b', { source: 'link' })];
    expect(licenceFindings(own, LISTS)).toEqual({ observations: [], rules: [] });
    expect(licenceFindings([component('a')], undefined).observations).toEqual([]);
  });
});
