import {
  AdvisoryError,
  advisoryStatus,
  DEFAULT_KEV,
  DEFAULT_SOURCE,
  supplementSources,
  updateAdvisories,
} from '@vauban/advisories';
import type { Report } from '@vauban/domain';
import { EXIT } from '../command/exit-code.ts';
import { interruption } from '../command/interruption.ts';
import { Problem } from '../command/problem.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { lastReportHere } from '../report/saved.ts';
import { ecosystemsOf } from '../scan/advisories-offer.ts';
import { progressLine } from '../scan/progress.ts';
import { updateText } from '../scan/progress-text.ts';
import type { UpdateFlags } from './advisories-command.ts';
import { outcomeLines } from './lines.ts';

/** Fetches what is new. Ends with 3 when something stated is missing: broken records, or no KEV catalogue. */
export async function runUpdate(flags: UpdateFlags): Promise<number> {
  const folder = locations(process.env).advisories;
  const ecosystems = flags.ecosystems?.split(',').map((name) => name.trim()) ?? (await ecosystemsHere(folder));
  if (ecosystems.length === 0) {
    throw new Problem(
      'Nothing says which ecosystems are needed. Run vauban scan first, or name them: --ecosystems npm,PyPI.',
    );
  }
  const progress = progressLine(process.stderr, flags.quiet === true);
  const interrupt = interruption();
  try {
    const outcome = await updateAdvisories({
      folder,
      source: flags.source ?? DEFAULT_SOURCE,
      kev: flags.kev ?? DEFAULT_KEV,
      ...supplementSources(flags.source, flags),
      ecosystems,
      now: () => new Date(),
      allowShrink: flags.allowShrink === true,
      signal: interrupt.signal,
      onProgress: (one) => progress.show(updateText(one)),
    });
    progress.clear();
    const { lines, complete } = outcomeLines(outcome);
    for (const line of lines) say(line);
    return complete ? EXIT.pass : EXIT.unproven;
  } catch (error) {
    progress.clear();
    if (interrupt.signal.aborted) return EXIT.interrupted;
    if (!(error instanceof AdvisoryError && error.ofOneFeed)) throw error;
    say(error.message);
    return EXIT.unproven;
  } finally {
    interrupt.close();
  }
}

async function ecosystemsHere(folder: string): Promise<string[]> {
  const kept = advisoryStatus(folder)?.ecosystems.map(({ ecosystem }) => ecosystem) ?? [];
  const report: Report | null = await lastReportHere(process.cwd());
  return [...new Set([...kept, ...(report === null ? [] : ecosystemsOf(report))])].sort();
}
