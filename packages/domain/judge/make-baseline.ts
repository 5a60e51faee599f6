import type { Finding } from '../finding/finding.ts';
import { SCHEME } from '../identity/fingerprint.ts';
import type { Report } from '../report/report.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

/**
 * Takes in everything that the report holds, except what another suppression already lets through: when that one ends,
 * it must be seen again. `created` is a day, `YYYY-MM-DD`.
 */
export function makeBaseline(report: Report, created: string): Baseline {
  return {
    schema: 'vauban.baseline/1.0',
    scheme: SCHEME,
    created,
    commit: report.source.commit,
    entries: report.findings
      .filter(
        (finding) => !finding.suppressions.some(({ kind, status }) => kind !== 'baseline' && status === 'accepted'),
      )
      .flatMap(entryOf)
      .sort(byPlace),
  };
}

function entryOf({ fingerprints, rule, location, title, surface, advisory }: Finding): BaselineEntry[] {
  const fingerprint = fingerprints[SCHEME];
  if (fingerprint === undefined) return [];
  return [
    {
      fingerprint,
      rule,
      path: location.path,
      ...(location.line !== undefined && { line: location.line }),
      title,
      surface,
      ...(advisory?.exploited === true && { exploited: true as const }),
    },
  ];
}

function byPlace(a: BaselineEntry, b: BaselineEntry): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  if (a.line !== b.line) return (a.line ?? 0) - (b.line ?? 0);
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return a.fingerprint < b.fingerprint ? -1 : 1;
}
