import { Answer, Ask, type DoneFacts, frame } from '../processes/frames.ts';
import { memoryEntries } from '../processes/memory-entries.ts';
import { type LossKind, type ProcessSetup, ScannerProcess } from '../processes/scanner-process.ts';
import { cannotStart, ScanError } from '../request.ts';
import { type ConcludeInput, inputFrames } from './facts-frames.ts';
import type { MemoryChange } from './memory.ts';

export type ConcludeOutcome =
  | {
      readonly kind: 'concluded';
      /** As parsed from JSON, not yet checked. */
      readonly conclusion: unknown;
      /** What `has` was asked and answered; null: for too many paths to be told. */
      readonly asked: readonly (readonly [string, boolean])[] | null;
      /** Of the advisory snapshot that it was drawn with. */
      readonly revision: string | null;
      readonly memory: MemoryChange;
    }
  | { readonly kind: 'limit'; readonly gap: LossKind | 'step-limit'; readonly says?: string };

interface Task {
  readonly pieces: Buffer[];
  bytes: number;
  readonly fresh: Map<string, Uint8Array>;
  remembered: number;
  readonly resolve: (outcome: ConcludeOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** One child that concludes for one scanner after the other; it starts with the first, and anew after a loss. */
export class ConcludeWorker {
  readonly #setup: ProcessSetup;
  #process: ScannerProcess | null = null;
  #task: Task | null = null;
  started = 0;
  lost = 0;

  constructor(setup: ProcessSetup) {
    this.#setup = setup;
  }

  /** Starts the child before there is something to conclude, so that it need not be waited for. */
  warm(): void {
    this.#process ??= this.#start();
  }

  /** `scanner` is its index in the setup. A child that is lost is tried once more. Rejects with `ScanError`. */
  async conclude(scanner: number, input: ConcludeInput): Promise<ConcludeOutcome> {
    const before = this.lost;
    const outcome = await this.#try(scanner, input);
    return this.lost === before ? outcome : await this.#try(scanner, input);
  }

  end(): void {
    this.#process?.end();
    this.#process = null;
  }

  /** Ends the child at once; a conclusion that is awaited rejects. */
  abandon(): void {
    this.#process?.abandon();
    this.#process = null;
    this.#task?.reject(new ScanError('The scan was stopped.'));
    this.#task = null;
  }

  #try(scanner: number, input: ConcludeInput): Promise<ConcludeOutcome> {
    return new Promise((resolve, reject) => {
      this.#task = { pieces: [], bytes: 0, fresh: new Map(), remembered: 0, resolve, reject };
      this.#process ??= this.#start();
      void send(this.#process, scanner, input);
    });
  }

  #start(): ScannerProcess {
    this.started++;
    return new ScannerProcess(this.#setup, {
      answer: (type, body) => this.#answered(type, body),
      lost: (gap) => {
        this.lost++;
        this.#process = null;
        this.#finish({ kind: 'limit', gap });
      },
      failedToStart: (why) => {
        this.#process = null;
        this.#task?.reject(cannotStart(why));
        this.#task = null;
      },
    });
  }

  #answered(type: number, body: Buffer): void {
    const task = this.#task;
    if (task === null) return;
    if (type === Answer.piece) {
      task.bytes += body.length;
      if (task.bytes <= this.#setup.open.output) task.pieces.push(Buffer.from(body));
    } else if (type === Answer.memory) {
      task.remembered += body.length;
      if (task.remembered > 2 * this.#setup.open.memory) return;
      for (const [key, value] of memoryEntries(Buffer.from(body))) task.fresh.set(key, value);
    } else if (type === Answer.done && task.bytes <= this.#setup.open.output) this.#finish(concluded(task, body));
    else if (type === Answer.failed) this.#finish({ kind: 'limit', gap: 'scanner-died', says: wordOf(body) });
    else this.#finish({ kind: 'limit', gap: wordOf(body) === 'steplimit' ? 'step-limit' : 'output-limit' });
  }

  #finish(outcome: ConcludeOutcome): void {
    this.#task?.resolve(outcome);
    this.#task = null;
  }
}

async function send(child: ScannerProcess, scanner: number, input: ConcludeInput): Promise<void> {
  child.ask([frame(Ask.begin, Uint8Array.of(scanner))], 0);
  for (const part of inputFrames(input)) if (!child.ask([part], 0)) await child.drained();
  child.ask([frame(Ask.conclude, JSON.stringify(input.brought))], 1);
}

/** Only letters and digits: nothing of what a child says reaches people as it is. */
function wordOf(body: Buffer): string {
  return body.toString('latin1', 0, 40).replace(/\W/g, '');
}

function concluded({ pieces, fresh }: Task, done: Buffer): ConcludeOutcome {
  try {
    const conclusion: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    const { asked, revision, used } = JSON.parse(done.toString('utf8')) as DoneFacts;
    return { kind: 'concluded', conclusion, asked, revision, memory: { fresh, used } };
  } catch {
    return { kind: 'limit', gap: 'scanner-died', says: 'an answer that makes no sense' };
  }
}
