import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { openTarget } from '@vauban/collect';
import { exitCode, judge, type Report, type SourceFacts, type Surface } from '@vauban/domain';
import { type ForeignReport, readForeign } from '@vauban/reports';
import { EXIT } from '../command/exit-code.ts';
import { interruption } from '../command/interruption.ts';
import { fileProblem, Problem } from '../command/problem.ts';
import { say } from '../command/say.ts';
import { judgesHere } from '../configuration/judging.ts';
import { locations } from '../configuration/locations.ts';
import { checkOutputs, deliver } from '../report/deliver.ts';
import { assembleReport } from '../scan/assemble.ts';
import { openServer, recordOn } from '../scan/on-server.ts';
import { placeOnDisk } from '../scan/place.ts';
import { progressLine } from '../scan/progress.ts';
import { scanId } from '../scan/scan-id.ts';
import { targetRequest } from '../scan/target-request.ts';
import { defaultWish } from '../scan/wish.ts';
import { answersFor, judgementFacts, renamesSinceServed, underServer } from '../server/judging.ts';
import { foreignGaps } from './foreign-gaps.ts';
import { foreignResult } from './foreign-result.ts';
import type { ImportWish } from './wish.ts';

/** `vauban import`: other tools' reports become one report of ours, judged by the same policy. */
export async function runImport(wish: ImportWish, version: string): Promise<number> {
  checkOutputs(wish.outputs);
  const folder = resolve(wish.folder);
  const reports = wish.files.map((file) =>
    readForeign(bytesOf(file), { name: file === '-' ? '' : basename(file), format: wish.from, roots: [folder] }),
  );
  const places = locations(process.env);
  const interrupt = interruption();
  const { signal } = interrupt;
  const server = await openServer(wish.server, { locations: places, signal });
  const begun = performance.now();
  const started = new Date();
  const asScan = { ...defaultWish(), policy: wish.policy, quiet: wish.quiet, server: wish.server };
  const request = targetRequest([folder], process.cwd());
  try {
    const collected = await openTarget(request, { signal });
    try {
      const place = placeOnDisk(request, asScan, process.cwd());
      if (place === null) throw new Problem('--folder is a folder on this machine.');
      const source = sourceOf(collected.source, reports);
      const located = server?.locate(source) ?? source;
      const id = scanId(started.getTime());
      const served = (await server?.begin(located, id)) ?? {
        document: null,
        cached: false,
        gaps: [],
        markingKey: null,
      };
      const judges = underServer(await judgesHere(place), served);
      const result = await foreignResult(reports, collected.target, wish.complete);
      const isHere = located.commit === collected.source.commit;
      const lastCommits = served.document?.lastCommits ?? [];
      const ancestry = isHere ? await answersFor(collected.history, lastCommits) : {};
      const renames = await renamesSinceServed(collected.history, ancestry, lastCommits);
      const judgement = judge({
        observations: result.observations,
        gaps: [...foreignGaps(reports, wish.complete), ...served.gaps, ...judges.gaps],
        suppressions: [],
        configuration: judges.configuration,
        baseline: judges.baseline,
        base: null,
        decisions: served.document?.decisions ?? [],
        today: started.toISOString().slice(0, 10),
        renames: {},
        lineUnchanged: () => 'unknown',
      });
      const report = assembleReport({
        scan: { id, started: started.toISOString(), durationMs: Math.round(performance.now() - begun) },
        version,
        source: { ...located, renames, ancestry },
        judges,
        judgement,
        result,
        data: [],
        served: judgementFacts(served),
        scope: { surfaces: surfacesOf(reports), paths: ['.'], include: [], exclude: [] },
      });
      await deliver(report, wish.outputs);
      if (!wish.quiet) say(summary(report, reports));
      if (server !== null) await recordOn(server, report, asScan, progressLine(process.stderr, wish.quiet));
      return exitCode(report.verdict);
    } finally {
      await collected.close();
    }
  } catch (error) {
    await server?.failed();
    if (!signal.aborted) throw error;
    return EXIT.interrupted;
  } finally {
    await server?.close();
    interrupt.close();
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw fileProblem(error, 'read', file) ?? error;
  }
}

/** A report knows best which commit it speaks of; where two disagree, none is taken. */
function sourceOf(here: SourceFacts, reports: readonly ForeignReport[]): SourceFacts {
  const commits = new Set(reports.flatMap(({ source }) => source.commit ?? []));
  const [commit] = commits;
  if (commits.size > 1) throw new Problem('These reports speak of different commits. Import them one by one.');
  if (commit === undefined || commit === here.commit) return here;
  const branch = reports.find(({ source }) => source.branch !== null)?.source.branch ?? here.branch;
  return { ...here, commit, branch, parents: [], mergeBase: null, dirty: null, renames: {}, ancestry: {} };
}

function surfacesOf(reports: readonly ForeignReport[]): Surface[] {
  return [...new Set(reports.flatMap(({ tools }) => tools.map(({ surface }) => surface)))].sort();
}

function summary({ verdict, findings, components, reasons }: Report, reports: readonly ForeignReport[]): string {
  const tools = [...new Set(reports.flatMap(({ tools: all }) => all.map(({ id }) => id)))].join(', ');
  const things = [
    `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`,
    ...(components.length > 0 ? [`${components.length} components`] : []),
  ].join(' and ');
  const said = reasons.map(({ message }) => `\n  ${message}`).join('');
  return `Read ${things} of ${tools}. Verdict: ${verdict}.${said}`;
}
