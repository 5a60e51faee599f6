import type { ScannerFacts } from '@vauban/domain';
import type { Conclusion, ScannerEntry } from '../contract/scanner.ts';
import { SCANNERS } from '../registry.ts';
import { Cache } from './cache/cache.ts';
import { concludeAll } from './conclude/conclude-all.ts';
import { Concluding } from './conclude/concluding.ts';
import { ConcludeWorkers } from './conclude/workers.ts';
import { type OpenScanner, openScanners, scannerFacts } from './open-scanners.ts';
import { componentsInOrder, gapsInOrder, observationsInOrder, rulesInOrder, suppressionsInOrder } from './order.ts';
import { ReadingPool } from './processes/reading-pool.ts';
import { processSetups } from './processes/setups.ts';
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
  const scanners = await openScanners(entries, request.scanners, request.limits);
  const cache = new Cache(request.cacheFolder, limits.cache);
  const setups = processSetups(request, limits, scanners);
  const workers = new ConcludeWorkers(setups.conclude, scanners, request.jobs);
  // what is read anew has to be concluded from in most cases, and a child needs a while to start
  const isAlone = request.jobs <= 1;
  const pool = new ReadingPool(setups.read, Math.max(1, request.jobs), () => isAlone || workers.warm());
  const all = [pool, workers];
  const stop = () => {
    for (const children of all) children.abandon();
  };
  signal?.addEventListener('abort', stop);
  try {
    const reading = new Reading({ target, scanners, cache, pool, signal, onProgress });
    await reading.readAll();
    const advisoryRevision = await revisionOf(request.advisoriesFolder, scanners);
    const concluding = new Concluding({ target, scanners, cache, reading, advisoryRevision });
    const conclusions = await concludeAll(request, reading, concluding, pool, workers);
    signal?.throwIfAborted();
    cache.close();
    return assemble(request, scanners, reading, conclusions, {
      files: target.files.length,
      ...reading.counts,
      conclusionsFromCache: concluding.fromCache,
      childrenStarted: pool.started + workers.started,
      childrenLost: pool.lost + workers.lost,
      cacheNote: cache.note,
    });
  } catch (error) {
    stop();
    cache.close();
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    for (const children of all) children.end();
  }
}

/** Names the advisory snapshot, for the scanners that use one. */
async function revisionOf(folder: string | null, scanners: readonly OpenScanner[]): Promise<string | null> {
  if (folder === null || !scanners.some(({ entry }) => entry.usesAdvisories)) return null;
  const { advisoryStatus } = await import('@vauban/advisories');
  return advisoryStatus(folder)?.revision ?? null;
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
