import { isStoredAffected, isStoredRecord } from '../records/check-stored.ts';
import { isIdentifier } from '../records/identifier.ts';
import { hasControlCharacters } from '../records/text.ts';
import { TABLES, type Table } from '../segments/segment.ts';
import type { SnapshotManifest } from '../snapshots/manifest.ts';
import { readManifest } from '../snapshots/read-manifest.ts';
import { binaryKey, type Frame } from '../sort/frame.ts';
import type { Supplement } from '../supplements/supplement.ts';
import { END, EXPORT_FORMAT, FEED, KEV } from './export-file.ts';
import { damaged, linesIn } from './unpack-export.ts';

const TAB = 9;

/** Reads an unpacked export from front to back; everything in it meets its schema. Throws `AdvisoryError`. */
export class ExportReader {
  readonly manifest: SnapshotManifest;
  readonly #name: string;
  readonly #lines: Iterator<Buffer>;
  #line: Buffer | null = null;

  /** `name` is what people call the file. */
  constructor(file: string, name: string) {
    this.#name = name;
    this.#lines = linesIn(file)[Symbol.iterator]();
    this.#next();
    const first = this.#line === null ? '' : (this.#line as Buffer).toString('utf8');
    if (!first.startsWith(EXPORT_FORMAT))
      throw damaged(name, 'it is no export of advisories that this Vauban can read');
    try {
      this.manifest = readManifest(first.slice(EXPORT_FORMAT.length));
    } catch (error) {
      throw damaged(name, 'its manifest is damaged', error);
    }
    this.#next();
  }

  /** The tables of the feed that comes next, to be read in their order. */
  feed(ecosystem: string): Record<Table, Iterable<Frame>> {
    if (this.#text(FEED) !== JSON.stringify(ecosystem))
      throw damaged(this.#name, `${ecosystem} is not where it should be`);
    this.#next();
    return { records: this.#table('records'), packages: this.#table('packages'), refused: this.#table('refused') };
  }

  /** The catalogue of exploited vulnerabilities, as it is stored. */
  kev(): string {
    const text = this.#text(KEV);
    if (text === null) throw damaged(this.#name, 'the catalogue of exploited vulnerabilities is missing');
    this.#next();
    return `${text}\n`;
  }

  /** The content of a supplement, as it is stored. */
  supplement({ mark, title }: Supplement): Buffer {
    const text = this.#text(mark);
    if (text === null) throw damaged(this.#name, `${title} is missing`);
    this.#next();
    return Buffer.from(text, 'base64');
  }

  /** Throws when there is more than there should be. */
  finish(): void {
    if (this.#text(END) === null) throw damaged(this.#name, 'it has more in it than its manifest says');
    this.close();
  }

  close(): void {
    this.#lines.return?.();
  }

  *#table(table: Table): Generator<Frame, void, undefined> {
    const number = 0x30 + TABLES.indexOf(table);
    for (let line = this.#line; line !== null && line[0] === number; line = this.#line) {
      const tab = line.indexOf(TAB);
      const value = line.subarray(tab + 1);
      const key = tab < 0 ? null : parsed(line.toString('utf8', 1, tab));
      if (typeof key !== 'string' || !FITS[table](key, value))
        throw damaged(this.#name, `an entry of its ${table} is malformed`);
      yield { key: binaryKey(key), value, origin: 0 };
      this.#next();
    }
  }

  #text(initial: string): string | null {
    const line = this.#line;
    return line !== null && line[0] === initial.charCodeAt(0) ? line.toString('utf8', 1) : null;
  }

  #next(): void {
    const next = this.#lines.next();
    this.#line = next.done ? null : next.value;
  }
}

const FITS: Readonly<Record<Table, (key: string, value: Buffer) => boolean>> = {
  records: (key, value) => isIdentifier(key) && isStoredRecord(parsed(value.toString('utf8'))),
  packages(key, value) {
    const parts = key.split('\0');
    const [release, name, id] = parts;
    if (parts.length !== 3 || release === undefined || name === undefined || name === '') return false;
    if (key.length > 700 || hasControlCharacters(release + name) || !isIdentifier(id)) return false;
    return isStoredAffected(parsed(value.toString('utf8')));
  },
  refused: (key, value) =>
    key.length <= 300 && value.length <= 600 && !hasControlCharacters(key + value.toString('utf8')),
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
