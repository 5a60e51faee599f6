import type { ScannerFacts } from '@vauban/domain';
import type { Conclusion, ScannerEntry } from '../contract/scanner.ts';
import { SCANNERS } from '../registry.ts';
import { Cache } from './cache/cache.ts';
import { Concluding } from './conclude/concluding.ts';
import { ConcludeWorker } from './conclude/worker.ts';
import { type OpenScanner, openScanners, scannerFacts } from './open-scanners.ts';
import { componentsInOrder, gapsInOrder, observationsInOrder, rulesInOrder, suppressionsInOrder } from './order.ts';
import { ReadingPool } from './processes/reading-pool.ts';
import type { ProcessSetup } from './processes/scanner-process.ts';
import { Watch } from './processes/watch.ts';
import { Reading } from './read/reading.ts';
import { DEFAULT_LIMITS, type Limits, type ScanRequest, type ScanResult } from './request.ts';

/**
 * Scans a target: reads what the scanners want, in child processes, and has them conclude. The result is a function of
 * target, scanners, settings, limits and advisories; `jobs` and the cache change only how long it takes.
 * Throws `ScanError` (one sentence and a way out), what a scanner says about its settings, or the signal's reason.
 */
export function scanTarget(request: ScanRequest): Promise<ScanResult> {
  return scanWith(SCANNERS, request);
}

/** The same with other scanners than the registered ones; `childEntry` must serve them. */
export async function scanWith(entries: readonly ScannerEntry[], request: ScanRequest): Promise<ScanResult> {
  const { target, signal, onProgress } = request;
  signal?.throwIfAborted();
  const limits: Limits = { ...DEFAULT_LIMITS, ...request.limits };
  const scanners = await openScanners(entries, request.scanners);
  const cache = new Cache(request.cacheFolder, limits.cache);
  const setups = processSetups(request, limits, scanners);
  // what is read anew has to be concluded from in most cases, and a child needs a while to start
  const isAlone = request.jobs <= 1;
  const pool = new ReadingPool(setups.read, Math.max(1, request.jobs), () => isAlone || workers[0]?.warm());
  const workers = Array.from({ length: Math.max(1, request.jobs) }, () => new ConcludeWorker(setups.conclude));
  const stop = () => {
    for (const children of [pool, ...workers]) children.abandon();
  };
  signal?.addEventListener('abort', stop);
  try {
    const { fileBytes, scanFacts } = limits;
    const reading = new Reading({ target, scanners, cache, pool, fileBytes, scanFacts, signal, onProgress });
    await reading.readAll();
    const advisoryRevision = await revisionOf(request.advisoriesFolder, scanners);
    const concluding = new Concluding({ target, scanners, cache, reading, limits, advisoryRevision });
    const conclusions = await concludeAll(request, reading, concluding, pool, workers);
    signal?.throwIfAborted();
    cache.close();
    return assemble(request, scanners, reading, conclusions, {
      files: target.files.length,
      ...reading.counts,
      conclusionsFromCache: concluding.fromCache,
      childrenStarted: [pool, ...workers].reduce((sum, { started }) => sum + started, 0),
      childrenLost: [pool, ...workers].reduce((sum, { lost }) => sum + lost, 0),
      cacheNote: cache.note,
    });
  } catch (error) {
    stop();
    cache.close();
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    for (const children of [pool, ...workers]) children.end();
  }
}

function processSetups(request: ScanRequest, limits: Limits, scanners: readonly OpenScanner[]) {
  const common = { entry: request.childEntry, watch: new Watch() };
  const choices = scanners.map(({ choice }) => choice);
  const usesAdvisories = scanners.some(({ entry }) => entry.usesAdvisories);
  const read: ProcessSetup = {
    ...common,
    memory: limits.readMemory,
    answerMs: limits.readMs,
    open: { scanners: choices, advisoriesFolder: null, steps: limits.readSteps, output: limits.fileFacts },
  };
  const conclude: ProcessSetup = {
    ...common,
    memory: limits.concludeMemory,
    answerMs: limits.concludeMs,
    open: {
      scanners: choices,
      advisoriesFolder: usesAdvisories ? request.advisoriesFolder : null,
      steps: limits.concludeSteps,
      output: limits.conclusion,
    },
  };
  return { read, conclude };
}

/** Names the advisory snapshot, for the scanners that use one. */
async function revisionOf(folder: string | null, scanners: readonly OpenScanner[]): Promise<string | null> {
  if (folder === null || !scanners.some(({ entry }) => entry.usesAdvisories)) return null;
  const { advisoryStatus } = await import('@vauban/advisories');
  return advisoryStatus(folder)?.revision ?? null;
}

/** Below so many bytes of facts in all, a second child costs more time than it saves. */
const WORTH_ANOTHER_CHILD = 2 * 1024 * 1024;

async function concludeAll(
  { target, onProgress, scanners }: ScanRequest,
  reading: Reading,
  concluding: Concluding,
  pool: ReadingPool,
  workers: readonly ConcludeWorker[],
): Promise<Conclusion[]> {
  const conclusions: Conclusion[] = [];
  const open: number[] = [];
  scanners.forEach((_, scanner) => {
    const known = concluding.recall(scanner);
    if (known === null) open.push(scanner);
    else conclusions[scanner] = known;
  });
  for (const scanner of open) await reading.recallValues(scanner);
  pool.end();
  const bytes = target.files.reduce((sum, { size }) => sum + size, 0);
  let done = scanners.length - open.length;
  const tell = () => onProgress?.({ phase: 'conclude', done, total: scanners.length, bytes });
  tell();
  const weight = open.reduce((sum, scanner) => sum + concluding.weight(scanner), 0);
  const some = workers.slice(0, weight < WORTH_ANOTHER_CHILD ? 1 : workers.length);
  const work = some.map(async (worker) => {
    for (let scanner = open.shift(); scanner !== undefined; scanner = open.shift()) {
      conclusions[scanner] = await concluding.conclude(scanner, worker);
      done++;
      tell();
    }
    worker.end();
  });
  await Promise.all(work);
  return conclusions;
}

function assemble(
  { target }: ScanRequest,
  scanners: readonly OpenScanner[],
  reading: Reading,
  conclusions: readonly Conclusion[],
  statistics: ScanResult['statistics'],
): ScanResult {
  const looked = target.files.filter((_, file) => reading.looked(file));
  const gaps = reading.gaps.list(
    (file) => target.files[file]?.path ?? '',
    (file) => reading.looked(file),
  );
  return {
    observations: observationsInOrder(conclusions.flatMap(({ observations }) => observations)),
    components: componentsInOrder(conclusions.flatMap(({ components }) => components)),
    gaps: gapsInOrder([...target.gaps, ...gaps, ...conclusions.flatMap((conclusion) => conclusion.gaps)]),
    suppressions: suppressionsInOrder(conclusions.flatMap(({ suppressions }) => suppressions)),
    rules: rulesInOrder(conclusions.flatMap(({ rules }) => rules)),
    scanners: scanners.map(scannerFacts).filter((facts): facts is ScannerFacts => facts !== null),
    looked: looked.map(({ path }) => path),
    bytes: looked.reduce((sum, { size }) => sum + size, 0),
    statistics,
  };
}
