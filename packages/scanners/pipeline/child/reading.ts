import { type Scanner, Unreadable } from '../../contract/scanner.ts';
import { Answer, type OpenRequest } from '../processes/frames.ts';
import { budget, OverBudget } from './budget.ts';
import { answer } from './input.ts';

const LONGEST_REASON = 500;

/** A scanner and its want, by their indexes. */
export interface ReadOf {
  readonly scanner: number;
  readonly want: number;
}

/** What a `read` frame asks for. */
export function readsIn(body: Buffer): ReadOf[] {
  return Array.from({ length: body[0] as number }, (_, read) => ({
    scanner: body[1 + 3 * read] as number,
    want: body.readUInt16LE(2 + 3 * read),
  }));
}

/** Answers one `read` frame: one answer for each scanner that is to read the content. */
export function answerReads(body: Buffer, scanners: readonly Scanner[], limits: OpenRequest): void {
  const reads = readsIn(body);
  const bytes = body.subarray(1 + 3 * reads.length);
  for (const read of reads) {
    const scanner = scanners[read.scanner];
    const want = scanner?.wants[read.want];
    if (scanner === undefined || want === undefined) throw new RangeError('a read of an unknown scanner or want');
    answerRead(scanner, want.kind, bytes, limits);
  }
}

function answerRead(scanner: Scanner, kind: string, bytes: Buffer, limits: OpenRequest): void {
  try {
    const facts = scanner.read({ kind, bytes, spend: budget(limits.steps) });
    if (facts === null) answer(Answer.nothing, '');
    else if (facts.length > limits.output) answer(Answer.limit, 'output-limit');
    else answer(Answer.facts, facts);
  } catch (error) {
    if (error instanceof OverBudget) answer(Answer.limit, error.kind);
    else if (error instanceof Unreadable) answer(Answer.refused, JSON.stringify(refusal(error)));
    else answer(Answer.failed, nameOf(error));
  }
}

function refusal(error: Unreadable): { reason: string; line?: number } {
  const reason = error.message.slice(0, LONGEST_REASON);
  return error.line === undefined ? { reason } : { reason, line: error.line };
}

/** Only the kind of an unexpected error: its message may quote the input. */
export function nameOf(error: unknown): string {
  return error instanceof Error && /^\w{1,40}$/.test(error.name) ? error.name : 'Error';
}
