import type { AdvisoryLookup } from '@vauban/advisories';
import type { FileFacts, RefusedFile, Scanner, ScannerEntry } from '../../contract/scanner.ts';
import { Answer, type DoneFacts, type OpenRequest } from '../processes/frames.ts';
import { memoryPieces } from '../processes/memory-entries.ts';
import { budget, OverBudget } from './budget.ts';
import { answer } from './input.ts';
import { LentMemory } from './memory.ts';
import { nameOf } from './reading.ts';

const PIECE = 1024 * 1024;
const MOST_ASKED = 5000;

/** A scanner with what the registry knows of it. */
export interface Opened {
  readonly entry: ScannerEntry;
  readonly scanner: Scanner;
}

/** What a scanner concludes from, as it comes in. */
export class Gathered {
  readonly paths = new Set<string>();
  readonly files: FileFacts[] = [];
  readonly refused: RefusedFile[] = [];
  readonly memory: LentMemory;

  constructor(room: number) {
    this.memory = new LentMemory(room);
  }

  addPaths(body: Buffer): void {
    for (const path of body.toString('utf8').split('\0')) this.paths.add(path);
  }

  addFacts(body: Buffer, scanner: Scanner): void {
    for (let at = 0; at < body.length; ) {
      const pathLength = body.readUInt32LE(at);
      const want = scanner.wants[body.readUInt16LE(at + 4)];
      const factsLength = body.readUInt32LE(at + 6);
      const path = body.toString('utf8', at + 10, at + 10 + pathLength);
      const start = at + 10 + pathLength;
      if (want === undefined) throw new RangeError('facts of an unknown want');
      this.files.push({
        path,
        kind: want.kind,
        facts: Buffer.from(body.subarray(start, start + factsLength)),
      });
      at = start + factsLength;
    }
  }

  addRefused(body: Buffer): void {
    for (const refused of JSON.parse(body.toString('utf8'))) this.refused.push(refused);
  }
}

/** Answers the `conclude` frame. */
export async function answerConclude(
  { entry, scanner }: Opened,
  gathered: Gathered,
  request: OpenRequest,
  body: Buffer,
): Promise<void> {
  const asked = new Map<string, boolean>();
  let advisories: AdvisoryLookup | null = null;
  try {
    advisories = entry.usesAdvisories ? await advisoriesIn(request.advisoriesFolder) : null;
    const target = {
      files: gathered.files,
      refused: gathered.refused,
      has(path: string): boolean {
        const seen = gathered.paths.has(path);
        if (asked.size <= MOST_ASKED) asked.set(path, seen);
        return seen;
      },
    };
    const { memory } = gathered;
    const brought = new Set<string>(JSON.parse(body.toString('utf8')));
    const lent = entry.remembers === true ? { memory } : {};
    const conclusion = await scanner.conclude(target, { advisories, spend: budget(request.steps), brought, ...lent });
    const json = Buffer.from(JSON.stringify(conclusion));
    if (json.length > request.output) throw new OverBudget('output-limit');
    for (let at = 0; at < json.length; at += PIECE) answer(Answer.piece, json.subarray(at, at + PIECE));
    for (const piece of memoryPieces(memory.fresh)) answer(Answer.memory, piece);
    const done: DoneFacts = {
      asked: asked.size > MOST_ASKED ? null : [...asked],
      revision: advisories?.revision ?? null,
      used: memory.used,
    };
    answer(Answer.done, JSON.stringify(done));
  } catch (error) {
    if (error instanceof OverBudget) answer(Answer.limit, error.kind);
    else answer(Answer.failed, nameOf(error));
  } finally {
    advisories?.close();
  }
}

async function advisoriesIn(folder: string | null): Promise<AdvisoryLookup | null> {
  if (folder === null) return null;
  const { openAdvisories } = await import('@vauban/advisories');
  return openAdvisories(folder);
}
