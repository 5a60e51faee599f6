import { createInterface } from 'node:readline/promises';

/** Whether a person is there to answer. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * A question with yes as its default. Without a terminal the answer is no; without an answer in time it is `otherwise`.
 */
export async function ask(
  question: string,
  { seconds = 60, otherwise = false, signal }: { seconds?: number; otherwise?: boolean; signal?: AbortSignal } = {},
): Promise<boolean> {
  if (!canAsk()) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // the terminal hands Ctrl-C to the reader of the line: pass it on to whoever stops the work
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const limit = AbortSignal.timeout(seconds * 1000);
  try {
    const answer = await lines.question(`${question} [Y/n] `, {
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    });
    return /^(?:|y|yes)$/i.test(answer.trim());
  } catch (error) {
    if (signal?.aborted) throw error;
    process.stderr.write('\n');
    return otherwise;
  } finally {
    lines.close();
  }
}
