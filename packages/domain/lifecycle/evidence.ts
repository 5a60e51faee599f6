import { answerFor } from '../coverage/answer.ts';
import type { Ancestry, Report } from '../report/report.ts';

/** What a scan can prove about a place where it saw nothing. */
export interface ScanEvidence {
  /** The scan's commit; null outside git: then it proves nothing about the past. */
  readonly commit: string | null;
  ancestry(commit: string): Ancestry;
  /** Null when the scan looked there with that rule, else why it proves nothing. */
  whyNotProof(place: Place): string | null;
}

export interface Place {
  readonly path: string;
  readonly scanner: string;
  readonly rule: string;
}

/** Reads a report as evidence. */
export function evidenceOf(report: Report): ScanEvidence {
  const { coverage, source } = report;
  const scanners = new Map(coverage.scanners.map((scanner) => [scanner.id, scanner]));
  const blocked = new Set<string>();
  let blockedAll = false;
  for (const gap of coverage.gaps) {
    // a gap with a place blocks that place only, and `answerFor` knows it
    if (gap.class !== 'blocking' || gap.path !== undefined || gap.pattern !== undefined) continue;
    if (gap.scanner === undefined) blockedAll = true;
    else blocked.add(gap.scanner);
  }
  return {
    commit: source.commit,
    ancestry: (commit) =>
      commit === source.commit ? 'ancestor' : (source.ancestry[commit] ?? parentOf(report, commit)),
    whyNotProof({ path, scanner, rule }) {
      const ran = scanners.get(scanner);
      if (!ran) return `the scanner ${scanner} did not run`;
      if (ran.ruleIds && !ran.ruleIds.includes(rule)) return `the rule ${rule} was not active`;
      if (blockedAll || blocked.has(scanner)) return 'the scan was not complete';
      if (source.dirty === true) return 'the working tree had changes that no commit holds';
      const { answer, why } = answerFor(coverage, path);
      return answer === 'not'
        ? `the place was not looked at${why ? `: ${why.message}` : ''}`
        : outsideScope(report, path);
    },
  };
}

function parentOf(report: Report, commit: string): Ancestry {
  return report.source.parents.includes(commit) ? 'ancestor' : 'unknown';
}

function outsideScope(report: Report, path: string): string | null {
  const { paths } = report.coverage.scope;
  const inside = paths.some((scope) => scope === '.' || path === scope || path.startsWith(`${scope}/`));
  return inside ? null : 'the place lies outside what was scanned';
}
