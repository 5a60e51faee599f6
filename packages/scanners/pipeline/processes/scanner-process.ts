import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { ANSWERS, Answer, Ask, FrameCutter, frame, type OpenRequest } from './frames.ts';
import { launch } from './launch.ts';
import type { Watch, Watched } from './watch.ts';

/** How a child may end before its work is done; each is a kind of gap. */
export type LossKind = 'scanner-died' | 'time-out' | 'memory-limit' | 'output-limit';

export interface ProcessSetup {
  readonly entry: string;
  readonly open: OpenRequest;
  /** Bytes of anonymous memory. */
  readonly memory: number;
  /** Milliseconds for one answer. */
  readonly answerMs: number;
  readonly usesNativeCode: boolean;
  readonly watch: Watch;
}

export interface ProcessEvents {
  answer(type: number, body: Buffer): void;
  /** The child ended at work; every answer that it gave was told before. */
  lost(kind: LossKind): void;
  /** The child never came to work; nothing else will be told. */
  failedToStart(why: string): void;
}

const START_MS = 60_000;
const SLACK = 64 * 1024;
const MOST_WORDS = 4000;

/** V8 lets its heap grow to its limit before it collects in earnest; below the process's own, it does so in time. */
const HEAP_SHARE = 0.8;

/** One child as the parent sees it: frames go in, answers come out, and it ends in exactly one way. */
export class ScannerProcess implements Watched {
  readonly #setup: ProcessSetup;
  readonly #events: ProcessEvents;
  readonly #child: ChildProcess;
  #state: 'starting' | 'working' | 'ending' | 'gone' = 'starting';
  #loss: LossKind | null = null;
  #elapsed = 0;
  #awaited = 0;
  #words = '';

  constructor(setup: ProcessSetup, events: ProcessEvents) {
    this.#setup = setup;
    this.#events = events;
    this.#child = launch({
      entry: setup.entry,
      advisoriesFolder: setup.open.advisoriesFolder,
      usesNativeCode: setup.usesNativeCode,
      heap: HEAP_SHARE * setup.memory,
      seconds: 600 + Math.ceil((4 * setup.answerMs) / 1000),
    });
    this.#child.stdin?.on('error', () => {});
    this.#child.stderr?.on('error', () => {}).on('data', (words: Buffer) => this.#hear(words));
    this.#listen(this.#child.stdio?.[ANSWERS] as Readable | undefined);
    this.#child.on('error', (error) => this.#closed(null, error.message));
    this.#child.on('close', (_, signal) => this.#closed(signal, this.#words));
    this.#write([frame(Ask.open, JSON.stringify(setup.open))]);
    setup.watch.add(this);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get waiting(): boolean {
    return this.#state === 'starting' || (this.#state === 'working' && this.#awaited > 0);
  }

  /** Hands over frames that will be answered by `answers` frames. False: the pipe is full, wait for `drained`. */
  ask(buffers: readonly Uint8Array[], answers: number): boolean {
    if (this.#awaited === 0) this.#elapsed = 0;
    this.#awaited += answers;
    return this.#write(buffers);
  }

  drained(): Promise<void> {
    const { stdin } = this.#child;
    return new Promise((resolve) => {
      if (this.#state === 'gone' || !stdin?.writableNeedDrain) return resolve();
      const done = () => {
        stdin.off('drain', done).off('close', done);
        resolve();
      };
      stdin.on('drain', done).on('close', done);
    });
  }

  /** No more work: the child ends by itself. */
  end(): void {
    if (this.#state === 'gone') return;
    this.#state = 'ending';
    this.#setup.watch.remove(this);
    this.#child.stdin?.end();
    // whoever does not obey is ended; the timer keeps nobody waiting
    setTimeout(() => this.#child.kill('SIGKILL'), 2000).unref();
  }

  /** Ends the child at once, as no loss. */
  abandon(): void {
    if (this.#state === 'gone') return;
    this.#state = 'ending';
    this.#setup.watch.remove(this);
    this.#child.kill('SIGKILL');
  }

  tick(passed: number, memory: number | null): void {
    this.#elapsed += passed;
    if (memory !== null && memory > this.#setup.memory) this.#kill('memory-limit');
    else if (this.#elapsed > (this.#state === 'starting' ? START_MS : this.#setup.answerMs)) this.#kill('time-out');
  }

  #write(buffers: readonly Uint8Array[]): boolean {
    const { stdin } = this.#child;
    if (!stdin || stdin.destroyed) return true;
    stdin.cork();
    for (const buffer of buffers) stdin.write(buffer);
    process.nextTick(() => stdin.uncork());
    return !stdin.writableNeedDrain;
  }

  #listen(answers: Readable | undefined): void {
    if (answers === undefined) return;
    const cutter = new FrameCutter(this.#setup.open.output + SLACK, (type, body) => this.#answered(type, body));
    answers.on('error', () => {});
    answers.on('data', (chunk: Buffer) => {
      try {
        if (this.#loss === null) cutter.push(chunk);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        this.#kill('output-limit');
      }
    });
  }

  #answered(type: number, body: Buffer): void {
    if (this.#state === 'ending' || this.#state === 'gone') return;
    this.#elapsed = 0;
    if (this.#state === 'starting') {
      if (type === Answer.ready) this.#state = 'working';
      else this.#words = body.toString('utf8', 0, MOST_WORDS);
      return;
    }
    if (this.#awaited === 0) {
      this.#kill('scanner-died');
      return;
    }
    if (type !== Answer.piece && type !== Answer.memory) this.#awaited--;
    this.#events.answer(type, body);
  }

  /** Before it works, a child may explain itself; afterwards only one fixed sentence of V8 is listened for. */
  #hear(words: Buffer): void {
    if (this.#state === 'starting') this.#words = (this.#words + words.toString('utf8')).slice(0, MOST_WORDS);
    else if (words.includes('heap out of memory')) this.#loss ??= 'memory-limit';
  }

  #kill(kind: LossKind): void {
    this.#loss ??= kind;
    this.#child.kill('SIGKILL');
  }

  #closed(signal: NodeJS.Signals | null, words: string): void {
    const before = this.#state;
    if (before === 'gone') return;
    this.#state = 'gone';
    this.#setup.watch.remove(this);
    if (before === 'starting') this.#events.failedToStart(words);
    else if (before === 'working')
      this.#events.lost(this.#loss ?? (signal === 'SIGXCPU' ? 'time-out' : 'scanner-died'));
  }
}
