import type { Collected, History } from '@vauban/collect';
import type { Baseline, Gap, Observation, SourceFacts } from '@vauban/domain';
import type { ScanResult } from '@vauban/scanners';
import type { Base } from './base.ts';
import type { BaseAnswers } from './claims.ts';

type LineAnswer = (path: string, line: number) => boolean | 'unknown';

/** What was there before: at the base of a change, and when the baseline was taken. */
export interface Past {
  readonly observations: readonly Observation[] | null;
  readonly answers: BaseAnswers | null;
  readonly renames: Readonly<Record<string, string>>;
  readonly renamesSinceBase?: Readonly<Record<string, string>>;
  readonly lineUnchanged: LineAnswer;
  readonly lineUnchangedSinceBase?: LineAnswer;
  readonly source: SourceFacts;
  readonly gaps: readonly Gap[];
}

const never: LineAnswer = () => 'unknown';

/** Asks the history; `scanBase` scans a target with the same scanners. */
export async function lookBack(
  collected: Collected,
  base: Base | null,
  baseline: Baseline | null,
  scanBase: (history: History, commit: string) => Promise<ScanResult>,
): Promise<Past> {
  const { history, source } = collected;
  const since = await sinceBaseline(history, source, baseline);
  if (history === null || base === null) {
    return {
      observations: null,
      answers: null,
      renames: since.renames,
      lineUnchanged: since.lineUnchanged,
      source: { ...source, renames: since.renames, ancestry: since.ancestry },
      gaps: since.gaps,
    };
  }
  const renames = await history.renamesSince(base.fork);
  const lineUnchanged = await history.lineUnchangedSince(base.fork);
  const result = await scanBase(history, base.fork);
  const before = new Map(Object.entries(renames).map(([from, to]) => [to, from]));
  const all = { ...since.renames, ...renames };
  const ancestry = { ...since.ancestry, ...(await history.ancestry([base.fork])) };
  return {
    observations: result.observations,
    answers: { suppressions: result.suppressions, renamedFrom: (path) => before.get(path), lineUnchanged },
    renames: since.renames,
    renamesSinceBase: renames,
    lineUnchanged: since.lineUnchanged,
    lineUnchangedSinceBase: lineUnchanged,
    source: { ...source, mergeBase: base.mergeBase, renames: all, ancestry },
    gaps: since.gaps,
  };
}

interface SinceBaseline {
  readonly renames: Readonly<Record<string, string>>;
  readonly ancestry: SourceFacts['ancestry'];
  readonly lineUnchanged: LineAnswer;
  readonly gaps: readonly Gap[];
}

async function sinceBaseline(
  history: History | null,
  source: SourceFacts,
  baseline: Baseline | null,
): Promise<SinceBaseline> {
  const nothing = { renames: {}, ancestry: {}, lineUnchanged: never, gaps: [] };
  const commit = baseline?.commit ?? null;
  if (commit === null || history === null) return nothing;
  const ancestry = await history.ancestry([commit]);
  if ((await history.resolve(commit)) === null) {
    const message = source.shallow
      ? "The clone is shallow and lacks the baseline's commit: renames since then are unknown, and secrets in the baseline count as new. Fetch its history."
      : "The baseline's commit is not in this repository: renames since then are unknown, and secrets in the baseline count as new. Take a new baseline.";
    return { ...nothing, ancestry, gaps: [{ kind: 'shallow-history', message }] };
  }
  return {
    renames: await history.renamesSince(commit),
    ancestry,
    lineUnchanged: await history.lineUnchangedSince(commit),
    gaps: [],
  };
}
