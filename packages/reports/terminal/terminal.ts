import type { Finding, Report } from '@vauban/domain';
import { firstThings } from '../overview/first-things.ts';
import { scanFacts, sourceText } from '../overview/scan-facts.ts';
import { severityCounts } from '../overview/severity.ts';
import { divide } from '../overview/standing.ts';
import { thingsOf } from '../overview/thing.ts';
import { VERDICT_MARKS, VERDICT_WORDS, verdictSentence } from '../overview/verdict.ts';
import { counted, durationText, thousands } from '../text/amounts.ts';
import { columns } from '../text/columns.ts';
import { gaps } from './gaps.ts';
import { Page, shortened, type TerminalOptions } from './page.ts';
import { VERDICT_STYLES } from './paint.ts';
import { rest } from './rest.ts';
import { suppressed, unused } from './suppressed.ts';
import { thingInFull } from './thing.ts';

export type { TerminalOptions };

const FIRST = 10;

/** The report for a person: verdict and reasons, ten things to do first, the rest grouped, gaps, how far it reaches. */
export function* writeTerminal(report: Report, options: TerminalOptions = {}): Generator<string> {
  const page = new Page(options);
  const { open, suppressed: silenced } = divide(report.findings);
  const things = thingsOf(open);
  yield* verdict(page, report);
  const { first, rest: others } = firstThings(things, FIRST);
  if (first.length > 0) {
    yield* page.heading(
      'DO FIRST',
      others.length > 0 ? `${first.length} of ${thousands(things.length)} things` : counted(first.length, 'thing'),
    );
    for (const [index, one] of first.entries()) yield* thingInFull(page, one, index + 1);
  }
  yield* rest(page, others);
  yield* gaps(page, report);
  yield* suppressed(page, silenced);
  yield* unused(page, report);
  yield* facts(page, report);
  yield* lastLine(page, report, open, silenced.length);
}

function* verdict(page: Page, report: Report): Generator<string> {
  const styles = VERDICT_STYLES[report.verdict];
  const badge = ` ${VERDICT_MARKS[report.verdict]} ${VERDICT_WORDS[report.verdict]} `;
  yield `\n ${page.paint(styles.badge, badge)}  ${page.paint('bold', verdictSentence(report))}\n`;
  yield ` ${page.paint('dim', page.line(1, sourceText(report)))}\n`;
  if (report.reasons.length === 0) return;
  yield '\n';
  const causes = report.reasons.map((reason) => shortened(reason.cause).slice(0, 30));
  const width = Math.max(...causes.map(columns));
  for (const [index, reason] of report.reasons.entries()) {
    const label = `${VERDICT_MARKS[reason.verdict]} ${causes[index] ?? ''}`;
    yield* page.labelled(1, label, width + 2, reason.message, VERDICT_STYLES[reason.verdict].text);
  }
}

function* facts(page: Page, report: Report): Generator<string> {
  yield* page.heading('HOW FAR THIS REACHES', durationText(report.scan.durationMs));
  for (const { label, text } of scanFacts(report)) yield* page.labelled(1, label, 11, text);
}

function* lastLine(page: Page, report: Report, open: readonly Finding[], silenced: number): Generator<string> {
  const counts = severityCounts(open).map(({ severity, count }) => `${thousands(count)} ${severity}`);
  const parts = [
    page.paint(
      VERDICT_STYLES[report.verdict].text,
      `${VERDICT_MARKS[report.verdict]} ${VERDICT_WORDS[report.verdict]}`,
    ),
    counted(open.length, 'finding') + (counts.length > 0 ? ` (${counts.join(', ')})` : ''),
    ...(silenced > 0 ? [`${thousands(silenced)} suppressed`] : []),
  ];
  yield `\n ${parts.join(' · ')}\n`;
  const [first] = open;
  if (first) yield ` ${page.paint('dim', `More about one of them: vauban explain ${shortened(first.id)}`)}\n`;
  yield '\n';
}
