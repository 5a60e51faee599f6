import { openAdvisories } from '@vauban/advisories';
import { EXIT } from '../command/exit-code.ts';
import { interruption } from '../command/interruption.ts';
import { Problem } from '../command/problem.ts';
import { say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { print } from '../report/deliver.ts';
import { progressLine } from '../scan/progress.ts';
import { scan } from '../scan/scan.ts';
import { targetRequest } from '../scan/target-request.ts';
import { defaultWish } from '../scan/wish.ts';
import { applyPlan } from './apply.ts';
import { planFixes } from './plan.ts';
import { planLines } from './sentences.ts';

export interface FixWish {
  readonly target: string;
  readonly json: boolean;
  readonly apply: boolean;
  readonly quiet: boolean;
}

/** `vauban fix`: what to raise so that no advisory is left; 1 while something is to be fixed, 3 when something was not read. */
export async function runFix(wish: FixWish, version: string): Promise<number> {
  const request = targetRequest([wish.target], process.cwd());
  const places = locations(process.env);
  const progress = progressLine(process.stderr, wish.quiet);
  const interrupt = interruption();
  try {
    const { report } = await scan(
      request,
      { ...defaultWish(), surfaces: ['dependencies'], offline: true, quiet: wish.quiet },
      {
        cwd: process.cwd(),
        locations: places,
        version,
        signal: interrupt.signal,
        progress,
        now: () => new Date(),
        server: null,
      },
    );
    progress.clear();
    const advisories = openAdvisories(places.advisories);
    const steps = planFixes(report.findings, advisories);
    advisories?.close();
    if (wish.json) await print([`${JSON.stringify({ schema: 'vauban.fix-plan/1.0', steps }, null, 2)}\n`]);
    else await print(planLines(steps));
    const missing = report.coverage.gaps.filter((gap) => gap.class === 'blocking');
    for (const gap of wish.quiet ? [] : missing.slice(0, 10)) say(`Not looked at: ${gap.message}`);
    if (!wish.apply) return steps.length > 0 ? EXIT.fail : missing.length > 0 ? EXIT.unproven : EXIT.pass;
    if (/^[a-z+]+:\/\//.test(wish.target)) throw new Problem('Only a folder on this machine can be changed.');
    const { changed, failed } = applyPlan(wish.target, steps);
    for (const path of changed) say(`Changed ${path}`);
    for (const problem of failed) say(`Left as it was: ${problem}`);
    return failed.length > 0 ? EXIT.fail : EXIT.pass;
  } catch (error) {
    progress.clear();
    if (!interrupt.signal.aborted) throw error;
    return EXIT.interrupted;
  } finally {
    interrupt.close();
  }
}
