import { readFileSync } from 'node:fs';
import { exitCode, type Report } from '@vauban/domain';
import { EXIT } from '../command/exit-code.ts';
import { interruption } from '../command/interruption.ts';
import { Problem } from '../command/problem.ts';
import { findingsText, say } from '../command/say.ts';
import { locations } from '../configuration/locations.ts';
import { checkOutputs, deliver } from '../report/deliver.ts';
import { keepReport } from './kept-reports.ts';
import { openServer, recordOn } from './on-server.ts';
import { progressLine } from './progress.ts';
import { scan } from './scan.ts';
import { filesRequest, namesFrom, refuseNetwork, type TargetRequest, targetRequest } from './target-request.ts';
import type { ScanWish } from './wish.ts';

/** `vauban scan`: scans, shows the reports, keeps the last one, and answers the verdict's exit code. */
export async function runScan(wish: ScanWish, version: string): Promise<number> {
  checkOutputs(wish.outputs);
  const cwd = process.cwd();
  const request = requestOf(wish.targets, cwd);
  if (wish.offline) refuseNetwork(request);
  const places = locations(process.env);
  const progress = progressLine(process.stderr, wish.quiet);
  const interrupt = interruption();
  const { signal } = interrupt;
  const server = await openServer(wish.server, { locations: places, signal });
  try {
    const { report, notes } = await scan(request, wish, {
      cwd,
      locations: places,
      version,
      signal,
      progress,
      now: () => new Date(),
      server,
    });
    progress.clear();
    const kept = keep(places.reports, request, report);
    if (!wish.quiet) for (const note of [...notes, ...kept]) say(note);
    await deliver(report, wish.outputs);
    if (!wish.quiet && wish.outputs.every(({ file }) => file !== null)) say(summary(report));
    if (server !== null) await recordOn(server, report, wish, progress);
    return exitCode(report.verdict);
  } catch (error) {
    progress.clear();
    await server?.failed();
    if (!signal.aborted) throw error;
    return EXIT.interrupted;
  } finally {
    await server?.close();
    interrupt.close();
  }
}

function requestOf(targets: readonly string[], cwd: string): TargetRequest {
  if (!targets.includes('-')) return targetRequest(targets, cwd);
  if (targets.length > 1) throw new Problem('- stands alone: it reads all names from standard input.');
  if (process.stdin.isTTY)
    throw new Problem('- reads names from standard input. Pipe them in, e.g. git diff --name-only -z | vauban scan -');
  return filesRequest(namesFrom(readFileSync(0)), cwd);
}

/** The last report of a target is kept, and apart from it the last one of a part; a note where it cannot be. */
function keep(folder: string, request: TargetRequest, report: Report): string[] {
  const place = request.kind === 'url' ? (report.source.repository ?? request.url) : rootOf(request);
  const whole = request.kind !== 'files' && report.coverage.scope.include.length === 0;
  try {
    keepReport(folder, whole ? place : `${place}\0part`, report);
    return [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [`The report was not kept for vauban explain: ${error.message}`];
  }
}

function rootOf(request: Exclude<TargetRequest, { kind: 'url' }>): string {
  return request.kind === 'path' ? request.path : request.root;
}

function summary({ verdict, findings, reasons }: Report): string {
  const said = reasons.map(({ message }) => `\n  ${message}`).join('');
  return `Verdict: ${verdict}, ${findingsText(findings.length)}.${said}`;
}
