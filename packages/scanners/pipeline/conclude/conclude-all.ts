import type { Conclusion } from '../../contract/scanner.ts';
import type { ReadingPool } from '../processes/reading-pool.ts';
import type { Reading } from '../read/reading.ts';
import type { ScanRequest } from '../request.ts';
import type { Concluding } from './concluding.ts';
import type { ConcludeWorker } from './worker.ts';
import type { ConcludeWorkers } from './workers.ts';

/** Below so many bytes of facts in all, a second child costs more time than it saves. */
const WORTH_ANOTHER_CHILD = 2 * 1024 * 1024;

/** Every scanner's conclusion, by its index: as it was kept, or drawn anew. Ends the children that read. */
export async function concludeAll(
  { target, onProgress, scanners }: ScanRequest,
  reading: Reading,
  concluding: Concluding,
  pool: ReadingPool,
  workers: ConcludeWorkers,
): Promise<Conclusion[]> {
  const conclusions: Conclusion[] = [];
  const open: number[] = [];
  scanners.forEach((_, scanner) => {
    const known = concluding.recall(scanner);
    if (known === null) open.push(scanner);
    else conclusions[scanner] = known;
  });
  for (const scanner of scanners.keys()) {
    if (!reading.defers(scanner)) continue;
    const whole = await withWhatItAsks(scanner, conclusions[scanner], reading, concluding, workers);
    if (whole === null) delete conclusions[scanner];
    else conclusions[scanner] = whole;
    const at = open.indexOf(scanner);
    if (whole !== null && at !== -1) open.splice(at, 1);
    else if (whole === null && at === -1) open.push(scanner);
  }
  for (const scanner of open) await reading.recallValues(scanner);
  pool.end();
  const bytes = target.files.reduce((sum, { size }) => sum + size, 0);
  let done = scanners.length - open.length;
  const tell = () => onProgress?.({ phase: 'conclude', done, total: scanners.length, bytes });
  tell();
  const weight = open.reduce((sum, scanner) => sum + concluding.weight(scanner), 0);
  const some = workers.shared.slice(0, weight < WORTH_ANOTHER_CHILD ? 1 : workers.shared.length);
  // what takes longest begins first
  open.sort((a, b) => Number(workers.own(b) !== undefined) - Number(workers.own(a) !== undefined) || a - b);
  const work = some.map(async (worker) => {
    for (let scanner = open.shift(); scanner !== undefined; scanner = open.shift()) {
      const own = workers.own(scanner);
      conclusions[scanner] = await (own === undefined
        ? concluding.conclude(scanner, worker)
        : concluding.conclude(scanner, own, 0));
      own?.end();
      done++;
      tell();
    }
    worker.end();
  });
  await Promise.all(work);
  return conclusions.map((conclusion, scanner) =>
    conclusion.asks === undefined ? conclusion : concluding.unfinished(scanner),
  );
}

/**
 * What a scanner concludes from what was not deferred, if it asks for nothing more. Else what it asked for is read, and
 * it is to conclude anew, unless that is known: null then.
 */
async function withWhatItAsks(
  scanner: number,
  known: Conclusion | undefined,
  reading: Reading,
  concluding: Concluding,
  workers: ConcludeWorkers,
): Promise<Conclusion | null> {
  if (known === undefined) await reading.recallValues(scanner);
  const own = workers.own(scanner);
  const first =
    known ??
    (await (own === undefined
      ? concluding.conclude(scanner, workers.shared[0] as ConcludeWorker)
      : concluding.conclude(scanner, own, 0)));
  if (first.asks === undefined) return first;
  await reading.bring(scanner, first.asks);
  return concluding.recall(scanner);
}
