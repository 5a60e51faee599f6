import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@vauban/domain';
import { writeReport } from '@vauban/reports';
import { writeAtomically } from './atomic-file.ts';

const KEPT = 50;

/** The file in which the last report of a target lies, whether there is one or not. `place` is its path or address. */
function keptReportPath(folder: string, place: string): string {
  return join(folder, `${createHash('sha256').update(place).digest('hex').slice(0, 24)}.json`);
}

/** Keeps a report as the last one of its target, for `vauban explain` and `vauban report`; only the owner may read it. */
export function keepReport(folder: string, place: string, report: Report): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeAtomically(keptReportPath(folder, place), writeReport(report, 'json'), 0o600);
  for (const old of keptReports(folder).slice(KEPT)) rmSync(old, { force: true });
}

/** Every kept report's file, newest first. */
export function keptReports(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]{24}\.json$/.test(name))
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

/** The bytes of the last report of a target, or null. */
export function lastReport(folder: string, place: string): Buffer | null {
  const path = keptReportPath(folder, place);
  return existsSync(path) ? readFileSync(path) : null;
}
