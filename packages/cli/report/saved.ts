import { readFileSync } from 'node:fs';
import type { Report } from '@vauban/domain';
import { readReport } from '@vauban/reports';
import { fileProblem, Problem } from '../command/problem.ts';
import { locations } from '../configuration/locations.ts';
import { repositoryAround } from '../configuration/repository.ts';
import { lastReport } from '../scan/kept-reports.ts';

/** Reads a report that was saved as JSON; `-` is standard input. */
export async function savedReport(file: string): Promise<Report> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw fileProblem(error, 'read', file) ?? error;
  }
  return await readReport(bytes);
}

/** The last report of this folder or of the repository around it, or null. */
export async function lastReportHere(cwd: string): Promise<Report | null> {
  const folder = locations(process.env).reports;
  const bytes = lastReport(folder, cwd) ?? lastReport(folder, repositoryAround(cwd));
  return bytes === null ? null : await readReport(bytes);
}

/** A kept report; null when it cannot be read any more (it is older than this version, say). */
export async function reportFrom(path: string): Promise<Report | null> {
  try {
    return await readReport(readFileSync(path));
  } catch {
    return null;
  }
}

/** The named report, else the last one here; throws a `Problem` when there is none. */
export async function reportOr(file: string | null, cwd: string): Promise<Report> {
  const report = file === null ? await lastReportHere(cwd) : await savedReport(file);
  if (report === null)
    throw new Problem('There is no report of this folder yet. Run vauban scan first, or name a file.');
  return report;
}
