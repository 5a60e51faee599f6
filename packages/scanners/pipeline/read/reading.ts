import { setImmediate } from 'node:timers/promises';
import { CannotRead, type Target, type TargetFile } from '../../contract/target.ts';
import type { Cache } from '../cache/cache.ts';
import { contentDigest, digestOf } from '../cache/digest.ts';
import { BINARY, encodeStamps, FIRST_WANT, NOT_READ, SILENT, type StampRecord, StampTable } from '../cache/stamps.ts';
import { type Fit, wantTable } from '../choose/wanted.ts';
import type { OpenScanner } from '../open-scanners.ts';
import type { ReadAnswer, ReadAt, ReadingPool } from '../processes/reading-pool.ts';
import type { Progress } from '../request.ts';
import { type Choice, ContentChooser } from './chosen-wants.ts';
import { Deferral } from './deferral.ts';
import { FileGaps, sentence } from './file-gaps.ts';
import { type HeldValue, HeldValues } from './held-values.ts';
import { decodeValue, encodeValue, type ReadValue } from './value.ts';

const DIGEST = 32;
const TURN_BYTES = 4 * 1024 * 1024;
const TURN_FILES = 64;
const PROGRESS_MS = 50;

export interface ReadingSetup {
  readonly target: Target;
  readonly scanners: readonly OpenScanner[];
  readonly cache: Cache;
  readonly pool: ReadingPool;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** The first half of a scan: every wanted file becomes, for each scanner, a mark, and where there is something to say, a value. */
export class Reading {
  readonly gaps: FileGaps;
  readonly counts = { filesRead: 0, bytesRead: 0, filesSent: 0, bytesSent: 0, factsFromCache: 0 };
  readonly #setup: ReadingSetup;
  readonly #files: readonly TargetFile[];
  readonly #width: number;
  readonly #fits: (path: string) => readonly Fit[];
  readonly #deferral: Deferral;
  readonly #chooser: ContentChooser;
  readonly #marks: Uint8Array;
  readonly #digests: Buffer;
  /** Files whose outcome may differ next time. */
  readonly #unsettled = new Set<number>();
  readonly #values: HeldValues[];
  #turnFiles = 0;
  #turnBytes = 0;
  #told = 0;

  constructor(setup: ReadingSetup) {
    const { scanners, target } = setup;
    this.#setup = setup;
    this.#files = target.files;
    this.#width = scanners.length;
    const opened = scanners.map(({ scanner }) => scanner);
    const table = wantTable(opened);
    const judges = scanners.map(({ entry }) => entry.surface !== null);
    // a scanner without a surface goes along, it does not send us to a file
    this.#fits = (path) => {
      const fits = table.fits(path);
      return fits.some(({ scanner }) => judges[scanner]) ? fits : [];
    };
    this.#deferral = new Deferral(opened, judges);
    this.#chooser = new ContentChooser(
      opened,
      scanners.map(({ limits }) => limits.fileBytes),
    );
    this.#marks = new Uint8Array(this.#files.length * this.#width);
    this.#digests = Buffer.alloc(this.#files.length * DIGEST);
    this.#values = scanners.map(({ limits }) => new HeldValues(limits.scanFacts));
    this.gaps = new FileGaps(scanners);
  }

  /** Reads what is not known by its stamp. Throws the signal's reason, or `ScanError`. */
  async readAll(): Promise<void> {
    const name = this.#stampsName();
    const stamps = new StampTable(this.#setup.cache.document(name), this.#width);
    let bytes = 0;
    for (let file = 0; file < this.#files.length; file++) {
      const { path, size } = this.#files[file] as TargetFile;
      const fits = this.#fits(path);
      const now = this.#deferral.due(fits);
      if (fits.length > 0 && !this.#recall(file, now, stamps) && now.length > 0) await this.#read(file, now);
      bytes += size;
      this.#tell(file + 1, bytes);
    }
    await this.#setup.pool.idle();
    this.#setup.signal?.throwIfAborted();
    if (this.counts.filesRead > 0 || this.#recordable().length !== stamps.size) this.#keepStamps(name);
  }

  /** Reads what a scanner's wants of these kinds were deferred for. */
  async bring(scanner: number, kinds: readonly string[]): Promise<void> {
    const name = this.#stampsName();
    const before = this.counts.filesRead;
    const waiting = this.#waiting(scanner);
    this.#deferral.ask(scanner, kinds);
    for (const [file, fit] of waiting) {
      if (!this.#deferral.isDue(fit)) continue;
      const mark = this.#mark(file, scanner);
      if (mark === NOT_READ) await this.#read(file, [fit]);
      else if (mark === BINARY) this.#gap(file, scanner, 'binary');
    }
    await this.#setup.pool.idle();
    this.#setup.signal?.throwIfAborted();
    if (this.counts.filesRead > before) this.#keepStamps(name);
  }

  /** Whether the scanner may ask for files that are there. */
  defers(scanner: number): boolean {
    return this.#waiting(scanner).length > 0;
  }

  /** Kinds of a scanner's deferred wants of which no file waits, sorted: they were brought, or there are none. */
  brought(scanner: number): readonly string[] {
    const waiting = this.#waiting(scanner).flatMap(([, fit]) => fit.wants);
    return this.#deferral.kinds(scanner, new Set(waiting));
  }

  /** Brings in the values of one scanner that only their marks are known of; reads again where the cache lost them. */
  async recallValues(scanner: number): Promise<void> {
    const { cache, pool } = this.#setup;
    for (const file of this.speaking(scanner)) {
      if (this.#values[scanner]?.has(file)) continue;
      const cached = cache.value(this.#key(file, { scanner, want: this.want(file, scanner) }));
      const value = cached === null ? null : decodeValue(cached);
      if (value !== null && value.kind !== 'nothing') {
        this.#values[scanner]?.set(file, value);
        this.counts.factsFromCache++;
      } else await this.#read(file, this.#due(file));
    }
    await pool.idle();
    this.#setup.signal?.throwIfAborted();
  }

  /** Indexes of the files about which the scanner has something to say, ascending. */
  speaking(scanner: number): number[] {
    const files: number[] = [];
    for (let file = 0; file < this.#files.length; file++)
      if (this.#mark(file, scanner) >= FIRST_WANT && this.#isDue(file, scanner)) files.push(file);
    return files;
  }

  want(file: number, scanner: number): number {
    return this.#mark(file, scanner) - FIRST_WANT;
  }

  digest(file: number): Buffer {
    return this.#digests.subarray(file * DIGEST, (file + 1) * DIGEST);
  }

  value(file: number, scanner: number): HeldValue {
    return this.#values[scanner]?.get(file) ?? { kind: 'nothing' };
  }

  /** Whether a scanner with a surface looked at the file. */
  looked(file: number): boolean {
    return this.#setup.scanners.some(({ entry }, scanner) => {
      const mark = this.#mark(file, scanner);
      const isLooked = entry.surface !== null && (mark === SILENT || mark >= FIRST_WANT);
      return isLooked && this.#isDue(file, scanner);
    });
  }

  #due(file: number): readonly Fit[] {
    return this.#deferral.due(this.#fits((this.#files[file] as TargetFile).path));
  }

  /** A mark may come from an earlier scan, in which the scanner asked for more. */
  #isDue(file: number, scanner: number): boolean {
    return !this.#deferral.defers(scanner) || this.#due(file).some((fit) => fit.scanner === scanner);
  }

  /** Files with the fits that wait until the scanner asks. */
  #waiting(scanner: number): (readonly [number, Fit])[] {
    if (!this.#deferral.defers(scanner)) return [];
    return this.#files.flatMap(({ path }, file) => {
      const fits = this.#fits(path);
      const fit = fits.find((it) => it.scanner === scanner);
      return fit === undefined || this.#deferral.isDue(fit) ? [] : [[file, fit] as const];
    });
  }

  #mark(file: number, scanner: number): number {
    return this.#marks[file * this.#width + scanner] as number;
  }

  #setMark(file: number, scanner: number, mark: number): void {
    this.#marks[file * this.#width + scanner] = mark;
  }

  #recall(file: number, fits: readonly Fit[], stamps: StampTable): boolean {
    const listed = this.#files[file] as TargetFile;
    const known = stamps.known(listed);
    if (known === null) return false;
    this.#marks.set(known.marks, file * this.#width);
    this.#digests.set(known.digest, file * DIGEST);
    for (const { scanner } of fits) if (this.#mark(file, scanner) === BINARY) this.#gap(file, scanner, 'binary');
    this.#withoutTooBig(file, fits);
    return true;
  }

  /** The fits that take a file of this size; a gap for each of the others. */
  #withoutTooBig(file: number, fits: readonly Fit[]): readonly Fit[] {
    const { size } = this.#files[file] as TargetFile;
    return fits.filter((fit) => {
      const largest = this.#chooser.largest(fit);
      if (size > largest) this.#tooBig(file, fit, size, largest);
      return size <= largest;
    });
  }

  #tooBig(file: number, fit: Fit, size: number, largest: number): void {
    const kind = this.#chooser.gapWhenLarger(fit);
    const detail = `${size} bytes, the limit is ${largest}`;
    this.gaps.add(file, fit.scanner, kind, sentence(kind, kind === 'too-big' ? detail : `too big: ${detail}`));
  }

  async #read(file: number, allFits: readonly Fit[]): Promise<void> {
    this.#forget(file, allFits);
    const fits = this.#withoutTooBig(file, allFits);
    if (fits.length === 0) return;
    const bytes = await this.#content(file, Math.max(...fits.map((fit) => this.#chooser.largest(fit))));
    if (bytes === null) return;
    this.counts.filesRead++;
    this.counts.bytesRead += bytes.length;
    const reads: ReadAt[] = [];
    for (const choice of this.#chooser.choose(bytes, fits)) {
      if (choice.what === 'read') reads.push(choice);
      else this.#settleUnread(file, choice);
    }
    if (reads.length > 0 && this.#isSame(file, bytes)) this.#hand(file, bytes, reads);
    await this.#turn(bytes.length);
  }

  /** Of a file that nobody has read yet, or reads anew for all, everything. */
  #forget(file: number, fits: readonly Fit[]): void {
    const due = this.#due(file);
    const isAll = due.every((fit) => fits.includes(fit));
    if (isAll) {
      this.gaps.forget(file);
      this.#unsettled.delete(file);
      this.#digests.fill(0, file * DIGEST, (file + 1) * DIGEST);
    }
    for (let scanner = 0; scanner < this.#width; scanner++) {
      if (!isAll && !fits.some((fit) => fit.scanner === scanner)) continue;
      this.#setMark(file, scanner, NOT_READ);
      this.#values[scanner]?.delete(file);
    }
  }

  /** What one scanner asks for later must be what the others have read. */
  #isSame(file: number, bytes: Buffer): boolean {
    const digest = contentDigest(bytes);
    const known = this.digest(file);
    const isFirst = known.every((byte) => byte === 0);
    if (!isFirst && !known.equals(digest)) {
      this.#unsettled.add(file);
      this.gaps.add(file, null, 'changed-while-read', sentence('changed-while-read'));
      return false;
    }
    known.set(digest);
    return true;
  }

  async #content(file: number, limit: number): Promise<Buffer | null> {
    try {
      const bytes = this.#setup.target.read(this.#files[file] as TargetFile, limit);
      return bytes instanceof Promise ? await bytes : bytes;
    } catch (error) {
      if (!(error instanceof CannotRead)) throw error;
      this.#unsettled.add(file);
      this.gaps.add(file, null, error.kind, error.message);
      return null;
    }
  }

  #settleUnread(file: number, choice: Exclude<Choice, { what: 'read' }>): void {
    if (choice.what === 'silent') this.#setMark(file, choice.scanner, SILENT);
    else if (choice.what === 'binary') {
      this.#setMark(file, choice.scanner, BINARY);
      this.#gap(file, choice.scanner, 'binary');
    } else {
      this.#unsettled.add(file);
      this.#gap(file, choice.scanner, choice.gap);
    }
  }

  #hand(file: number, bytes: Buffer, reads: readonly ReadAt[]): void {
    const missing: ReadAt[] = [];
    for (const read of reads) {
      const cached = this.#setup.cache.value(this.#key(file, read));
      const value = cached === null ? null : decodeValue(cached);
      if (value === null) missing.push(read);
      else {
        this.counts.factsFromCache++;
        this.#settle(file, read, value);
      }
    }
    if (missing.length === 0) return;
    this.counts.filesSent++;
    this.counts.bytesSent += bytes.length;
    this.#setup.pool.read(bytes, missing, (read, answer) => this.#answered(file, read, answer));
  }

  #answered(file: number, read: ReadAt, answer: ReadAnswer): void {
    if (answer.kind === 'limit') {
      this.#unsettled.add(file);
      this.#gap(file, read.scanner, answer.gap, answer.says);
      return;
    }
    this.#setup.cache.keepValue(this.#key(file, read), encodeValue(answer));
    this.#settle(file, read, answer);
  }

  #settle(file: number, { scanner, want }: ReadAt, value: ReadValue): void {
    this.#setMark(file, scanner, value.kind === 'nothing' ? SILENT : FIRST_WANT + want);
    if (value.kind !== 'nothing') this.#values[scanner]?.set(file, value);
  }

  #key(file: number, { scanner, want }: ReadAt): Buffer {
    const { factsIdentity, scanner: opened } = this.#setup.scanners[scanner] as OpenScanner;
    return digestOf(factsIdentity, opened.wants[want]?.kind ?? '', this.digest(file));
  }

  #gap(file: number, scanner: number, kind: Parameters<FileGaps['add']>[2], detail?: string): void {
    this.gaps.add(file, scanner, kind, sentence(kind, detail));
  }

  /** Lets answers and signals in now and then, and waits while the children have enough to do. */
  async #turn(bytes: number): Promise<void> {
    this.#turnBytes += bytes;
    if (++this.#turnFiles < TURN_FILES && this.#turnBytes < TURN_BYTES) return;
    this.#turnFiles = 0;
    this.#turnBytes = 0;
    await setImmediate();
    this.#setup.signal?.throwIfAborted();
    if (this.#setup.pool.full) await this.#setup.pool.room();
  }

  #tell(done: number, bytes: number): void {
    const { onProgress } = this.#setup;
    if (onProgress === undefined) return;
    const now = performance.now();
    const total = this.#files.length;
    if (done < total && now - this.#told < PROGRESS_MS) return;
    this.#told = now;
    onProgress({ phase: 'read', done, total, bytes });
  }

  #stampsName(): string {
    const { target, scanners } = this.#setup;
    return `stamps-${digestOf(target.key, ...scanners.map(({ factsIdentity }) => factsIdentity)).toString('hex', 0, 20)}`;
  }

  #recordable(): number[] {
    const files: number[] = [];
    for (let file = 0; file < this.#files.length; file++) {
      const marks = this.#marks.subarray(file * this.#width, (file + 1) * this.#width);
      const { stamp } = this.#files[file] as TargetFile;
      if (stamp !== null && !this.#unsettled.has(file) && marks.some((mark) => mark !== NOT_READ)) files.push(file);
    }
    return files;
  }

  #keepStamps(name: string): void {
    const records = this.#recordable().map((file) => {
      const { path, stamp } = this.#files[file] as TargetFile;
      const marks = this.#marks.subarray(file * this.#width, (file + 1) * this.#width);
      const record: StampRecord = { digest: this.digest(file), marks };
      return { path, stamp: stamp as string, record };
    });
    this.#setup.cache.keepDocument(name, encodeStamps(records));
  }
}
