import { checkLives, readLives } from '../end-of-life/lives.ts';
import { checkEpss, readEpss } from '../epss/scores.ts';

/** What a supplement says after the door, and as a snapshot keeps it; the same input has the same content. */
export interface ReadSupplement {
  /** Of the data: the model's version, or the schema's. */
  readonly edition: string;
  /** RFC 3339. */
  readonly released: string;
  readonly entries: number;
  /** Entries that did not pass. */
  readonly refused: number;
  readonly content: Buffer;
}

/** Data beside the advisories that is one file: where a snapshot keeps it, and how it comes through the door. */
export interface Supplement {
  readonly name: SupplementName;
  /** In a report's list of data. */
  readonly dataName: 'epss' | 'end-of-life';
  /** For people. */
  readonly title: string;
  readonly file: string;
  /** Begins its line in an export. */
  readonly mark: string;
  /** Throws `TypeError` with what is wrong. */
  read(bytes: Buffer): ReadSupplement;
  /** The entries of a kept content. Throws `TypeError` when it is damaged. */
  check(content: Buffer): number;
}

export type SupplementName = 'epss' | 'endOfLife';

/** In the order of an export. */
export const SUPPLEMENTS: readonly Supplement[] = [
  { name: 'epss', dataName: 'epss', title: 'EPSS', file: 'epss.bin', mark: 'P', read: readEpss, check: checkEpss },
  {
    name: 'endOfLife',
    dataName: 'end-of-life',
    title: 'Ends of life',
    file: 'end-of-life.json',
    mark: 'L',
    read: readLives,
    check: checkLives,
  },
];
