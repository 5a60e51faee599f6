import { cannotStart, ScanError } from '../request.ts';
import { Answer, Ask, HEAD } from './frames.ts';
import { type LossKind, type ProcessSetup, ScannerProcess } from './scanner-process.ts';

/** One scanner's reading of one content, by the indexes of scanner and want. */
export interface ReadAt {
  readonly scanner: number;
  readonly want: number;
}

export type ReadAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'facts'; readonly facts: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string; readonly line?: number }
  /** `kind` of a gap: a loss, or a limit that the child found itself. */
  | { readonly kind: 'limit'; readonly gap: LossKind | 'step-limit'; readonly says?: string };

interface Task {
  readonly bytes: Buffer;
  readonly reads: readonly ReadAt[];
  readonly onAnswer: (read: ReadAt, answer: ReadAnswer) => void;
  /** Index of the read that is awaited. */
  next: number;
  /** Index of the read at which a child was lost; -1 when none was. */
  lostAt: number;
}

interface Lane {
  process: ScannerProcess | null;
  readonly sent: Task[];
  sentBytes: number;
}

/** What a child may have in hand: enough to keep it busy while the parent reads, little enough to share well. */
const WINDOW_BYTES = 512 * 1024;
const WINDOW_FILES = 64;
const MOST_WAITING_BYTES = 8 * 1024 * 1024;
const MOST_WAITING = 4000;
/** After so many time-outs in one scan nobody waits long any more: files that loop must not stop a scan for days. */
const PATIENT_TIME_OUTS = 10;
const IMPATIENCE = 20;

/**
 * Hands contents to up to `jobs` children. Answers come in order, so the content in hand is always known: a child that is
 * lost costs that one, which is tried once more, first thing in a fresh child; the others sent to it are sent again.
 */
export class ReadingPool {
  readonly #setup: ProcessSetup;
  readonly #jobs: number;
  readonly #onFirst: () => void;
  readonly #lanes: Lane[] = [];
  #waiting: Task[] = [];
  #waitingFrom = 0;
  #waitingBytes = 0;
  #failure: ScanError | null = null;
  #wake: (() => void)[] = [];
  #timeOuts = 0;
  started = 0;
  lost = 0;

  /** `onFirst` is called when the first child starts. */
  constructor(setup: ProcessSetup, jobs: number, onFirst: () => void = () => {}) {
    this.#setup = setup;
    this.#jobs = jobs;
    this.#onFirst = onFirst;
  }

  /** `onAnswer` is called once for each read, later, in their order. */
  read(bytes: Buffer, reads: readonly ReadAt[], onAnswer: Task['onAnswer']): void {
    this.#waiting.push({ bytes, reads, onAnswer, next: 0, lostAt: -1 });
    this.#waitingBytes += bytes.length;
    this.#feed();
  }

  /** Whether so much waits that nothing more should be read in. */
  get full(): boolean {
    return this.#waitingBytes > MOST_WAITING_BYTES || this.#waiting.length - this.#waitingFrom > MOST_WAITING;
  }

  /** Resolves when not `full`. Throws `ScanError` when children cannot start. */
  room(): Promise<void> {
    return this.#until(() => !this.full);
  }

  /** Resolves when everything is answered. */
  idle(): Promise<void> {
    return this.#until(
      () => this.#waitingFrom === this.#waiting.length && this.#lanes.every((lane) => lane.sent.length === 0),
    );
  }

  end(): void {
    for (const lane of this.#lanes) lane.process?.end();
  }

  abandon(): void {
    for (const lane of this.#lanes) lane.process?.abandon();
    this.#failure ??= new ScanError('The scan was stopped.');
    this.#notify();
  }

  async #until(done: () => boolean): Promise<void> {
    while (this.#failure === null && !done()) await new Promise<void>((resolve) => this.#wake.push(resolve));
    if (this.#failure !== null) throw this.#failure;
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const resolve of wake) resolve();
  }

  #feed(): void {
    if (this.#failure !== null) return;
    for (const lane of this.#lanes) this.#fill(lane);
    while (this.#waitingFrom < this.#waiting.length && this.#lanes.length < this.#jobs) {
      const lane: Lane = { process: null, sent: [], sentBytes: 0 };
      this.#lanes.push(lane);
      this.#start(lane);
      this.#fill(lane);
    }
  }

  #fill(lane: Lane): void {
    while (this.#waitingFrom < this.#waiting.length && hasRoom(lane)) {
      const task = this.#waiting[this.#waitingFrom] as Task;
      // a content that cost a child is alone with the next one
      const alone = task.lostAt !== -1 || lane.sent.some(({ lostAt }) => lostAt !== -1);
      if (alone && lane.sent.length > 0) return;
      this.#takeFirst();
      this.#send(lane, task);
    }
  }

  #takeFirst(): void {
    this.#waitingBytes -= (this.#waiting[this.#waitingFrom] as Task).bytes.length;
    this.#waitingFrom++;
    if (this.#waitingFrom < 1024) return;
    this.#waiting = this.#waiting.slice(this.#waitingFrom);
    this.#waitingFrom = 0;
  }

  #putFirst(tasks: readonly Task[]): void {
    this.#waiting = [...tasks, ...this.#waiting.slice(this.#waitingFrom)];
    this.#waitingFrom = 0;
    for (const task of tasks) this.#waitingBytes += task.bytes.length;
  }

  #send(lane: Lane, task: Task): void {
    const reads = task.reads.slice(task.next);
    const head = Buffer.alloc(HEAD + 1 + 3 * reads.length);
    head.writeUInt32LE(1 + 3 * reads.length + task.bytes.length, 0);
    head[4] = Ask.read;
    head[HEAD] = reads.length;
    reads.forEach(({ scanner, want }, index) => {
      head[HEAD + 1 + 3 * index] = scanner;
      head.writeUInt16LE(want, HEAD + 2 + 3 * index);
    });
    lane.sent.push(task);
    lane.sentBytes += task.bytes.length;
    lane.process?.ask([head, task.bytes], reads.length);
  }

  #start(lane: Lane): void {
    if (this.started++ === 0) this.#onFirst();
    try {
      lane.process = new ScannerProcess(this.#patience(), {
        answer: (type, body) => this.#answered(lane, decode(type, body)),
        lost: (kind) => this.#lost(lane, kind),
        failedToStart: (why) => this.#fail(why),
      });
    } catch (error) {
      this.#fail(String(error));
    }
  }

  #patience(): ProcessSetup {
    if (this.#timeOuts < PATIENT_TIME_OUTS) return this.#setup;
    return { ...this.#setup, answerMs: this.#setup.answerMs / IMPATIENCE };
  }

  #fail(why: string): void {
    this.#failure ??= cannotStart(why);
    this.#notify();
  }

  #answered(lane: Lane, answer: ReadAnswer): void {
    const task = lane.sent[0];
    if (task === undefined) return;
    this.#settle(task, answer);
    if (task.next < task.reads.length) return;
    lane.sent.shift();
    lane.sentBytes -= task.bytes.length;
    this.#feed();
    this.#notify();
  }

  #settle(task: Task, answer: ReadAnswer): void {
    const read = task.reads[task.next] as ReadAt;
    task.next++;
    task.lostAt = -1;
    task.onAnswer(read, answer);
  }

  #lost(lane: Lane, kind: LossKind): void {
    this.lost++;
    if (kind === 'time-out') this.#timeOuts++;
    const [inHand, ...others] = lane.sent.splice(0);
    lane.sentBytes = 0;
    const again = [...others];
    if (inHand !== undefined) {
      if (inHand.lostAt === inHand.next) this.#settle(inHand, { kind: 'limit', gap: kind });
      else inHand.lostAt = inHand.next;
      if (inHand.next < inHand.reads.length) again.unshift(inHand);
    }
    this.#putFirst(again);
    if (this.#waitingFrom < this.#waiting.length) this.#start(lane);
    else this.#lanes.splice(this.#lanes.indexOf(lane), 1);
    this.#feed();
    this.#notify();
  }
}

function hasRoom({ sent, sentBytes }: Lane): boolean {
  return sent.length === 0 || (sentBytes < WINDOW_BYTES && sent.length < WINDOW_FILES);
}

function decode(type: number, body: Buffer): ReadAnswer {
  switch (type) {
    case Answer.nothing:
      return { kind: 'nothing' };
    case Answer.facts:
      return { kind: 'facts', facts: Buffer.from(body) };
    case Answer.refused: {
      const refused = parsed(body);
      if (refused === null) break;
      return refused;
    }
    case Answer.limit:
      return { kind: 'limit', gap: body.toString('latin1') === 'step-limit' ? 'step-limit' : 'output-limit' };
    case Answer.failed:
      return { kind: 'limit', gap: 'scanner-died', says: body.toString('latin1', 0, 40).replace(/\W/g, '') };
  }
  return { kind: 'limit', gap: 'scanner-died', says: 'an answer that makes no sense' };
}

function parsed(body: Buffer): ReadAnswer | null {
  try {
    const { reason, line } = JSON.parse(body.toString('utf8')) as { reason?: unknown; line?: unknown };
    if (typeof reason !== 'string') return null;
    return typeof line === 'number' ? { kind: 'refused', reason, line } : { kind: 'refused', reason };
  } catch {
    return null;
  }
}
