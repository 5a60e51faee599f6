import { describe, expect, it } from 'vitest';
import { input } from '../fixtures/observations.ts';
import type { DataFacts, Gap, GapAcceptance, GapClass, GapKind } from '../index.ts';
import { advisoryAge, DEFAULT_CONFIGURATION, judge, staleGaps } from '../index.ts';

const NOW = '2026-11-24T12:00:00Z';

function judgeGapsWith(gaps: Gap[], acceptedGaps: GapAcceptance[], classes: Partial<Record<GapKind, GapClass>> = {}) {
  const policy = { ...DEFAULT_CONFIGURATION.policy, acceptedGaps, gaps: classes };
  return judge(input({ gaps, configuration: { ...DEFAULT_CONFIGURATION, policy } }));
}

const broken: Gap = { kind: 'lockfile-broken', path: 'old/yarn.lock', message: 'old/yarn.lock cannot be read.' };

function acceptance(changes: Partial<GapAcceptance> = {}): GapAcceptance {
  return { kind: 'lockfile-broken', path: 'old/**', reason: 'nobody ships it', until: '2026-12-31', ...changes };
}

describe('a blocking gap', () => {
  it('is let through by an acceptance with reason and end, and stays visible', () => {
    const { verdict, gaps, unused } = judgeGapsWith([broken], [acceptance()]);
    expect([verdict, unused]).toEqual(['pass', []]);
    expect(gaps).toEqual([
      { ...broken, class: 'blocking', accepted: { reason: 'nobody ships it', until: '2026-12-31' } },
    ]);
  });

  it('is accepted by a glob on the folder that stands for many, or by its kind alone', () => {
    const folder: Gap = { kind: 'unreadable', pattern: 'mnt/', count: 9, message: 'mnt cannot be opened.' };
    expect(judgeGapsWith([folder], [acceptance({ kind: 'unreadable', path: 'mnt/' })]).verdict).toBe('pass');
    const { path: _, ...anywhere } = acceptance({ kind: 'unreadable' });
    expect(judgeGapsWith([folder], [anywhere]).verdict).toBe('pass');
  });

  it.each([
    ['ended on 2026-11-23 and does not count any more', { until: '2026-11-23' }],
    ['has no end (YYYY-MM-DD) and does not count', { until: 'soon' }],
    ['has no reason and does not count', { reason: ' ' }],
  ])('is not let through by an acceptance that %s', (problem, changes) => {
    const { verdict, unused } = judgeGapsWith([broken], [acceptance(changes)]);
    expect(verdict).toBe('unproven');
    expect(unused).toEqual([`The acceptance of the gap "lockfile-broken" at old/** ${problem}.`]);
  });

  it('elsewhere is not let through, and the acceptance is told as unused', () => {
    const { verdict, unused } = judgeGapsWith([{ ...broken, path: 'yarn.lock' }], [acceptance()]);
    expect(verdict).toBe('unproven');
    expect(unused).toEqual(['The acceptance of the gap "lockfile-broken" at old/** matches no gap any more.']);
  });

  it('may be counted by policy, and a counted one may block', () => {
    expect(judgeGapsWith([broken], [], { 'lockfile-broken': 'counted' }).verdict).toBe('pass');
    const manifest: Gap = { kind: 'manifest-without-lockfile', path: 'package.json', message: 'No lockfile.' };
    expect(judgeGapsWith([manifest], []).verdict).toBe('pass');
    expect(judgeGapsWith([manifest], [], { 'manifest-without-lockfile': 'blocking' }).verdict).toBe('unproven');
  });
});

describe('the age of the data', () => {
  const facts = (newest: string | null, name: DataFacts['name'] = 'advisories'): DataFacts => ({
    ...{ name, revision: 'r1', newest },
    ...(name === 'advisories' && { ecosystems: ['npm', 'PyPI'] }),
  });
  const stale = (...data: DataFacts[]) => staleGaps(data, DEFAULT_CONFIGURATION.policy, NOW);

  it('is counted in days from the newest entry', () => {
    expect(advisoryAge('2026-11-20T00:00:00Z', NOW)).toBe(4.5);
  });

  it('is fine up to seven days, and a blocking gap beyond', () => {
    expect(stale(facts('2026-11-17T12:00:00Z'))).toEqual([]);
    expect(stale(facts('2026-11-17T11:59:00Z'))).toEqual([
      {
        kind: 'advisories-stale',
        surface: 'dependencies',
        message:
          'The advisory data (npm, PyPI): its newest entry is more than 7 days old, 7 are allowed. Run "vauban advisories update".',
      },
    ]);
  });

  it('cannot be told from a date ahead of the clock or from no date', () => {
    expect(stale(facts('2026-11-25T00:00:00Z'))).toEqual([]);
    expect(stale(facts('2099-01-01T00:00:00Z'))[0]?.message).toContain('dated after now');
    expect(stale(facts('yesterday'))[0]?.message).toContain('cannot be read');
  });

  it('of the catalogue of exploited vulnerabilities is told after thirty days and blocks nothing', () => {
    expect(stale(facts('2026-11-01T00:00:00Z', 'kev'))).toEqual([]);
    const gaps = stale(facts('2026-10-01T00:00:00Z', 'kev'));
    expect(gaps[0]?.message).toContain('54 days old, 30 are allowed');
    expect(judge(input({ gaps })).verdict).toBe('pass');
  });

  it('is its source’s where that was asked lately: to ask again would not help', () => {
    const message = (asked: string) =>
      staleGaps([facts('2026-08-22T00:00:00Z')], DEFAULT_CONFIGURATION.policy, NOW, () => asked)[0]?.message;
    expect(message('2026-11-24T08:00:00Z')).toBe(
      'The advisory data (npm, PyPI): its newest entry is more than 94 days old, 7 are allowed. Its source has nothing newer (asked on 2026-11-24): name another one with "vauban advisories update --source".',
    );
    expect(message('2026-11-22T08:00:00Z')).toContain('Run "vauban advisories update".');
  });

  it('is not asked of data that is missing, which is a gap of its own', () => {
    expect(stale(facts(null), facts(null, 'kev'))).toEqual([]);
  });
});
