import { availableParallelism } from 'node:os';
import { type Collected, type History, openTarget } from '@vauban/collect';
import { judge, type Report } from '@vauban/domain';
import { type ScanResult, scanTarget, type Target, teamRulesByScanner } from '@vauban/scanners';
import { assetPath } from '../assets/assets.ts';
import { type Judges, judgesAtBase, judgesHere, judgesWithoutBase, type Place } from '../configuration/judging.ts';
import type { Locations } from '../configuration/locations.ts';
import { commitShelf } from '../configuration/shelf.ts';
import type { FetchedJudgement } from '../server/fetch-judgement.ts';
import { answersFor, judgementFacts, linesSinceDecisions, renamesSinceServed, underServer } from '../server/judging.ts';
import type { ServerSession } from '../server/server-session.ts';
import { dataState, offerUpdate } from './advisories-offer.ts';
import { assembleReport } from './assemble.ts';
import { findBase } from './base.ts';
import { claims, suppressionChanges } from './claims.ts';
import { nothingLookedAt } from './nothing-looked.ts';
import { lookBack } from './past.ts';
import { ownFolders, placeOfClone, placeOnDisk } from './place.ts';
import type { Progress } from './progress.ts';
import { collectText, scanText } from './progress-text.ts';
import { scanId } from './scan-id.ts';
import { chooseScanners, type ScannerChoice } from './scanner-choice.ts';
import { shallowToldOnce } from './shallow.ts';
import type { TargetRequest } from './target-request.ts';
import { vexStatements } from './vex.ts';
import type { ScanWish } from './wish.ts';
import { withLicences } from './with-licences.ts';
import { withoutExcluded } from './without-excluded.ts';

export interface ScanContext {
  readonly cwd: string;
  readonly locations: Locations;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly now: () => Date;
  /** Null: no server was named. */
  readonly server: ServerSession | null;
}

export interface Scanned {
  readonly report: Report;
  /** What people should know besides the report, one sentence each. */
  readonly notes: readonly string[];
}

const NOT_SERVED: FetchedJudgement = { document: null, cached: false, gaps: [], markingKey: null };

/** Collects, scans, judges: the whole way from a request to its report. */
export async function scan(request: TargetRequest, wish: ScanWish, context: ScanContext): Promise<Scanned> {
  const begun = performance.now();
  const onDisk = placeOnDisk(request, wish, context.cwd);
  // known before the walk only where nothing has to be fetched, and neither a base nor a server decides
  const alone = wish.since === null && context.server === null;
  const early = onDisk !== null && alone ? await judgesHere(onDisk) : null;
  const own = onDisk === null ? [] : ownFolders(onDisk, context.locations);
  const exclude = [...wish.exclude, ...own, ...(early?.configuration.exclude ?? [])];
  const collected = await openTarget(
    { ...request, include: wish.include, exclude, ...(alone ? {} : { history: 'full' as const }) },
    { signal: context.signal, onProgress: (progress) => context.progress.show(collectText(progress)) },
  );
  try {
    const place = onDisk ?? placeOfClone(collected, wish, context.cwd);
    return await scanCollected({ collected, request, wish, context, place, early, begun });
  } finally {
    await collected.close();
  }
}

interface Work {
  readonly collected: Collected;
  readonly request: TargetRequest;
  readonly wish: ScanWish;
  readonly context: ScanContext;
  readonly place: Place;
  readonly early: Judges | null;
  /** By `performance.now()`. */
  readonly begun: number;
}

async function scanCollected(work: Work): Promise<Scanned> {
  const { collected, wish, context } = work;
  const started = context.now();
  const today = started.toISOString();
  const found = wish.since === null ? { base: null, gaps: [] } : await findBase(collected, wish.since);
  const id = scanId(started.getTime());
  const located = context.server?.locate(collected.source) ?? collected.source;
  const served = (await context.server?.begin(located, id)) ?? NOT_SERVED;
  const judges = work.early ?? underServer(await judgesOf(work, found.base?.tip ?? null), served);
  const { policy, exclude } = judges.configuration;
  const target = work.early === null ? withoutExcluded(collected.target, exclude) : collected.target;
  const choice = chooseScanners(wish.surfaces, teamRulesByScanner(judges.rules), served.markingKey);

  let result = await scanOne(target, choice, work);
  let data = dataState(context.locations.advisories, result, policy, today);
  const offer = await offerUpdate(result, data, { ...context, folder: context.locations.advisories, wish });
  if (offer.updated) {
    result = await scanOne(target, choice, work);
    data = dataState(context.locations.advisories, result, policy, today);
  }
  result = withLicences(result, policy);
  const selection = { include: wish.include, exclude: [...wish.exclude, ...exclude] };
  const past = await lookBack(collected, found.base, judges.baseline, async (history: History, commit) =>
    withLicences(await scanOne(await history.baseTarget(commit, selection), choice, work), policy),
  );
  const lastCommits = served.document?.lastCommits ?? [];
  const ancestry = await answersFor(collected.history, lastCommits);
  const renames = { ...(await renamesSinceServed(collected.history, ancestry, lastCommits)), ...past.source.renames };
  const decisions = served.document?.decisions ?? [];
  const trusted = await judges.vexOf(judges.configuration.vex ?? []);
  const statements = [...trusted, ...vexStatements(wish.vex, context.cwd)];
  const suppressions = claims(result.suppressions, past.answers);
  const whole = work.request.kind !== 'files' && wish.include.length === 0;
  const seen = whole ? null : new Set(target.files.map(({ path }) => path));
  const judgement = judge({
    observations: result.observations,
    gaps: [
      ...shallowToldOnce(result.gaps, [...found.gaps, ...past.gaps]),
      ...nothingLookedAt(work.request, result),
      ...[choice, data, judges, found, past, served].flatMap(({ gaps }) => gaps),
    ],
    suppressions,
    configuration: judges.configuration,
    ...(judges.ownerOf && { ownerOf: judges.ownerOf }),
    baseline: judges.baseline,
    base: past.observations,
    decisions,
    ...(statements.length > 0 && {
      vex: {
        statements,
        target: { repository: past.source.repository, components: result.components },
      },
    }),
    today: today.slice(0, 10),
    renames: past.renames,
    ...(past.renamesSinceBase && { renamesSinceBase: past.renamesSinceBase }),
    lineUnchanged: past.lineUnchanged,
    lineUnchangedSince: await linesSinceDecisions(collected.history, result.observations, decisions),
    ...(past.lineUnchangedSinceBase && { lineUnchangedSinceBase: past.lineUnchangedSinceBase }),
    ...(seen && { wouldMeet: (path: string) => seen.has(path) }),
  });
  const report = assembleReport({
    scan: { id, started: today, durationMs: Math.round(performance.now() - work.begun) },
    version: context.version,
    source: { ...past.source, branch: located.branch, renames, ancestry: { ...past.source.ancestry, ...ancestry } },
    judges: { ...judges, changes: [...judges.changes, ...suppressionChanges(suppressions)] },
    judgement,
    result,
    data: data.facts,
    served: judgementFacts(served),
    scope: {
      surfaces: choice.surfaces,
      paths: work.request.kind === 'files' ? work.request.paths : ['.'],
      ...selection,
    },
  });
  const { cacheNote } = result.statistics;
  return { report, notes: [...collected.notes, ...offer.notes, ...(cacheNote === null ? [] : [cacheNote])] };
}

async function judgesOf({ collected, place, wish }: Work, tip: string | null): Promise<Judges> {
  if (wish.since === null) return await judgesHere(place);
  const { history, source } = collected;
  if (history === null || tip === null) return judgesWithoutBase();
  const above = source.root === '.' ? [] : source.root.split('/');
  return await judgesAtBase({ ...place, above }, commitShelf(history, tip, wish.since), wish.since);
}

function scanOne(target: Target, choice: ScannerChoice, { wish, context }: Work): Promise<ScanResult> {
  return scanTarget({
    target,
    scanners: choice.scanners,
    cacheFolder: wish.cache ? context.locations.cache : null,
    advisoriesFolder: context.locations.advisories,
    childEntry: assetPath('scanner-child.js'),
    jobs: wish.jobs ?? availableParallelism(),
    signal: context.signal,
    onProgress: (progress) => {
      context.progress.show(scanText(progress));
      context.server?.tell({ phase: progress.phase, done: progress.done, total: progress.total });
    },
  });
}
