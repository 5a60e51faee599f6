import { describe, expect, it } from 'vitest';
import { input, observed, secret, vulnerable } from '../fixtures/observations.ts';
import type { Observation, Report } from '../index.ts';
import { judge, makeBaseline } from '../index.ts';

/** Only the parts of a report that a baseline is made of. */
function reportOf(observations: readonly Observation[], changes: Parameters<typeof input>[0] = {}): Report {
  const { findings } = judge(input({ observations, ...changes }));
  return { findings, source: { commit: 'c0ffee' } } as unknown as Report;
}

describe('a baseline that is made of a report', () => {
  it('makes the next scan of the same tree green, and names nothing secret', () => {
    const observations = [observed(), observed({}, { line: 30 }), secret(), vulnerable({ severity: 'critical' }, true)];
    const baseline = makeBaseline(reportOf(observations), '2026-11-24');
    expect(judge(input({ observations, baseline })).verdict).toBe('pass');
    expect(baseline).toMatchInlineSnapshot(`
      {
        "commit": "c0ffee",
        "created": "2026-11-24",
        "entries": [
          {
            "fingerprint": "ed773461b04ef99ae736470250b95c704a113404e98550033cba7092a1a5fc4d",
            "line": 4,
            "path": "config.env",
            "rule": "secrets/github-token",
            "surface": "secrets",
            "title": "GitHub token",
          },
          {
            "exploited": true,
            "fingerprint": "79c9b69ba7eb5c62360bbec449a5aa205751a2d007bfb051202e8e4f0664669f",
            "line": 120,
            "path": "package-lock.json",
            "rule": "CVE-2021-44906",
            "surface": "dependencies",
            "title": "minimist: prototype pollution",
          },
          {
            "fingerprint": "8f45bfd6b9935efc6692f973ed207eff60a288c250918c59695e2d376993877d",
            "line": 10,
            "path": "src/app.ts",
            "rule": "code/sql-injection",
            "surface": "code",
            "title": "SQL built from input",
          },
          {
            "fingerprint": "8c2c8fba96fe75b1f160a97e772eaa9fc324c86e3e508d42afeab0bad38a3b81",
            "line": 30,
            "path": "src/app.ts",
            "rule": "code/sql-injection",
            "surface": "code",
            "title": "SQL built from input",
          },
        ],
        "schema": "vauban.baseline/1.0",
        "scheme": "vauban/1",
      }
    `);
  });

  it('leaves out what another suppression lets through, so that it is seen again when that one ends', () => {
    const suppressions = [
      {
        ...{ path: 'src/app.ts', line: 10, appliesTo: [10], rule: 'code/sql-injection', until: '2026-12-31' },
        ...{ reason: 'checked', problem: null, addedByChange: false },
      },
    ];
    const report = reportOf([observed(), secret()], { suppressions });
    expect(makeBaseline(report, '2026-11-24').entries.map(({ rule }) => rule)).toEqual(['secrets/github-token']);
  });

  it('keeps what an older baseline held', () => {
    const first = makeBaseline(reportOf([observed(), secret()]), '2026-11-01');
    const again = makeBaseline(reportOf([observed(), secret()], { baseline: first }), '2026-11-24');
    expect(again.entries).toEqual(first.entries);
  });
});
