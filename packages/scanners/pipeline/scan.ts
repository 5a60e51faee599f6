import type { ScannerFacts } from '@vauban/domain';
import type { Conclusion, ScannerEntry } from '../contract/scanner.ts';
import { SCANNERS } from '../registry.ts';
import { Cache } from './cache/cache.ts';
import { Concluding } from './conclude/concluding.ts';
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
  const limits: Limits = { ...DEFAULT_LIMITS, ...request.limits };
  signal?.throwIfAborted();
  const scanners = await openScanners(entries, request.scanners);
  const cache = new Cache(request.cacheFolder, limits.cache);
  const setups = processSetups(request, limits, scanners);
  const pool = new ReadingPool(setups.read, Math.max(1, request.jobs));
  const stop = () => pool.abandon();
  signal?.addEventListener('abort', stop);
  try {
    const reading = new Reading({ target, scanners, cache, pool, fileBytes: limits.fileBytes, signal, onProgress });
    await reading.readAll();
    const advisoryRevision = await revisionOf(request.advisoriesFolder, scanners);
    const concluding = new Concluding({
      target,
      scanners,
      cache,
      reading,
      limits,
      signal,
      advisoryRevision,
      processSetup: setups.conclude,
    });
    const conclusions = await concludeAll(request, reading, concluding);
    cache.close();
    return assemble(request, scanners, reading, conclusions, {
      files: target.files.length,
      ...reading.counts,
      conclusionsFromCache: concluding.counts.fromCache,
      childrenStarted: pool.started + concluding.counts.started,
      childrenLost: pool.lost + concluding.counts.lost,
      cacheNote: cache.note,
    });
  } catch (error) {
    pool.abandon();
    cache.close();
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    pool.end();
  }
}

function processSetups(request: ScanRequest, limits: Limits, scanners: readonly OpenScanner[]) {
  const watch = new Watch();
  const { childEntry: entry } = request;
  const read: ProcessSetup = {
    entry,
    watch,
    memory: limits.readMemory,
    answerMs: limits.readMs,
    open: {
      scanners: scanners.map(({ choice }) => choice),
      advisoriesFolder: null,
      steps: limits.readSteps,
      output: limits.fileFacts,
    },
  };
  const conclude = ({ entry: { usesAdvisories }, choice }: OpenScanner): ProcessSetup => ({
    entry,
    watch,
    memory: limits.concludeMemory,
    answerMs: limits.concludeMs,
    open: {
      scanners: [choice],
      advisoriesFolder: usesAdvisories ? request.advisoriesFolder : null,
      steps: limits.concludeSteps,
      output: limits.conclusion,
    },
  });
  return { read, conclude };
}

/** Names the advisory snapshot, for the scanners that use one. */
async function revisionOf(folder: string | null, scanners: readonly OpenScanner[]): Promise<string | null> {
  if (folder === null || !scanners.some(({ entry }) => entry.usesAdvisories)) return null;
  const { advisoryStatus } = await import('@vauban/advisories');
  return advisoryStatus(folder)?.revision ?? null;
}

async function concludeAll(request: ScanRequest, reading: Reading, concluding: Concluding): Promise<Conclusion[]> {
  const conclusions: Conclusion[] = [];
  const bytes = request.target.files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const tell = () => {
    request.onProgress?.({ phase: 'conclude', done, total: request.scanners.length, bytes });
    done++;
  };
  const open: number[] = [];
  request.scanners.forEach((_, scanner) => {
    const known = concluding.recall(scanner);
    if (known === null) open.push(scanner);
    else conclusions[scanner] = known;
  });
  for (const scanner of open) await reading.recallValues(scanner);
  done = request.scanners.length - open.length;
  tell();
  const workers = Array.from({ length: Math.max(1, Math.min(request.jobs, open.length)) }, async () => {
    for (let scanner = open.shift(); scanner !== undefined; scanner = open.shift()) {
      conclusions[scanner] = await concluding.conclude(scanner);
      tell();
    }
  });
  await Promise.all(workers);
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
