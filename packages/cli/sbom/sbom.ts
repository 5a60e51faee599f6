import { join } from 'node:path';
import type { Report } from '@vauban/domain';
import { billGaps } from '@vauban/reports';
import { EXIT } from '../command/exit-code.ts';
import { interruption } from '../command/interruption.ts';
import { Problem } from '../command/problem.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { deliver } from '../report/deliver.ts';
import { progressLine } from '../scan/progress.ts';
import { scan } from '../scan/scan.ts';
import { targetRequest } from '../scan/target-request.ts';
import { defaultWish, type ScanWish } from '../scan/wish.ts';

export interface SbomWish extends Pick<ScanWish, 'include' | 'exclude' | 'cache' | 'quiet'> {
  readonly target: string;
  readonly format: 'cyclonedx' | 'spdx';
  /** Null or `-`: standard output. */
  readonly output: string | null;
}

const MOST_SAID = 10;

/** `vauban sbom`: reads what a target is made of and writes it down; 3 when something could not be read. */
export async function runSbom(wish: SbomWish, version: string): Promise<number> {
  const time = epoch(process.env.SOURCE_DATE_EPOCH);
  const request = targetRequest([wish.target], process.cwd());
  const { include, exclude, cache, quiet } = wish;
  const places = locations(process.env);
  const progress = progressLine(process.stderr, quiet);
  const interrupt = interruption();
  try {
    const { report, notes } = await scan(
      request,
      { ...defaultWish(), surfaces: ['dependencies'], offline: true, include, exclude, cache, quiet },
      {
        cwd: process.cwd(),
        // a bill needs no advisories, and fails by none that are broken
        locations: { ...places, advisories: join(places.advisories, 'none') },
        version,
        signal: interrupt.signal,
        progress,
        now: () => new Date(),
        server: null,
      },
    );
    progress.clear();
    const bill: Report = { ...report, findings: [], scan: { ...report.scan, started: time ?? report.scan.started } };
    const gaps = billGaps(bill);
    if (!quiet) for (const note of notes) say(note);
    const file = wish.output === '-' ? null : wish.output;
    await deliver(bill, [{ format: wish.format, file }]);
    if (!quiet) {
      for (const { message } of gaps.slice(0, MOST_SAID)) say(`Not complete: ${message}`);
      if (gaps.length > MOST_SAID) say(`… and ${gaps.length - MOST_SAID} more, all of them in the bill.`);
    }
    return gaps.length > 0 ? EXIT.unproven : EXIT.pass;
  } catch (error) {
    progress.clear();
    if (!interrupt.signal.aborted) throw error;
    return EXIT.interrupted;
  } finally {
    interrupt.close();
  }
}

/** https://reproducible-builds.org/specs/source-date-epoch/ */
function epoch(seconds: string | undefined): string | null {
  if (seconds === undefined || seconds === '') return null;
  if (!/^\d{1,11}$/.test(seconds)) throw new Problem('SOURCE_DATE_EPOCH is no number of seconds since 1970.');
  return new Date(Number(seconds) * 1000).toISOString();
}
