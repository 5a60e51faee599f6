import { type AdvisoryLookup, admittedLines, type Life } from '@vauban/advisories';
import type { Observation } from '@vauban/domain';
import { decoded, type EcosystemFiles } from '../ecosystem.ts';
import { SCANNER } from '../gaps/component-gaps.ts';
import { testFolderOf } from '../gaps/test-folder.ts';
import { vendorFolderOf } from '../gaps/vendor-folder.ts';
import { readNpmManifestFacts } from '../npm/manifest.ts';
import { readPyprojectFacts } from '../python/pyproject/reader.ts';
import { RUNTIMES, type RuntimeAsk } from '../runtimes/asked-runtime.ts';
import { RUNTIME_KINDS, readRuntimeFacts } from '../runtimes/ecosystem.ts';
import { oneLine, snippet } from '../text/bounded.ts';
import { compareText } from '../text/order.ts';
import { END_OF_LIFE } from './rule.ts';

/**
 * Runtimes that a target asks for and nobody maintains: only where every release line that it admits has ended. Tests
 * and vendored packages run on whatever the target runs on.
 */
export function endedRuntimes(files: EcosystemFiles, advisories: AdvisoryLookup | null): Observation[] {
  if (advisories === null) return [];
  return asksOf(files)
    .filter(([path]) => testFolderOf(path) === undefined && vendorFolderOf(path) === undefined)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([path, asks]) => asks.flatMap((ask) => endedRuntime(path, ask, advisories) ?? []));
}

function asksOf(files: EcosystemFiles): [path: string, asks: readonly RuntimeAsk[]][] {
  return [
    ...RUNTIME_KINDS.flatMap((kind) => [...decoded(files, kind, readRuntimeFacts)]),
    ...[...decoded(files, 'npm-manifest', readNpmManifestFacts)].map(
      ([path, { runtimes }]): [string, readonly RuntimeAsk[]] => [path, runtimes],
    ),
    ...[...decoded(files, 'pyproject', readPyprojectFacts)].map(
      ([path, { runtimes }]): [string, readonly RuntimeAsk[]] => [path, runtimes],
    ),
  ];
}

function endedRuntime(path: string, ask: RuntimeAsk, advisories: AdvisoryLookup): Observation | null {
  const lives = advisories.lives(RUNTIMES[ask.runtime]);
  const admitted = ask.anyOf.map((one) => admittedLines(lives, one));
  if (admitted.some((lines) => lines.length === 0 || lines.some(({ hasEnded }) => !hasEnded))) return null;
  const all = new Set(admitted.flat().map(({ cycle }) => cycle));
  // in the order of `lives`, so that the newest comes first
  const newest = lives.find(({ cycle }) => all.has(cycle));
  if (newest === undefined) return null;
  return observationOf(path, ask, newest, all.size, lives.find(({ hasEnded }) => !hasEnded)?.cycle);
}

function observationOf(
  path: string,
  { runtime, says, line }: RuntimeAsk,
  { product: name, cycle, ends }: Life,
  count: number,
  maintained: string | undefined,
): Observation {
  const product = oneLine(name, 100);
  const since = ends === null ? '' : ` since ${ends}`;
  const asked = oneLine(says, 200);
  return {
    rule: END_OF_LIFE.id,
    scanner: SCANNER,
    surface: 'dependencies',
    title: `${product} ${cycle} is at its end of life`,
    message:
      count === 1
        ? `This asks for ${product} ${cycle} (${asked}), which has not been maintained${since}: flaws that are found in it stay unfixed.`
        : `This asks for ${product} by ${asked}. Every release line that it admits has ended; the newest of them, ${cycle}, has not been maintained${since}: flaws that are found in it stay unfixed.`,
    severity: END_OF_LIFE.severity,
    confidence: 'high',
    cwe: END_OF_LIFE.cwe,
    location: { path, line, snippet: snippet(asked) },
    fix: {
      safe: false,
      summary:
        maintained === undefined
          ? `No release line of ${product} is maintained: replace it.`
          : `Move to ${product} ${maintained}, which is maintained.`,
    },
    component: {
      ...{ purl: `${RUNTIMES[runtime]}@${cycle}`, ecosystem: 'runtime', name: runtime, version: cycle },
      ...{ direct: true, scope: 'unknown', path: [], reachability: 'unknown' },
      endOfLife: { product, cycle, ...(ends !== null && { since: ends }) },
    },
    subject: runtime,
  };
}
