import type { OpenScanner } from '../open-scanners.ts';
import type { ProcessSetup } from '../processes/scanner-process.ts';
import { ConcludeWorker } from './worker.ts';

/** The children that conclude: some that take one scanner after the other, and one for each that needs more memory. */
export class ConcludeWorkers {
  readonly shared: readonly ConcludeWorker[];
  readonly #own: ReadonlyMap<number, ConcludeWorker>;

  constructor(setup: ProcessSetup, scanners: readonly OpenScanner[], jobs: number) {
    this.shared = Array.from({ length: Math.max(1, jobs) }, () => new ConcludeWorker(setup));
    const own = new Map<number, ConcludeWorker>();
    scanners.forEach(({ limits, choice }, scanner) => {
      if (limits.concludeMemory <= setup.memory) return;
      const open = {
        ...setup.open,
        advisoriesFolder: null,
        scanners: setup.open.scanners.filter(({ id }) => id === choice.id),
      };
      own.set(scanner, new ConcludeWorker({ ...setup, memory: limits.concludeMemory, open }));
    });
    this.#own = own;
  }

  /** The scanner's own child; undefined for one that shares. */
  own(scanner: number): ConcludeWorker | undefined {
    return this.#own.get(scanner);
  }

  get started(): number {
    return this.#sum(({ started }) => started);
  }

  get lost(): number {
    return this.#sum(({ lost }) => lost);
  }

  warm(): void {
    this.shared[0]?.warm();
  }

  end(): void {
    for (const worker of this.#all()) worker.end();
  }

  abandon(): void {
    for (const worker of this.#all()) worker.abandon();
  }

  #all(): ConcludeWorker[] {
    return [...this.shared, ...this.#own.values()];
  }

  #sum(count: (worker: ConcludeWorker) => number): number {
    return this.#all().reduce((sum, worker) => sum + count(worker), 0);
  }
}
