import { Answer, Ask, frame } from '../processes/frames.ts';
import { type LossKind, type ProcessSetup, ScannerProcess } from '../processes/scanner-process.ts';
import { ScanError } from '../request.ts';
import { type ConcludeInput, inputFrames } from './facts-frames.ts';

export type ConcludeOutcome =
  | {
      readonly kind: 'concluded';
      /** As parsed from JSON, not yet checked. */
      readonly conclusion: unknown;
      /** What `has` was asked and answered; null: for too many paths to be told. */
      readonly asked: readonly (readonly [string, boolean])[] | null;
    }
  | { readonly kind: 'limit'; readonly gap: LossKind | 'step-limit'; readonly says?: string };

/** Has one scanner conclude in a child of its own. Rejects with the signal's reason, or `ScanError` when none can start. */
export async function runConclude(
  setup: ProcessSetup,
  input: ConcludeInput,
  signal: AbortSignal | undefined,
): Promise<ConcludeOutcome & { lost: boolean }> {
  const abandon = { now: () => {} };
  const stop = () => abandon.now();
  signal?.addEventListener('abort', stop);
  try {
    signal?.throwIfAborted();
    return await new Promise((resolve, reject) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      const finish = (outcome: ConcludeOutcome, lost = false) => {
        child.end();
        resolve({ ...outcome, lost });
      };
      const child = new ScannerProcess(setup, {
        answer(type, body) {
          if (type === Answer.piece) {
            bytes += body.length;
            if (bytes <= setup.open.output) pieces.push(Buffer.from(body));
          } else if (type === Answer.done && bytes <= setup.open.output) finish(concluded(pieces, body));
          else if (type === Answer.limit && body.toString('latin1') === 'step-limit')
            finish({ kind: 'limit', gap: 'step-limit' });
          else if (type === Answer.failed)
            finish({ kind: 'limit', gap: 'scanner-died', says: body.toString('latin1', 0, 40) });
          else finish({ kind: 'limit', gap: 'output-limit' });
        },
        lost: (gap) => finish({ kind: 'limit', gap }, true),
        failedToStart: (why) => reject(new ScanError(`A scanner process cannot start (${why.trim()}).`)),
      });
      abandon.now = () => {
        child.abandon();
        reject(signal?.reason);
      };
      void send(child, input);
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function send(child: ScannerProcess, input: ConcludeInput): Promise<void> {
  for (const part of inputFrames(input)) if (!child.ask([part], 0)) await child.drained();
  child.ask([frame(Ask.conclude, '')], 1);
}

function concluded(pieces: readonly Buffer[], asked: Buffer): ConcludeOutcome {
  try {
    return {
      kind: 'concluded',
      conclusion: JSON.parse(Buffer.concat(pieces).toString('utf8')),
      asked: JSON.parse(asked.toString('utf8')),
    };
  } catch {
    return { kind: 'limit', gap: 'scanner-died', says: 'an answer that makes no sense' };
  }
}
