import type { Coverage } from '../report/report.ts';
import type { JudgedGap } from './gap.ts';
import { hasPath } from './paths.ts';

export interface PathAnswer {
  /** `looked`: it was read. `not`: it is there, and `why` says why it was not. `absent`: the scan saw no such path. */
  readonly answer: 'looked' | 'not' | 'absent';
  /** With `looked`: what was left out all the same. */
  readonly why?: JudgedGap;
}

interface GapIndex {
  readonly exact: ReadonlyMap<string, JudgedGap>;
  readonly below: ReadonlyMap<string, JudgedGap>;
  /** The walk ended early: what is not in the set may be there. */
  readonly endedEarly: JudgedGap | undefined;
}

const indexed = new WeakMap<Coverage, GapIndex>();

/** What a report knows about any path. A blocking gap on the path itself outweighs that another scanner read it. */
export function answerFor(coverage: Coverage, path: string): PathAnswer {
  let index = indexed.get(coverage);
  if (!index) {
    index = indexGaps(coverage.gaps);
    indexed.set(coverage, index);
  }
  const exact = index.exact.get(path);
  if (exact?.class === 'blocking') return { answer: 'not', why: exact };
  if (hasPath(coverage.looked, path)) return exact ? { answer: 'looked', why: exact } : { answer: 'looked' };
  const why = exact ?? folderGap(index.below, path) ?? index.endedEarly;
  return why ? { answer: 'not', why } : { answer: 'absent' };
}

/** The gap of the longest folder that holds the path. */
function folderGap(below: ReadonlyMap<string, JudgedGap>, path: string): JudgedGap | undefined {
  if (below.size === 0) return undefined;
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const gap = below.get(path.slice(0, slash + 1));
    if (gap) return gap;
  }
  return below.get('./') ?? below.get('/');
}

function indexGaps(gaps: readonly JudgedGap[]): GapIndex {
  const exact = new Map<string, JudgedGap>();
  const below = new Map<string, JudgedGap>();
  let endedEarly: JudgedGap | undefined;
  for (const gap of gaps) {
    if (gap.path !== undefined) keepWorst(exact, gap.path, gap);
    if (gap.pattern !== undefined) keepWorst(below, gap.pattern, gap);
    if (gap.kind === 'too-many-files' && gap.path === undefined && gap.pattern === undefined) endedEarly = gap;
  }
  return { exact, below, endedEarly };
}

function keepWorst(into: Map<string, JudgedGap>, key: string, gap: JudgedGap): void {
  const before = into.get(key);
  if (!before || (before.class === 'counted' && gap.class === 'blocking')) into.set(key, gap);
}
