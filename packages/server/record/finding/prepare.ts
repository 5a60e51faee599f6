import { hash } from 'node:crypto';
import {
  type Finding,
  identifyAll,
  isValueMark,
  type PriorityRules,
  prioritise,
  type Report,
  SCHEME,
  SECRET_SCHEME,
  severityRank,
} from '@vauban/domain';
import { isIndexable, storableText } from '../storable.ts';
import { detailOf } from './detail.ts';

const HEX64 = /^[0-9a-f]{64}$/;
const MOST_SCHEMES = 5;

/** A finding as the record writes it: the names are the columns of `vulnerabilities`. */
export interface PreparedFinding {
  readonly finding: Finding;
  /** Of `vauban/1` first. */
  readonly fingerprints: readonly (readonly [scheme: string, fingerprint: string])[];
  /** What it was called before its file was renamed. */
  readonly previous: readonly string[];
  /** What equal ones of its file have in common; null where it is not named after its own content. */
  readonly group: string | null;
  readonly columns: FindingColumns;
  /** Digest over `columns`. */
  readonly content: string;
}

export interface FindingColumns {
  readonly scanner: string;
  readonly surface: string;
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly severity_rank: number;
  readonly confidence: string;
  readonly priority_score: number;
  readonly priority_level: string;
  readonly path: string;
  readonly line: number | null;
  readonly component_purl: string | null;
  readonly exploited: 'yes' | 'no' | 'unknown';
  readonly owner: string | null;
  readonly detail: object;
}

export interface Prepared {
  /** In the report's order; what has the identity of an earlier one is left out. */
  readonly findings: readonly PreparedFinding[];
  /** Findings whose identity is not what their own content says. */
  readonly misnamed: number;
}

/**
 * Bounds, masks and identifies what a report says; pure, and done before any lock is taken. `rules`: those of the
 * server's policy, else the report's own.
 */
export function prepare(report: Report, snippets: boolean, rules = report.policy?.priority): Prepared {
  const formerly = new Map(Object.entries(report.source.renames).map(([from, to]) => [to, from]));
  const identified = identifyAll(report.findings, { renamedFrom: (path) => formerly.get(path) });
  const seen = new Set<string>();
  const findings: PreparedFinding[] = [];
  let misnamed = 0;
  report.findings.forEach((finding, index) => {
    const own = identified[index];
    if (!own) return;
    const told = finding.fingerprints[SCHEME];
    const known = told !== undefined && HEX64.test(told) ? told : own.fingerprints[SCHEME];
    const checkable = finding.subject !== undefined || finding.location.snippet !== undefined;
    if (checkable && known !== own.fingerprints[SCHEME]) misnamed += 1;
    if (seen.has(known)) return;
    seen.add(known);
    const columns = columnsOf(finding, snippets, rules);
    findings.push({
      finding,
      fingerprints: [[SCHEME, known], ...otherSchemes(finding)],
      previous: own.previous,
      group: known === own.fingerprints[SCHEME] ? own.group : null,
      columns,
      content: hash('sha256', JSON.stringify(columns), 'base64url').slice(0, 22),
    });
  });
  return { findings, misnamed };
}

function columnsOf(finding: Finding, snippets: boolean, rules: PriorityRules | undefined): FindingColumns {
  // for the record everything is known; how new it is, is told by the day on which it was first seen
  const priority = prioritise(finding, 'known', rules);
  const detail = detailOf(finding, priority, snippets);
  return {
    scanner: detail.scanner,
    surface: detail.surface,
    rule: detail.rule,
    title: detail.title,
    severity: detail.severity,
    severity_rank: severityRank(detail.severity),
    confidence: detail.confidence,
    priority_score: Math.round(priority.score),
    priority_level: priority.level,
    path: detail.location.path,
    line: smallInteger(detail.location.line),
    component_purl: detail.component?.purl ?? null,
    exploited: exploitedOf(finding),
    owner: finding.owner === undefined ? null : storableText(finding.owner, 200),
    detail,
  };
}

function exploitedOf({ advisory }: Finding): FindingColumns['exploited'] {
  if (advisory === undefined || advisory.exploited === 'unknown') return 'unknown';
  return advisory.exploited ? 'yes' : 'no';
}

function smallInteger(value: number | undefined): number | null {
  return value !== undefined && value < 2 ** 31 ? value : null;
}

function otherSchemes({ surface, fingerprints }: Finding): [string, string][] {
  const isMark = (value: string) => surface === 'secrets' && isValueMark(value);
  return Object.entries(fingerprints)
    .filter(([scheme, value]) => scheme !== SCHEME && isIndexable(scheme, 100) && isIndexable(value, 200))
    .filter(([scheme, value]) => scheme !== SECRET_SCHEME || isMark(value))
    .sort(([a], [b]) => Number(b === SECRET_SCHEME) - Number(a === SECRET_SCHEME))
    .slice(0, MOST_SCHEMES);
}
