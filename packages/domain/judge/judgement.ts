import type { JudgedGap } from '../coverage/gap.ts';
import type { Finding } from '../finding/finding.ts';
import type { PolicyFacts, Verdict, VerdictReason } from '../report/report.ts';

/** What the judge says; every list is in the order in which a report holds it. */
export interface Judgement {
  readonly verdict: Verdict;
  /** First what fails, then what is unproven; empty when the verdict is `pass`. */
  readonly reasons: readonly VerdictReason[];
  readonly findings: readonly Finding[];
  readonly gaps: readonly JudgedGap[];
  /** Suppressions, decisions, baseline entries and acceptances that hold for nothing, one sentence each. */
  readonly unused: readonly string[];
  readonly gates: PolicyFacts['gates'];
}
