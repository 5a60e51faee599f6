import { describe, expect, it } from 'vitest';
import { observed, secret, vulnerable } from '../fixtures/observations.ts';
import type { AdvisoryFacts, ExploitMaturity, Observation, Severity } from '../index.ts';
import {
  DEFAULT_FORMULA,
  prioritise,
  priorityFacts,
  priorityOf,
  SEVERITIES,
  severityOfScore,
  severityRank,
} from '../index.ts';

function exploitedAt(severity: Severity): Observation {
  return vulnerable({ severity }, true);
}

function inDevelopment(observation: Observation): Observation {
  if (!observation.component) throw new Error('the fixture has a component');
  return { ...observation, component: { ...observation.component, scope: 'development' } };
}

function withAdvisory(observation: Observation, changes: Partial<NonNullable<Observation['advisory']>>): Observation {
  if (!observation.advisory) throw new Error('the fixture has an advisory');
  return { ...observation, advisory: { ...observation.advisory, ...changes } };
}

describe('priority', () => {
  it('explains every point that it gives', () => {
    const observation = withAdvisory(exploitedAt('high'), { score: 8.1, ransomware: true });
    expect(priorityOf(priorityFacts(observation, 'new'), DEFAULT_FORMULA)).toMatchInlineSnapshot(`
      {
        "level": "now",
        "score": 100,
        "terms": [
          {
            "points": 30,
            "reason": "its severity is high",
            "term": "severity",
          },
          {
            "points": 3,
            "reason": "its CVSS score is 8.1",
            "term": "score",
          },
          {
            "points": 10,
            "reason": "the confidence is high",
            "term": "confidence",
          },
          {
            "points": 45,
            "reason": "it is known to be exploited (CISA KEV)",
            "term": "exploited",
          },
          {
            "points": 5,
            "reason": "it is used in ransomware campaigns",
            "term": "ransomware",
          },
          {
            "points": 5,
            "reason": "a fix is available",
            "term": "fix",
          },
          {
            "points": 5,
            "reason": "it is new",
            "term": "novelty",
          },
        ],
      }
    `);
    const { score, terms } = prioritise(inDevelopment(observation), 'known');
    expect(terms.reduce((sum, { points }) => sum + points, 0)).toBe(score);
  });

  it.each([
    ['a critical finding that is new', observed({ severity: 'critical' }), 'next'],
    ['a critical vulnerability with a fix', vulnerable({ severity: 'critical' }), 'now'],
    ['a high finding', observed(), 'next'],
    ['a high finding of low confidence', observed({ confidence: 'low' }), 'later'],
    ['a medium finding', observed({ severity: 'medium' }), 'later'],
    ['a sure secret', secret(), 'now'],
    ['a low vulnerability that is exploited', exploitedAt('low'), 'now'],
    ['a finding of unknown severity', observed({ severity: 'unknown' }), 'unknown'],
    ['an exploited vulnerability of unknown severity', exploitedAt('unknown'), 'now'],
    ['a critical vulnerability in development', inDevelopment(vulnerable({ severity: 'critical' })), 'next'],
  ])('of %s', (_, observation, level) => {
    expect(prioritise(observation, 'new').level).toBe(level);
  });

  it('never ranks the unknown below what is low or medium', () => {
    const score = (severity: Severity) => prioritise(observed({ severity }), 'new').score;
    expect(score('unknown')).toBe(score('high'));
    expect(score('unknown')).toBeGreaterThan(score('medium'));
    const confident = (confidence: Observation['confidence']) => prioritise(observed({ confidence }), 'new').score;
    expect(confident('unknown')).toBeGreaterThan(confident('low'));
  });

  it('grows with the score inside a severity', () => {
    const score = (cvss: number) =>
      prioritise(withAdvisory(vulnerable({ severity: 'high' }), { score: cvss }), 'new').score;
    expect(score(8.9)).toBeGreaterThan(score(7));
    expect(score(7)).toBe(prioritise(vulnerable({ severity: 'high' }), 'new').score);
  });

  it('says that exploitation is unknown when the catalogue was not there', () => {
    expect(prioritise(vulnerable({}, 'unknown'), 'new').terms).toContainEqual({
      term: 'exploited',
      points: 5,
      reason: 'whether it is exploited is unknown: the catalogue was not there',
    });
  });

  it('never gives what nobody knows fewer points than the harmless answer', () => {
    const score = (changes: Partial<AdvisoryFacts>, exploited: boolean | 'unknown' = false) =>
      prioritise(withAdvisory(vulnerable({}, exploited), changes), 'new').score;
    const epss = (probability: number) => ({ epss: { probability, percentile: 0.5, date: '2026-11-23' } });
    expect(score({}, 'unknown')).toBeGreaterThan(score({}, false));
    expect(score({ epss: 'unknown' })).toBeGreaterThan(score(epss(0.0004)));
    expect(score(epss(0.7))).toBeGreaterThan(score(epss(0.2)));
    expect(score(epss(0.2))).toBeGreaterThan(score({ epss: 'unknown' }));
    const exploit = (level: ExploitMaturity['level']) => score({ exploit: { level } });
    expect(exploit('unknown')).toBeGreaterThanOrEqual(exploit('unreported'));
    expect(exploit('functional')).toBeGreaterThan(exploit('proof-of-concept'));
  });

  it('takes the most specific CVSS score that the vector has', () => {
    const score = (changes: Partial<AdvisoryFacts>) =>
      prioritise(withAdvisory(vulnerable({ severity: 'high' }), { score: 7, ...changes }), 'new').score;
    expect(score({ threatScore: 8.9 })).toBeGreaterThan(score({}));
    expect(score({ threatScore: 8.9, environmentalScore: 7 })).toBe(score({}));
  });

  it('is sooner for what no fix will come for', () => {
    const observation = vulnerable();
    if (!observation.component) throw new Error('the fixture has a component');
    const ended = { ...observation.component, endOfLife: { product: 'minimist', cycle: '1' } };
    expect(prioritise({ ...observation, component: ended }, 'new').terms).toContainEqual({
      term: 'endOfLife',
      points: 5,
      reason: 'its release line is at its end of life',
    });
  });

  it('can be given other weights, and stays between 0 and 100', () => {
    const heavy = { ...DEFAULT_FORMULA, exploited: { ...DEFAULT_FORMULA.exploited, yes: 500 } };
    expect(prioritise(exploitedAt('low'), 'new', { formula: heavy, stakes: {} }).score).toBe(100);
    const light = { ...DEFAULT_FORMULA, confidence: { high: -500, medium: 0, low: 0, unknown: 0 } };
    expect(prioritise(observed(), 'new', { formula: light, stakes: {} }).score).toBe(0);
  });
});

describe('severity', () => {
  it('ranks unknown as high', () => {
    expect(SEVERITIES.map(severityRank)).toEqual([4, 3, 3, 2, 1, 0]);
  });

  it('follows the score by the ranges of CVSS', () => {
    expect([10, 9, 8.9, 7, 6.9, 4, 3.9, 0.1, 0, -1, 11, Number.NaN].map(severityOfScore)).toEqual([
      ...['critical', 'critical', 'high', 'high', 'medium', 'medium', 'low', 'low', 'none'],
      ...['unknown', 'unknown', 'unknown'],
    ]);
  });
});
