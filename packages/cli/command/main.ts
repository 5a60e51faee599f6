import { release } from 'node:os';
import { EXIT } from './exit-code.ts';
import { fileProblem, problemOf } from './problem.ts';

const REPORT_BUGS = 'This is a bug in Vauban. Please report it with the lines above (they hold no source of yours).';

/** Runs the command line and ends the process with its exit code once everything is written. */
export async function main(args: readonly string[], version: string): Promise<void> {
  let lost: Promise<number> | null = null;
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `vauban scan | head` ends quietly: the reader has seen enough; everything else loses the report
    if (error.code !== 'EPIPE') lost ??= tell(fileProblem(error, 'write', 'to standard output') ?? error, version);
  });
  // an error that nobody awaited must not end like a failed verdict
  process.on('uncaughtException', (error) => void tell(error, version).then((code) => process.exit(code)));
  const code = await run(args, version);
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  await new Promise(setImmediate);
  process.exit(lost === null ? code : await lost);
}

async function run(args: readonly string[], version: string): Promise<number> {
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(args, version);
  } catch (error) {
    return await tell(error, version);
  }
}

/** Says what went wrong and answers the exit code for it. */
async function tell(error: unknown, version: string): Promise<number> {
  const problem = problemOf(error);
  if (problem !== null) {
    const { safeText } = await import('@vauban/reports');
    process.stderr.write(`vauban: ${safeText(problem.message)}\n`);
    return problem.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const place = `vauban ${version}, Node.js ${process.versions.node}, ${process.platform} ${release()}`;
  process.stderr.write(`${stack.replaceAll('\u001b', '␛')}\n\n${place}\n${REPORT_BUGS}\n`);
  return EXIT.internal;
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) resolve();
    else stream.write('', () => resolve());
  });
}
