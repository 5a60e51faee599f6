import { GAP_KINDS, type GapKind, type Report } from '@vauban/domain';
import { EXIT } from '../command/exit-code.ts';
import { Problem } from '../command/problem.ts';
import { locations } from '../configuration/locations.ts';
import { nearest } from '../configuration/nearest.ts';
import { print, wantsColour } from '../report/deliver.ts';
import { lastReportHere, reportFrom, savedReport } from '../report/saved.ts';
import { knownRules } from '../rules/known-rules.ts';
import { keptReports } from '../scan/kept-reports.ts';
import { findingPage, gapPage, type Page, printed, rulePage } from './page.ts';
import { placesIn } from './places.ts';

const SHORTEST_ID = 4;

/** Shows the page of a rule, a gap's kind, an advisory or a finding. */
export async function runExplain(id: string, file: string | null): Promise<number> {
  const page = (file === null ? aboutRule(id) : null) ?? (await fromReports(id, file));
  if (page === null) throw unknownId(id, file);
  const report = file === null ? await lastReportHere(process.cwd()) : await savedReport(file);
  const places = report === null ? [] : placesIn(report, id);
  await print(printed({ ...page, lines: [...page.lines, ...places] }, wantsColour(process.stdout)));
  return EXIT.pass;
}

function aboutRule(id: string): Page | null {
  if (Object.hasOwn(GAP_KINDS, id)) return gapPage(id as GapKind);
  const rule = knownRules().find((one) => one.id === id || one.formerly.includes(id));
  return rule === undefined ? null : rulePage(rule);
}

async function fromReports(id: string, file: string | null): Promise<Page | null> {
  if (file !== null) return inReport(id, await savedReport(file)) ?? aboutRule(id);
  const here = await lastReportHere(process.cwd());
  const page = here === null ? null : inReport(id, here);
  if (page !== null) return page;
  for (const path of keptReports(locations(process.env).reports)) {
    const other = await reportFrom(path);
    const found = other === null ? null : inReport(id, other);
    if (found !== null) return found;
  }
  return null;
}

function inReport(id: string, report: Report): Page | null {
  const helpOf = (rule: string) => report.rules.find((one) => one.id === rule);
  if (id.length >= SHORTEST_ID && /^[0-9a-f]+$/.test(id)) {
    const found = report.findings.filter((finding) => finding.id.startsWith(id));
    if (found.length > 1) {
      throw new Problem(
        `Several findings begin with ${id}: ${found.map((one) => one.id).join(', ')}. Write more of it.`,
      );
    }
    if (found[0] !== undefined) return findingPage(found[0], helpOf(found[0].rule));
  }
  const named = report.findings.find(({ rule, advisory }) => rule === id || advisory?.aliases.includes(id));
  const rule = helpOf(id) ?? (named === undefined ? undefined : helpOf(named.rule));
  return rule === undefined ? null : rulePage(rule);
}

function unknownId(id: string, file: string | null): Problem {
  const known = [...Object.keys(GAP_KINDS), ...knownRules().map((rule) => rule.id)];
  const guess = nearest(id, known);
  const where = file === null ? 'in the kept reports' : `in ${file}`;
  const hint = guess === null ? 'vauban rules list names all rules.' : `Did you mean ${guess}?`;
  return new Problem(`${JSON.stringify(id)} is no rule, no kind of gap, and no finding ${where}. ${hint}`);
}
