import type { Report } from '@vauban/domain';
import { FORMATS, writeReport } from '@vauban/reports';
import { Problem } from '../command/problem.ts';
import { nearest } from '../configuration/nearest.ts';
import { writeAtomically } from '../scan/atomic-file.ts';
import type { Output } from '../scan/output-pairs.ts';

/** Refuses unknown formats and two reports on one standard output, before any work is done. */
export function checkOutputs(outputs: readonly Output[]): void {
  const known = Object.keys(FORMATS);
  for (const { format } of outputs) {
    if (known.includes(format)) continue;
    const guess = nearest(format, known);
    const hint = guess === null ? `Known are ${known.join(', ')}.` : `Did you mean ${guess}?`;
    throw new Problem(`There is no format ${JSON.stringify(format)}. ${hint}`);
  }
  if (outputs.filter(({ file }) => file === null).length > 1) {
    throw new Problem('Only one report fits on standard output. Give each other --format its --output.');
  }
}

/** Writes every report asked for; files first, so that a reader who stops early loses none of them. */
export async function deliver(report: Report, outputs: readonly Output[]): Promise<void> {
  for (const { format, file } of outputs) {
    if (file !== null) writeAtomically(file, writeReport(report, format, { colour: false }));
  }
  for (const { format, file } of outputs) {
    if (file === null) await print(writeReport(report, format, terminalOptions(process.stdout)));
  }
}

/** Colour on a terminal, unless `NO_COLOR` or `TERM=dumb` forbid it; `FORCE_COLOR` decides everywhere. */
export function wantsColour(stream: NodeJS.WriteStream): boolean {
  const forced = process.env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0';
  return stream.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
}

function terminalOptions(stream: NodeJS.WriteStream): { colour: boolean; links: boolean; width?: number } {
  const colour = wantsColour(stream);
  const width = stream.isTTY === true ? stream.columns : undefined;
  return { colour, links: colour && stream.isTTY === true, ...(width === undefined ? {} : { width }) };
}

/** Writes to standard output with back-pressure; a reader that goes away ends it quietly. */
export async function print(chunks: Iterable<string>): Promise<void> {
  const stream = process.stdout;
  for (const chunk of chunks) {
    if (stream.destroyed || !stream.writable) return;
    if (!stream.write(chunk)) await drained(stream);
  }
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done);
      stream.off('close', done);
      stream.off('error', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
    stream.on('error', done);
  });
}
