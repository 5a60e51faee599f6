import type { Scanner, ScannerEntry, ScannerSettings } from '../../contract/scanner.ts';
import { Answer, Ask, type OpenRequest } from '../processes/frames.ts';
import { answerConclude, Gathered } from './concluding.ts';
import { answer, Input } from './input.ts';
import { answerReads } from './reading.ts';

/** The whole life of a child: opened once, then it answers frames until its input ends. */
export async function serve(entries: readonly ScannerEntry[]): Promise<void> {
  const input = new Input();
  const first = input.next();
  if (first?.type !== Ask.open) process.exit(1);
  const request = JSON.parse(first.body.toString('utf8')) as OpenRequest;
  const scanners = await openScanners(entries, request);
  answer(Answer.ready, '');

  const gathered = new Gathered();
  for (let asked = input.next(); asked !== null; asked = input.next()) {
    if (asked.type === Ask.read) answerReads(asked.body, scanners, request);
    else if (asked.type === Ask.paths) gathered.addPaths(asked.body);
    else if (asked.type === Ask.facts) gathered.addFacts(asked.body, scanners[0] as Scanner);
    else if (asked.type === Ask.refused) gathered.addRefused(asked.body);
    else if (asked.type === Ask.conclude) await answerConclude(scanners[0] as Scanner, gathered, request);
    else process.exit(1);
  }
  process.exit(0);
}

async function openScanners(entries: readonly ScannerEntry[], request: OpenRequest): Promise<Scanner[]> {
  const scanners: Scanner[] = [];
  for (const { id, settings } of request.scanners) {
    try {
      const entry = entries.find((known) => known.id === id);
      if (entry === undefined) throw new Error(`no scanner ${id}`);
      scanners.push(await entry.open(settings as ScannerSettings));
    } catch (error) {
      answer(Answer.failed, `the scanner ${id} cannot be opened: ${String(error).slice(0, 500)}`);
      process.exit(1);
    }
  }
  return scanners;
}
