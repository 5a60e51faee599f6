import type { Scanner, ScannerEntry, ScannerSettings } from '../../contract/scanner.ts';
import { Answer, Ask, type OpenRequest } from '../processes/frames.ts';
import { answerConclude, Gathered, type Opened } from './concluding.ts';
import { answer, Input } from './input.ts';
import { answerReads, type ReadOf, readsIn } from './reading.ts';

/** The whole life of a child: opened once, then it answers frames until its input ends. */
export async function serve(entries: readonly ScannerEntry[]): Promise<void> {
  const input = new Input();
  const first = input.next();
  if (first?.type !== Ask.open) process.exit(1);
  const request = JSON.parse(first.body.toString('utf8')) as OpenRequest;
  const opened = await openScanners(entries, request);
  const scanners = opened.map(({ scanner }) => scanner);
  answer(Answer.ready, '');

  let concluding = opened[0] as Opened;
  let gathered = new Gathered(request.memory);
  const prepared = new Set<number>();
  for (let asked = input.next(); asked !== null; asked = input.next()) {
    const { type, body } = asked;
    if (type === Ask.read) {
      const missing = readsIn(body).filter((read) => !prepared.has(keyOf(read)));
      // what comes in next is written over it
      const bytes = missing.length === 0 ? body : Buffer.from(body);
      await prepareFor(missing, scanners, prepared);
      answerReads(bytes, scanners, request);
    } else if (type === Ask.begin) {
      concluding = opened[body[0] as number] as Opened;
      gathered = new Gathered(request.memory);
    } else if (type === Ask.paths) gathered.addPaths(body);
    else if (type === Ask.facts) gathered.addFacts(body, concluding.scanner);
    else if (type === Ask.refused) gathered.addRefused(body);
    else if (type === Ask.memory) gathered.memory.recall(body);
    else if (type === Ask.conclude) await answerConclude(concluding, gathered, request, body);
    else process.exit(1);
  }
  process.exit(0);
}

/** A scanner that cannot be made ready says so at each file that it is to read. */
async function prepareFor(reads: readonly ReadOf[], scanners: readonly Scanner[], done: Set<number>): Promise<void> {
  for (const read of reads) {
    const scanner = scanners[read.scanner];
    try {
      await scanner?.prepare?.(scanner.wants[read.want]?.kind ?? '');
    } catch {
      // its `read` throws, and that becomes a gap
    }
    done.add(keyOf(read));
  }
}

function keyOf({ scanner, want }: ReadOf): number {
  return scanner * 0x10000 + want;
}

async function openScanners(entries: readonly ScannerEntry[], request: OpenRequest): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const { id, settings } of request.scanners) {
    try {
      const entry = entries.find((known) => known.id === id);
      if (entry === undefined) throw new Error(`no scanner ${id}`);
      opened.push({ entry, scanner: await entry.open(settings as ScannerSettings) });
    } catch (error) {
      answer(Answer.failed, `the scanner ${id} cannot be opened: ${String(error).slice(0, 500)}`);
      process.exit(1);
    }
  }
  return opened;
}
