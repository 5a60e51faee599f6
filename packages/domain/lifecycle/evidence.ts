import { answerFor } from '../coverage/answer.ts';
import type { Ancestry, DataFacts, Report } from '../report/report.ts';

/** What a scan can prove about a place where it saw nothing. */
export interface ScanEvidence {
  /** The scan's commit; null outside git: then it proves nothing about the past. */
  readonly commit: string | null;
  ancestry(commit: string): Ancestry;
  /** The advisories that it matched this component with; null when there were none. */
  advisoriesOn(purl: string): DataFacts | null;
  /** Whose package a component of the scan is; null for one that it did not see. */
  ecosystemOf(purl: string): string | null;
  /** Whether that very version is still named by that lockfile. */
  hasComponent(path: string, purl: string): boolean;
  /** Null when the scan looked there with that rule, else why it proves nothing. */
  whyNotProof(place: Place): string | null;
}

export interface Place {
  readonly path: string;
  readonly scanner: string;
  readonly rule: string;
  /** Of a vulnerable component. */
  readonly purl?: string;
}

/** Reads a report, or what is kept of one, as evidence. */
export function evidenceOf(
  report: Pick<Report, 'source' | 'coverage'> & Partial<Pick<Report, 'components'>>,
): ScanEvidence {
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
  let components: Set<string> | undefined;
  let ecosystems: Map<string, string> | undefined;
  const ecosystemOf = (purl: string): string | null => {
    ecosystems ??= new Map((report.components ?? []).map(({ purl: one, ecosystem }) => [one, ecosystem]));
    return ecosystems.get(purl) ?? null;
  };
  return {
    commit: source.commit,
    advisoriesOn: (purl) => advisoriesFor(coverage.data, ecosystemOf(purl)),
    ecosystemOf,
    hasComponent(path, purl) {
      components ??= new Set((report.components ?? []).map((one) => keyOf(one.location.path, one.purl)));
      return components.has(keyOf(path, purl));
    },
    ancestry: (commit) => (commit === source.commit ? 'ancestor' : ancestryOf(source, commit)),
    whyNotProof({ path, scanner, rule }) {
      const ran = scanners.get(scanner);
      if (!ran) return `the scanner ${scanner} did not run`;
      if (ran.ruleIds && !ran.ruleIds.includes(rule)) return `the rule ${rule} was not active`;
      if (blockedAll || blocked.has(scanner)) return 'the scan was not complete';
      if (source.dirty === true) return 'the working tree had changes that no commit holds';
      const { answer, why } = answerFor(coverage, path);
      if (answer === 'not') return `the place was not looked at${why ? `: ${why.message}` : ''}`;
      return outsideScope(coverage, path) ?? (coverage.files.looked === 0 ? 'no file was looked at' : null);
    },
  };
}

/** Of what a scan matched with, the feed of an ecosystem; one that names no ecosystem is for all. */
export function advisoriesFor(data: readonly DataFacts[], ecosystem: string | null): DataFacts | null {
  const feeds = data.filter(({ name, revision }) => name === 'advisories' && revision !== null);
  const family = ecosystem?.split(':')[0];
  const own = feeds.find(({ ecosystems }) => ecosystems?.some((one) => one.split(':')[0] === family));
  return own ?? feeds.find(({ ecosystems }) => ecosystems === undefined) ?? null;
}

function ancestryOf({ ancestry, parents }: Report['source'], commit: string): Ancestry {
  const told = Object.hasOwn(ancestry, commit) ? ancestry[commit] : undefined;
  return told ?? (parents.includes(commit) ? 'ancestor' : 'unknown');
}

function outsideScope({ scope }: Report['coverage'], path: string): string | null {
  const inside = scope.paths.some((folder) => folder === '.' || path === folder || path.startsWith(`${folder}/`));
  return inside ? null : 'the place lies outside what was scanned';
}

function keyOf(path: string, purl: string): string {
  return `${purl} ${path}`;
}
