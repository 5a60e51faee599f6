import { describe, expect, it } from 'vitest';
import type { Observation } from '../finding/finding.ts';
import { sameFlaw } from './same-flaw.ts';
import { pairWitnesses, type Witnessed } from './witnesses.ts';

const seen = (changes: Partial<Observation> & { line?: number; snippet?: string; endLine?: number; path?: string }) => {
  const { line = 7, snippet, endLine, path = 'src/db.js', ...rest } = changes;
  const location = { path, line, ...(snippet && { snippet }), ...(endLine && { endLine }) };
  return {
    rule: 'a:sql',
    scanner: 'a',
    surface: 'code',
    title: 'SQL injection',
    message: '',
    severity: 'high',
    confidence: 'high',
    cwe: ['CWE-89'],
    location,
    ...rest,
  } satisfies Observation as Observation;
};
const same = (a: Observation, b: Observation) => sameFlaw(a, b).same;

describe('two scanners speak of one flaw', () => {
  it.each([
    ['the same line and weakness', seen({}), seen({ rule: 'b:x' })],
    ['a kind of that weakness', seen({}), seen({ cwe: ['CWE-943'] })],
    ['one statement over two lines', seen({ line: 7, endLine: 9 }), seen({ line: 9 })],
    [
      'the next line with the same text',
      seen({ snippet: 'q("a" + id)' }),
      seen({ line: 8, snippet: ' q("a"  + id);' }),
    ],
    ['no weakness, and the same words', seen({ cwe: [] }), seen({ rule: 'b:sql-injection', cwe: ['CWE-89'] })],
  ])('at %s', (_, a, b) => {
    expect(same(a, b)).toBe(true);
    expect(same(b, a)).toBe(true);
  });

  it('and say why, for people', () => {
    expect(sameFlaw(seen({}), seen({})).reasons).toEqual(['both speak of line 7', 'both name CWE-89']);
  });
});

describe('two scanners speak of two flaws', () => {
  it.each([
    ['another weakness in the same line', seen({}), seen({ cwe: ['CWE-117'] })],
    ['the same weakness further down', seen({}), seen({ line: 12 })],
    ['the same line of another file', seen({}), seen({ path: 'src/other.js' })],
    ['neighbours with a related weakness only', seen({}), seen({ line: 8, cwe: ['CWE-943'] })],
    ['a secret beside a query', seen({}), seen({ surface: 'secrets', cwe: ['CWE-798'] })],
    ['no weakness, and other words', seen({ cwe: [] }), seen({ rule: 'b:eval', title: 'Code is evaluated' })],
  ])('with %s', (_, a, b) => {
    expect(same(a, b)).toBe(false);
  });
});

describe('a vulnerable component', () => {
  const component = (purl: string, rule: string, aliases: string[] = [], path = 'api/package-lock.json') =>
    seen({
      rule,
      path,
      surface: 'dependencies',
      component: {
        purl,
        ecosystem: 'npm',
        name: 'minimist',
        version: '1.2.5',
        direct: true,
        scope: 'production',
        path: [],
        reachability: 'unknown',
      },
      advisory: {
        id: rule,
        aliases,
        summary: '',
        cvss: [],
        severity: 'high',
        fixedVersions: [],
        urls: [],
        exploited: false,
      },
    });
  const ours = component('pkg:npm/minimist@1.2.5', 'CVE-2021-44906', ['GHSA-xvch-5gv4-984h']);

  it('is one under any name of its advisory, also where a scanner names the manifest beside the lockfile', () => {
    expect(same(ours, component('pkg:npm/minimist@1.2.5?arch=x', 'GHSA-xvch-5gv4-984h'))).toBe(true);
    expect(same(ours, component('pkg:npm/minimist@1.2.5', 'CVE-2021-44906', [], 'api/package.json'))).toBe(true);
  });

  it('is another in another version, with another advisory, or in another service', () => {
    expect(same(ours, component('pkg:npm/minimist@1.2.6', 'CVE-2021-44906'))).toBe(false);
    expect(same(ours, component('pkg:npm/minimist@1.2.5', 'CVE-2020-7598'))).toBe(false);
    expect(same(ours, component('pkg:npm/minimist@1.2.5', 'CVE-2021-44906', [], 'web/package-lock.json'))).toBe(false);
  });
});

describe('pairing the findings of two scanners', () => {
  const of = (scanner: string, ...observations: Observation[]): Witnessed[] =>
    observations.map((observation, i) => ({ key: `${scanner}${i}`, observation: { ...observation, scanner } }));

  it('pairs each at most once, the best first', () => {
    const pairs = pairWitnesses(
      of('a', seen({ line: 7 }), seen({ line: 8, snippet: 'q(x)' })),
      of('b', seen({ line: 8, snippet: 'q(x)' }), seen({ line: 7, cwe: ['CWE-943'] })),
    );
    expect(pairs.map(({ known, fresh }) => `${known}-${fresh}`)).toEqual(['a1-b0', 'a0-b1']);
  });

  it('never pairs two findings of one scanner', () => {
    expect(pairWitnesses(of('a', seen({})), of('a', seen({})))).toEqual([]);
  });

  it('does not depend on the order in which they come', () => {
    const known = of('a', seen({}), seen({ line: 9 }), seen({ line: 30 }));
    const fresh = of('b', seen({ line: 9 }), seen({}), seen({ line: 30, cwe: ['CWE-564'] }));
    const pairs = pairWitnesses(known, fresh);
    expect(pairWitnesses([...known].reverse(), [...fresh].reverse())).toEqual(pairs);
    expect(pairs).toHaveLength(3);
  });
});
