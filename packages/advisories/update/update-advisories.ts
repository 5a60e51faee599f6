import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AdvisoryError, asKnownError } from '../advisory-error.ts';
import { feedFileName, feedsOf } from '../ecosystems/ecosystem.ts';
import { type Snapshot, usableSnapshot } from '../snapshots/current.ts';
import { takeLock, type UpdateLock } from '../snapshots/lock.ts';
import { type FeedFacts, KEV_FILE, segmentFile } from '../snapshots/manifest.ts';
import { places } from '../snapshots/places.ts';
import { publish, removeLeftovers } from '../snapshots/publish.ts';
import { SOURCE_LIMITS, type SourceLimits } from '../sources/limits.ts';
import { openSource } from '../sources/open-source.ts';
import { advisoryStatus } from '../status/advisory-status.ts';
import { SUPPLEMENTS, type Supplement } from '../supplements/supplement.ts';
import type { FeedOutcome, UpdateOptions, UpdateOutcome } from './outcome.ts';
import { type RefreshedFeed, refreshFeed } from './refresh-feed.ts';
import { refreshKev } from './refresh-kev.ts';
import { type RefreshedSupplement, refreshSupplement } from './refresh-supplement.ts';
import { type StagedFeed, type StagedSupplement, stageSnapshot } from './stage-snapshot.ts';
import { readState, writeState } from './state.ts';

interface Work {
  readonly options: UpdateOptions;
  readonly limits: SourceLimits;
  readonly lock: UpdateLock;
  readonly before: Snapshot | null;
  readonly folder: string;
  readonly now: Date;
}

/** See `updateAdvisories` in `index.ts`. */
export async function update(options: UpdateOptions): Promise<UpdateOutcome> {
  const { folder } = options;
  try {
    const feeds = feedsOf(options.ecosystems);
    if (feeds.length === 0) throw new AdvisoryError('usage', 'No ecosystem was named. Name at least one, such as npm.');
    mkdirSync(folder, { recursive: true });
    const lock = takeLock(folder);
    const work = join(places(folder).work, lock.token);
    try {
      removeLeftovers(folder);
      mkdirSync(work, { recursive: true });
      const limits = { ...SOURCE_LIMITS, ...options.limits };
      const before = usableSnapshot(folder);
      return await refresh({ options, limits, lock, before, folder: work, now: options.now() }, feeds);
    } catch (error) {
      // before the space is free again
      throw asKnownError(error, folder);
    } finally {
      rmSync(work, { recursive: true, force: true });
      lock.release();
    }
  } catch (error) {
    throw asKnownError(error, folder);
  }
}

async function refresh(work: Work, feeds: readonly string[]): Promise<UpdateOutcome> {
  const { options, before, limits } = work;
  const { folder } = options;
  const state = readState(folder);
  const source = openSource(options.source, limits);
  const refreshed = new Map<string, RefreshedFeed>();
  const outcomes: FeedOutcome[] = [];
  const notes = [...source.notes];
  try {
    for (const feed of feeds) {
      const own = join(work.folder, feedFileName(feed));
      mkdirSync(own);
      const standing = standingFeed(before, feed);
      try {
        const answer = await refreshFeed({
          feed,
          source,
          before: standing,
          remembered: state.get(feed) ?? null,
          work: own,
          limits,
          allowShrink: options.allowShrink ?? false,
          now: work.now,
          signal: options.signal,
          onProgress: (phase, done, total) => options.onProgress?.({ ecosystem: feed, phase, done, total }),
        });
        refreshed.set(feed, answer);
        state.set(feed, answer.state);
        notes.push(...answer.notes);
        outcomes.push(outcomeOf(answer.facts, standing?.facts ?? null));
      } catch (error) {
        if (!(error instanceof AdvisoryError && error.ofOneFeed)) throw error;
        if (feeds.length === 1) throw error;
        outcomes.push({
          ...outcomeOf(standing?.facts ?? null, null),
          ecosystem: feed,
          result: 'failed',
          problem: error.message,
        });
      }
    }
  } finally {
    await source.close();
  }
  if (refreshed.size === 0) {
    const first = outcomes[0]?.problem ?? '';
    throw new AdvisoryError(
      'unreachable',
      `None of the ${feeds.length} ecosystems could be updated. The first: ${first}`,
    );
  }
  const kev = await refreshKev(options.kev, before?.manifest.kev ?? null, limits, options.signal);
  const supplements: [Supplement, RefreshedSupplement][] = [];
  for (const supplement of SUPPLEMENTS) {
    const standing = before?.manifest.supplements[supplement.name] ?? null;
    const address = options[supplement.name] ?? null;
    supplements.push([supplement, await refreshSupplement(supplement, address, standing, limits, options.signal)]);
  }
  options.signal?.throwIfAborted();
  const revision = publishWhatChanged(work, refreshed, kev, supplements);
  writeState(folder, state);
  const status = advisoryStatus(folder);
  if (status === null) throw new Error('the snapshot is gone right after it was published');
  return {
    revision,
    changed: revision !== before?.manifest.revision,
    signed: false,
    ecosystems: outcomes,
    kev: { state: kev.facts === null ? 'missing' : 'present', problem: kev.problem },
    supplements: supplements.map(([{ name, title }, { facts, problem }]) => {
      return { name, title, state: facts === null ? 'missing' : 'present', problem };
    }),
    notes,
    status,
  };
}

function publishWhatChanged(
  { options, before, folder, lock, now }: Work,
  refreshed: ReadonlyMap<string, RefreshedFeed>,
  kev: Awaited<ReturnType<typeof refreshKev>>,
  supplements: readonly (readonly [Supplement, RefreshedSupplement])[],
): string {
  const feeds: StagedFeed[] = [...refreshed.values()].map(({ facts, file }) => ({
    facts,
    file,
    keep: before !== null && file.startsWith(before.folder),
  }));
  for (const facts of before?.manifest.feeds ?? []) {
    if (refreshed.has(facts.ecosystem)) continue;
    feeds.push({ facts, file: join(before?.folder ?? '', segmentFile(facts.ecosystem)), keep: true });
  }
  const content = kev.text === null ? { file: join(before?.folder ?? '', KEV_FILE), keep: true } : { text: kev.text };
  const staged = join(folder, 'snapshot');
  const further = supplements.flatMap(([supplement, { facts, content: fresh }]): StagedSupplement[] => {
    if (facts === null) return [];
    return [{ supplement, facts, content: fresh ?? { file: join(before?.folder ?? '', supplement.file), keep: true } }];
  });
  const catalogue = kev.facts === null ? null : { facts: kev.facts, content };
  const manifest = stageSnapshot(staged, feeds, catalogue, further, now);
  if (manifest.revision !== before?.manifest.revision) publish(options.folder, staged, manifest.revision, lock);
  return manifest.revision;
}

function standingFeed(before: Snapshot | null, feed: string): { facts: FeedFacts; file: string } | null {
  const facts = before?.manifest.feeds.find((candidate) => candidate.ecosystem === feed);
  return facts === undefined || before === null ? null : { facts, file: join(before.folder, segmentFile(feed)) };
}

function outcomeOf(facts: FeedFacts | null, before: FeedFacts | null): FeedOutcome {
  return {
    ecosystem: facts?.ecosystem ?? '',
    result: facts?.digest === before?.digest ? 'unchanged' : before === null ? 'built' : 'changed',
    problem: null,
    records: facts?.records ?? 0,
    recordsBefore: before?.records ?? 0,
    newest: facts?.newest ?? null,
    refused: facts?.refused ?? { count: 0, first: [] },
  };
}
