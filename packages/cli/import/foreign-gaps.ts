import type { Gap } from '@vauban/domain';
import { type ForeignReport, safeText } from '@vauban/reports';

/** What the absence of a finding in these reports does not mean. */
export function foreignGaps(reports: readonly ForeignReport[], complete: boolean): Gap[] {
  return reports.flatMap((report) => {
    const names = report.tools.map(({ id }) => id).join(', ') || report.format;
    const { claims, problems } = report;
    const gaps: Gap[] = claims.missed.map(({ path, why }) => ({
      kind: 'tool-failed',
      message: `${names} did not look here: ${safeText(why)}`,
      ...(path === null ? { pattern: './' } : { path }),
    }));
    if (claims.ended === 'failed') {
      gaps.push({ kind: 'tool-failed', pattern: './', message: `${names} says that it did not finish` });
    }
    for (const { says, count } of problems) {
      gaps.push({ kind: 'entry-unreadable', pattern: './', count, message: `${names}: ${safeText(says)}` });
    }
    if (!complete && claims.looked === null) {
      const message = `${names} does not say which files it looked at, so nothing is taken as fixed; --complete says that it was all`;
      gaps.push({ kind: 'scope-not-stated', pattern: './', message });
    }
    return gaps;
  });
}
