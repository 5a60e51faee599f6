import type { Gap, GapKind } from '@vauban/domain';
import { lineOf } from '../ir/instruction.ts';
import type { ProblemIr } from '../ir/module.ts';
import { pathGap } from './gaps.ts';
import { masked } from './snippet.ts';

const KINDS: Readonly<Record<ProblemIr['kind'], GapKind>> = {
  syntax: 'code-unparsed',
  'too-deep': 'code-unparsed',
  'not-lowered': 'code-unparsed',
  'too-long': 'code-budget',
};

/** What could not be understood in one file, one gap a kind, with the place of the first. */
export function problemGaps(path: string, problems: readonly ProblemIr[]): Gap[] {
  const byKind = new Map<GapKind, ProblemIr[]>();
  for (const problem of problems) {
    const kind = KINDS[problem.kind];
    byKind.set(kind, [...(byKind.get(kind) ?? []), problem]);
  }
  return [...byKind].map(([kind, [first, ...more]]) => {
    const others = more.length === 0 ? '' : `, and ${more.length} more in this file`;
    const says =
      first === undefined ? '' : `${masked(first.message).replace(/\.$/, '')} (line ${lineOf(first.at)}${others})`;
    return pathGap(kind, path, `${says}.`);
  });
}
