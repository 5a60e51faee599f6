import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AdvisoryError, asKnownError } from '../advisory-error.ts';
import { feedFileName } from '../ecosystems/ecosystem.ts';
import { readStoredKev, storedKev } from '../kev/catalogue.ts';
import { writeSegment } from '../segments/write-segment.ts';
import { usableSnapshot } from '../snapshots/current.ts';
import { takeLock } from '../snapshots/lock.ts';
import { type KevFacts, type SnapshotManifest, type SupplementFacts, segmentFile } from '../snapshots/manifest.ts';
import { places } from '../snapshots/places.ts';
import { publish, removeLeftovers } from '../snapshots/publish.ts';
import { SUPPLEMENTS, type Supplement } from '../supplements/supplement.ts';
import { digestOf } from '../update/refresh-supplement.ts';
import { type StagedFeed, type StagedSupplement, stageSnapshot } from '../update/stage-snapshot.ts';
import type { TransferFacts } from './export-file.ts';
import { ExportReader } from './export-reader.ts';
import { damaged, unpackExport } from './unpack-export.ts';

export interface ImportOptions {
  /** Take the file even if what is here is newer, or has ecosystems that the file lacks. */
  readonly allowOlder?: boolean;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
}

/** See `importAdvisories` in `index.ts`. */
export async function readExport(folder: string, file: string, options: ImportOptions): Promise<TransferFacts> {
  try {
    mkdirSync(folder, { recursive: true });
    const lock = takeLock(folder);
    const work = join(places(folder).work, lock.token);
    try {
      removeLeftovers(folder);
      mkdirSync(work, { recursive: true });
      const text = join(work, 'export.txt');
      const sha256 = await unpackExport(file, text, options.signal);
      const { staged, manifest } = await stage(folder, work, text, file, options);
      publish(folder, staged, manifest.revision, lock);
      const records = manifest.feeds.reduce((sum, feed) => sum + feed.records, 0);
      const bytes = manifest.feeds.reduce((sum, feed) => sum + feed.bytes, 0);
      return { file, revision: manifest.revision, bytes, records, sha256 };
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

async function stage(
  folder: string,
  work: string,
  text: string,
  file: string,
  options: ImportOptions,
): Promise<{ staged: string; manifest: SnapshotManifest }> {
  const reader = new ExportReader(text, file);
  const now = options.now?.() ?? new Date();
  try {
    const held = usableSnapshot(folder)?.manifest ?? null;
    if (held !== null && options.allowOlder !== true) refuseOlder(file, reader.manifest, held);
    const feeds: StagedFeed[] = [];
    for (const facts of reader.manifest.feeds) {
      const own = join(work, feedFileName(facts.ecosystem));
      mkdirSync(own);
      const segment = join(own, segmentFile(facts.ecosystem));
      const content = { tables: reader.feed(facts.ecosystem), now, signal: options.signal };
      const { digest, records, withdrawn, entries, newest, bytes } = await writeSegment(segment, content).catch(
        (error) => {
          throw error instanceof RangeError ? damaged(file, 'its entries are not in order', error) : error;
        },
      );
      if (digest !== facts.digest) throw damaged(file, `the digest of ${facts.ecosystem} does not fit its content`);
      feeds.push({ facts: { ...facts, records, withdrawn, entries, newest, bytes }, file: segment, keep: false });
    }
    const kev = reader.manifest.kev === null ? null : kevOf(reader.manifest.kev, reader.kev(), file);
    const supplements = SUPPLEMENTS.flatMap((supplement): StagedSupplement[] => {
      const facts = reader.manifest.supplements[supplement.name];
      return facts === null ? [] : [supplementOf(supplement, facts, reader.supplement(supplement), file)];
    });
    reader.finish();
    const staged = join(work, 'snapshot');
    return { staged, manifest: stageSnapshot(staged, feeds, kev, supplements, now) };
  } finally {
    reader.close();
  }
}

function kevOf(facts: KevFacts, text: string, file: string): { facts: KevFacts; content: { text: string } } {
  try {
    const entries = readStoredKev(text);
    const stored = storedKev(entries);
    if (stored.digest !== facts.digest) throw new TypeError('the digest does not fit');
    return { facts: { ...facts, entries: entries.size }, content: { text: stored.text } };
  } catch (error) {
    throw damaged(file, 'the catalogue of exploited vulnerabilities is damaged', error);
  }
}

function supplementOf(supplement: Supplement, facts: SupplementFacts, content: Buffer, file: string): StagedSupplement {
  try {
    const entries = supplement.check(content);
    if (digestOf(content, facts.released) !== facts.digest) throw new TypeError('the digest does not fit');
    return { supplement, facts: { ...facts, entries }, content };
  } catch (error) {
    throw damaged(file, `${supplement.title} is damaged`, error);
  }
}

function refuseOlder(file: string, incoming: SnapshotManifest, held: SnapshotManifest): void {
  const refuse = (why: string): never => {
    throw new AdvisoryError('older', `${file} is refused: ${why}. If that is right, import it with --allow-older.`);
  };
  for (const { ecosystem, newest } of held.feeds) {
    const feed = incoming.feeds.find((candidate) => candidate.ecosystem === ecosystem);
    if (feed === undefined) refuse(`it lacks ${ecosystem}, which is here`);
    else if (timeOf(feed.newest) < timeOf(newest))
      refuse(`its ${ecosystem} ends on ${feed.newest}, what is here on ${newest}`);
  }
  for (const { name, title } of SUPPLEMENTS) {
    const [own, theirs] = [held.supplements[name], incoming.supplements[name]];
    if (own === null) continue;
    if (theirs === null) refuse(`it lacks ${title}, which is here`);
    else if (timeOf(theirs.released) < timeOf(own.released)) refuse(`its ${title} is older`);
  }
  if (held.kev === null) return;
  if (incoming.kev === null) refuse('it lacks the catalogue of exploited vulnerabilities, which is here');
  else if (timeOf(incoming.kev.released) < timeOf(held.kev.released))
    refuse('its catalogue of exploited vulnerabilities is older');
}

const timeOf = (text: string | null): number => (text === null ? 0 : Date.parse(text));
