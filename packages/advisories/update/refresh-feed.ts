import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AdvisoryError } from '../advisory-error.ts';
import { openSegment, type Segment } from '../segments/segment.ts';
import { type SegmentFacts, writeSegment } from '../segments/write-segment.ts';
import { type FeedFacts, segmentFile } from '../snapshots/manifest.ts';
import type { SourceLimits } from '../sources/limits.ts';
import type { Source } from '../sources/source.ts';
import { readZip } from '../sources/zip.ts';
import { type Changes, readChanges } from './changes.ts';
import { FeedBuilder } from './feed-builder.ts';
import type { FeedState } from './state.ts';

/** A feed as it stands: facts, and the segment's file. */
export interface StandingFeed {
  readonly facts: FeedFacts;
  readonly file: string;
}

export interface RefreshRequest {
  readonly feed: string;
  readonly source: Source;
  readonly before: StandingFeed | null;
  readonly remembered: FeedState | null;
  /** Belongs to this feed and this update alone. */
  readonly work: string;
  readonly limits: SourceLimits;
  readonly allowShrink: boolean;
  readonly now: Date;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (phase: Phase, done: number, total: number | null) => void;
}

/** `download`: bytes; `read`: records; `write`: entries of the index; `changes`: single records. */
export type Phase = 'download' | 'read' | 'write' | 'changes';

export interface RefreshedFeed extends StandingFeed {
  readonly state: FeedState;
  readonly notes: readonly string[];
}

/** The share of records that a feed must keep from one revision to the next, and that must pass the door. */
const LEAST_SHARE = 0.8;
const PARALLEL_FETCHES = 8;

/** Brings one feed up to date: by its list of changes where that is possible, else whole. Throws `AdvisoryError`. */
export async function refreshFeed(request: RefreshRequest): Promise<RefreshedFeed> {
  const known = request.before !== null && request.remembered?.digest === request.before.facts.digest;
  const remembered = known && request.remembered?.source === request.source.name ? request.remembered : null;
  if (remembered !== null && request.before !== null) {
    const changed = await byList(request, request.before, remembered);
    if (changed !== null) return changed;
  }
  const whole = await byZip(request, remembered);
  return (await byList(request, whole, whole.state)) ?? whole;
}

/** Null when the list does not lead from `from` to what the source has now. */
async function byList(request: RefreshRequest, from: StandingFeed, state: FeedState): Promise<RefreshedFeed | null> {
  const { feed, source, limits, signal, work } = request;
  const list = await source.file(`${feed}/modified_id.csv`, join(work, 'modified_id.csv'), {
    known: state.listTag,
    most: limits.downloadBytes,
    signal,
  });
  if (list === null) return null;
  const checked = request.now.toISOString();
  if (list.unchanged) return { ...from, state: { ...state, checked }, notes: [] };
  const base = openSegment(from.file);
  try {
    const { records } = from.facts;
    const changes = await readChanges(list.file, base, records, state.listNewest, limits.changes);
    if (changes === null || changes.gone > 0) return null;
    const listState = { ...state, checked, listTag: list.tag, listNewest: changes.newest };
    if (changes.ids.length === 0) return { ...from, state: listState, notes: [] };
    const { builder, notes } = await fetchChanges(request, changes);
    builder.inherit(base, from.facts.refused.count);
    const written = await write(request, builder, base, 'changed');
    const facts = { ...factsOf(written, builder, request), download: from.facts.download };
    return { facts, file: written.file, state: { ...listState, digest: facts.digest }, notes };
  } finally {
    base.close();
  }
}

async function fetchChanges(
  { feed, source, limits, signal, work, onProgress }: RefreshRequest,
  changes: Changes,
): Promise<{ builder: FeedBuilder; notes: string[] }> {
  const folder = join(work, 'changes');
  mkdirSync(folder);
  const builder = new FeedBuilder(feed, folder);
  const missing: string[] = [];
  let done = 0;
  const waiting = [...changes.ids];
  const fetchNext = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const bytes = await source.bytes(`${feed}/${id}.json`, limits.recordBytes, signal);
      if (bytes === null) missing.push(id);
      else builder.add(id, bytes);
      if (bytes !== null) builder.replace(id);
      onProgress('changes', ++done, changes.ids.length);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_FETCHES }, fetchNext));
  const notes = missing.sort().map((id) => `The list of ${feed} names ${id}, but the source does not have it.`);
  return { builder, notes: notes.length > 20 ? [...notes.slice(0, 20), `… and ${notes.length - 20} more.`] : notes };
}

async function byZip(request: RefreshRequest, remembered: FeedState | null): Promise<RefreshedFeed> {
  const { feed, source, before, limits, signal, work, onProgress } = request;
  const zip = await source.file(`${feed}/all.zip`, join(work, 'all.zip'), {
    known: remembered?.zipTag ?? null,
    most: limits.downloadBytes,
    signal,
    onBytes: (done, total) => onProgress('download', done, total),
  });
  if (zip === null) {
    throw new AdvisoryError(
      'absent',
      `${source.name} has no ${feed}/all.zip. Check the ecosystem's name and the source.`,
    );
  }
  const checked = request.now.toISOString();
  if (zip.unchanged && before !== null && remembered !== null) {
    return { ...before, state: { ...remembered, checked }, notes: [] };
  }
  if (zip.unchanged) throw new Error('a source said "unchanged" about what is not there');
  const folder = join(work, 'sort');
  mkdirSync(folder);
  const builder = new FeedBuilder(feed, folder);
  for await (const { name, bytes, problem } of readZip(zip.file, limits)) {
    if (bytes === null) builder.refuse(name, problem);
    else builder.add(name, bytes);
    if (builder.seen % 2000 !== 0) continue;
    signal?.throwIfAborted();
    onProgress('read', builder.seen, null);
  }
  const written = await write(request, builder, null, 'whole');
  const facts = { ...factsOf(written, builder, request), download: { sha256: zip.sha256, bytes: zip.bytes } };
  refuseWhatShrank(facts, before?.facts ?? null, request.allowShrink);
  const state: FeedState = {
    source: source.name,
    digest: facts.digest,
    zipTag: zip.tag,
    listTag: null,
    listNewest: facts.newest,
    checked,
  };
  return { facts, file: written.file, state, notes: [] };
}

async function write(
  { feed, work, now, signal, onProgress }: RefreshRequest,
  builder: FeedBuilder,
  base: Segment | null,
  step: string,
): Promise<SegmentFacts & { file: string }> {
  const folder = join(work, step);
  mkdirSync(folder);
  const file = join(folder, segmentFile(feed));
  const onFrames = (frames: number): void => onProgress('write', frames, null);
  return { ...(await writeSegment(file, { tables: builder.tables(base), now, signal, onFrames })), file };
}

function factsOf(
  { digest, records, withdrawn, entries, newest, bytes }: SegmentFacts,
  builder: FeedBuilder,
  { feed, source }: RefreshRequest,
): Omit<FeedFacts, 'download'> {
  return {
    ecosystem: feed,
    digest,
    records,
    withdrawn,
    entries,
    newest,
    bytes,
    refused: builder.refused(),
    source: source.name,
  };
}

function refuseWhatShrank(facts: FeedFacts, before: FeedFacts | null, allowed: boolean): void {
  const { ecosystem, records, refused } = facts;
  const wayOut = 'The old snapshot stays. If that is right, allow it with --allow-shrink.';
  if (records === 0) {
    throw new AdvisoryError(
      'broken-feed',
      `${ecosystem} has no record that can be read${firstOf(facts)}. Check the source.`,
    );
  }
  if (allowed) return;
  if (before !== null && records < before.records * LEAST_SHARE) {
    throw new AdvisoryError(
      'shrink',
      `${ecosystem} is refused: it shrank from ${before.records} records to ${records}${firstOf(facts)}. ${wayOut}`,
    );
  }
  if (records < (records + refused.count) * LEAST_SHARE) {
    throw new AdvisoryError(
      'shrink',
      `${ecosystem} is refused: ${refused.count} of its ${records + refused.count} records cannot be read${firstOf(facts)}. ${wayOut}`,
    );
  }
}

function firstOf({ refused }: FeedFacts): string {
  const first = refused.first[0];
  return first === undefined ? '' : ` (${first.record}: ${first.reason})`;
}
