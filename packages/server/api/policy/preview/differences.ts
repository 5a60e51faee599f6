import { type Configuration, type Finding, judgeAgain, type Report, type Verdict } from '@vauban/domain';
import { iso } from '../../times.ts';
import type { PastScan } from './past-scans.ts';
import type { Held } from './preview-policy.ts';

const MOST_TOLD = 100;
const MOST_REASONS = 5;

interface Seen {
  readonly finding: Finding;
  readonly before: readonly string[];
  readonly after: readonly string[];
  scans: number;
}

/** Judges reports twice, by what holds and by what might hold, and gathers where the two differ. */
export class Differences {
  readonly #document: Configuration;
  readonly #before = { pass: 0, fail: 0, unproven: 0 };
  readonly #after = { pass: 0, fail: 0, unproven: 0 };
  readonly #changed: ReturnType<typeof changed>[] = [];
  readonly #findings = new Map<string, Seen>();
  #looked = 0;
  #changedInAll = 0;

  constructor(document: Configuration) {
    this.#document = document;
  }

  /** `today`: the day on which ends of decisions are looked at, the scan's own. */
  add(scan: PastScan, report: Report, { configuration, decisions }: Held, today: string): void {
    const before = judgeAgain({ report, configuration, decisions, today });
    const after = judgeAgain({ report, configuration: this.#document, decisions, today });
    this.#looked += 1;
    this.#before[before.verdict] += 1;
    this.#after[after.verdict] += 1;
    if (before.verdict !== after.verdict) {
      this.#changedInAll += 1;
      if (this.#changed.length < MOST_TOLD) {
        const reasons = after.reasons.slice(0, MOST_REASONS).map(({ message }) => message);
        this.#changed.push(changed(scan, before.verdict, after.verdict, reasons));
      }
    }
    for (const [index, finding] of report.findings.entries()) {
      this.#see(`${scan.projectId} ${finding.id}`, finding, before.gates[index] ?? [], after.gates[index] ?? []);
    }
  }

  told() {
    const findings = [...this.#findings.values()].sort((a, b) => b.scans - a.scans || order(a.finding, b.finding));
    return {
      looked: this.#looked,
      before: this.#before,
      after: this.#after,
      changed: this.#changed,
      changedInAll: this.#changedInAll,
      findings: findings.slice(0, MOST_TOLD).map(({ finding, scans, before, after }) => ({
        id: finding.id,
        title: finding.title,
        rule: finding.rule,
        surface: finding.surface,
        severity: finding.severity,
        path: finding.location.path,
        line: finding.location.line ?? null,
        scans,
        gatesBefore: [...before],
        gatesAfter: [...after],
      })),
      findingsInAll: this.#findings.size,
    };
  }

  #see(key: string, finding: Finding, before: readonly string[], after: readonly string[]): void {
    if (before.join('\n') === after.join('\n')) return;
    const seen = this.#findings.get(key);
    if (seen === undefined) this.#findings.set(key, { finding, before, after, scans: 1 });
    else seen.scans += 1;
  }
}

function changed(scan: PastScan, before: Verdict, after: Verdict, reasons: readonly string[]) {
  const { scanId, project, branch, pullRequest, commit, recordedAt } = scan;
  return {
    scan: scanId,
    project,
    branch,
    pullRequest,
    commit,
    recorded: iso(recordedAt),
    before,
    after,
    reasons: [...reasons],
  };
}

function order(a: Finding, b: Finding): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
