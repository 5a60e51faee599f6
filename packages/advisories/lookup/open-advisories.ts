import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdvisoryError } from '../advisory-error.ts';
import { feedOf } from '../ecosystems/ecosystem.ts';
import { type Life, Lives } from '../end-of-life/find-life.ts';
import { readStoredLives } from '../end-of-life/lives.ts';
import { epssOf } from '../epss/scores.ts';
import { type KevCatalogue, readStoredKev } from '../kev/catalogue.ts';
import { packageKey } from '../records/package-key.ts';
import type { StoredAffected, StoredRecord } from '../records/stored-record.ts';
import { openSegment, type Segment } from '../segments/segment.ts';
import { currentSnapshot, type Snapshot } from '../snapshots/current.ts';
import { KEV_FILE, type SnapshotManifest, segmentFile } from '../snapshots/manifest.ts';
import { SUPPLEMENTS, type SupplementName } from '../supplements/supplement.ts';
import { MAX_VERSION_LENGTH, NotAVersion, orderOf } from '../versions/compare.ts';
import { groupsByName } from './groups.ts';
import type { AdvisoryAnswer, AdvisoryLookup, AdvisoryMatch, AdvisoryProblem } from './lookup.ts';
import { type Judged, judge, UNAFFECTED } from './ranges.ts';
import { type NamedRecord, type ScoreOf, vulnerabilityOf } from './vulnerability.ts';

interface JudgedRecord extends NamedRecord {
  readonly judged: Judged;
}

const NOTHING: AdvisoryAnswer = { matches: [], problems: [] };
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Opens the current snapshot for reading; null when there is none yet. `folder` is the data folder, or one snapshot's
 * own folder. Any number of processes may do so at once, during an update too: a snapshot never changes.
 * Throws `AdvisoryError` when the snapshot is damaged.
 */
export function openAdvisories(folder: string): SnapshotLookup | null {
  const snapshot = currentSnapshot(folder);
  return snapshot === null ? null : new SnapshotLookup(snapshot);
}

/** An `AdvisoryLookup` over a snapshot. Feeds are opened when they are first asked for. */
export class SnapshotLookup implements AdvisoryLookup {
  readonly manifest: SnapshotManifest;
  readonly revision: string;
  readonly ecosystems: readonly string[];
  readonly kev: 'present' | 'missing';
  readonly #folder: string;
  readonly #segments = new Map<string, Segment>();
  #catalogue: KevCatalogue | null | undefined;
  #epss: ScoreOf | null | undefined;
  #lives: Lives | null | undefined;

  constructor(snapshot: Snapshot) {
    this.#folder = snapshot.folder;
    this.manifest = snapshot.manifest;
    this.revision = snapshot.manifest.revision;
    this.ecosystems = snapshot.manifest.feeds.map((feed) => feed.ecosystem);
    this.kev = snapshot.manifest.kev === null ? 'missing' : 'present';
  }

  /**
   * See `AdvisoryLookup`. Throws `NotAVersion`, `UnsupportedEcosystem` where the order of versions is not known, and
   * `AdvisoryError` (`absent`) for an ecosystem that the snapshot does not hold: no answer is not "unaffected".
   */
  affecting(ecosystem: string, name: string, version: string): AdvisoryAnswer {
    const order = orderOf(ecosystem);
    if (version.length > MAX_VERSION_LENGTH || !order.valid(version)) throw new NotAVersion(ecosystem, version);
    const segment = this.#segment(feedOf(ecosystem));
    const entries = entriesOf(segment, ecosystem, name).map((entry) => ({
      ...entry,
      judged: judge(entry.affected, version, order),
    }));
    if (entries.every(({ judged }) => judged === UNAFFECTED)) return NOTHING;
    const named: JudgedRecord[] = entries.map((entry) => ({ ...entry, record: recordOf(segment, entry.id) }));
    const matches: AdvisoryMatch[] = [];
    const problems: AdvisoryProblem[] = [];
    for (const group of groupsByName(named, namesOf)) {
      const affected = group.filter(({ judged }) => judged.affected);
      if (affected.length === 0) problems.push(...problemsOf(group));
      else
        matches.push(
          vulnerabilityOf(affected, group.flatMap(namesOf), version, order, {
            kev: this.#kev(),
            scoreOf: this.#scores(),
          }),
        );
    }
    return { matches: matches.sort(byId), problems: problems.sort((a, b) => (a.record < b.record ? -1 : 1)) };
  }

  life(purl: string, version: string): Life | null {
    return this.#endings()?.of(purl, version) ?? null;
  }

  lives(purl: string): readonly Life[] {
    return this.#endings()?.all(purl) ?? [];
  }

  close(): void {
    for (const segment of this.#segments.values()) segment.close();
    this.#segments.clear();
  }

  #segment(feed: string): Segment {
    const open = this.#segments.get(feed);
    if (open !== undefined) return open;
    if (!this.ecosystems.includes(feed)) {
      throw new AdvisoryError(
        'absent',
        `There are no advisories for ${feed} here. Run "vauban advisories update" with this ecosystem.`,
      );
    }
    const segment = openSegment(join(this.#folder, segmentFile(feed)));
    this.#segments.set(feed, segment);
    return segment;
  }

  /** Null: there is no list. */
  #scores(): ScoreOf | null {
    if (this.#epss === undefined) {
      const facts = this.manifest.supplements.epss;
      const table = facts && readFileSync(join(this.#folder, fileOf('epss')));
      const day = facts?.released.slice(0, 10) ?? '';
      this.#epss = table && ((id) => epssOf(table, id, day));
    }
    return this.#epss;
  }

  #endings(): Lives | null {
    if (this.#lives === undefined) {
      const facts = this.manifest.supplements.endOfLife;
      const file = join(this.#folder, fileOf('endOfLife'));
      this.#lives = facts && new Lives(readStoredLives(readFileSync(file)), facts.released.slice(0, 10));
    }
    return this.#lives;
  }

  #kev(): KevCatalogue | null {
    if (this.#catalogue === undefined) {
      this.#catalogue =
        this.kev === 'missing' ? null : readStoredKev(readFileSync(join(this.#folder, KEV_FILE), 'utf8'));
    }
    return this.#catalogue;
  }
}

function entriesOf(segment: Segment, ecosystem: string, name: string): { id: string; affected: StoredAffected }[] {
  const start = Buffer.from(packageKey(ecosystem, name), 'utf8');
  const end = Buffer.from(start);
  end[end.length - 1] = 1;
  const found: { id: string; affected: StoredAffected }[] = [];
  for (const { key, value } of segment.tables.packages.getRange({ start, end })) {
    const affected = JSON.parse(value.toString('utf8')) as StoredAffected;
    found.push({ id: key.toString('utf8', start.length), affected });
  }
  return found;
}

function recordOf(segment: Segment, id: string): StoredRecord {
  const value = segment.tables.records.get(Buffer.from(id, 'utf8'));
  if (value === undefined) {
    throw new AdvisoryError(
      'broken-store',
      'The advisories are damaged. Run "vauban advisories update" to build them again.',
    );
  }
  return JSON.parse(value.toString('utf8')) as StoredRecord;
}

const fileOf = (name: SupplementName): string => SUPPLEMENTS.find((one) => one.name === name)?.file ?? '';

const namesOf = ({ id, record }: NamedRecord): string[] => [id, ...(record.a ?? [])];

/** Nothing when another record of the same vulnerability could be judged. */
function problemsOf(group: readonly JudgedRecord[]): AdvisoryProblem[] {
  if (group.some(({ judged }) => judged.problem === null)) return [];
  return group.map(({ id, judged }) => ({ record: id, problem: judged.problem as string }));
}
