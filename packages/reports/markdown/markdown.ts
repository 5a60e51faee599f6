import type { GapSum, Report } from '@vauban/domain';
import { gapOverview, gapPlace, gapState } from '../overview/gaps.ts';
import { scanFacts, sourceText } from '../overview/scan-facts.ts';
import { divide, suppressedCounts } from '../overview/standing.ts';
import { type Thing, thingsOf } from '../overview/thing.ts';
import { VERDICT_MARKS, VERDICT_WORDS, verdictSentence } from '../overview/verdict.ts';
import { counted, thousands } from '../text/amounts.ts';
import { code, text } from './escape.ts';
import { details, row, TABLE_HEAD } from './finding.ts';
import { Room } from './room.ts';

/** Code hosts take 65,536 characters in a comment. */
const MAX_LENGTH = 65_000;
/** Up to here what is new may go, and what was known before; the rest is for gaps and facts. */
const FOR_NEW = 42_000;
const FOR_KNOWN = 50_000;
const FOR_GAPS = 58_000;
const MAX_ROWS = 50;

/** The report for a pull request: verdict, what is new, details folded, gaps; at most 65,000 characters. */
export function* writeMarkdown(report: Report): Generator<string> {
  const { open, suppressed } = divide(report.findings);
  const things = thingsOf(open);
  const fresh = things.filter((thing) => thing.findings.some((finding) => finding.novelty !== 'known'));
  const known = things.filter((thing) => thing.findings.every((finding) => finding.novelty === 'known'));
  const room = new Room(MAX_LENGTH);
  yield* room.keep(head(report));
  yield* section(room, fresh, 'New', 1, FOR_NEW);
  yield* section(room, known, 'Known before', fresh.length + 1, FOR_KNOWN);
  yield* gapSection(room, report);
  if (suppressed.length > 0) {
    yield* room.keep(`\n${counted(suppressed.length, 'finding')} suppressed: ${suppressedCounts(suppressed)}.\n`);
  }
  yield* room.keep(facts(report));
}

function head(report: Report): string {
  const reasons = report.reasons.slice(0, 30).map((reason) => {
    return `- ${VERDICT_MARKS[reason.verdict]} **${text(reason.cause.slice(0, 60))}**: ${text(reason.message.slice(0, 400))}\n`;
  });
  const title = `## ${VERDICT_MARKS[report.verdict]} Vauban: ${VERDICT_WORDS[report.verdict]}\n\n`;
  return `${title}${text(verdictSentence(report))}\n\n${reasons.join('')}`;
}

function* section(room: Room, things: readonly Thing[], title: string, start: number, mark: number): Generator<string> {
  if (things.length === 0) return;
  yield* room.keep(`\n### ${title}: ${counted(things.length, 'thing')} to do\n\n${TABLE_HEAD}`);
  let shown = 0;
  for (const thing of things.slice(0, MAX_ROWS)) {
    const line = row(thing, start + shown);
    if (!room.has(line.length, mark)) break;
    yield* room.keep(line);
    shown++;
  }
  if (shown < things.length) {
    yield* room.keep(
      `\n*${thousands(things.length - shown)} more are left out here; the JSON, SARIF or HTML report has them.*\n`,
    );
  }
  yield* room.keep('\n');
  let unfolded = 0;
  for (const thing of things.slice(0, shown)) {
    const body = details(thing, start + unfolded);
    if (!room.has(body.length, mark)) break;
    yield* room.keep(body);
    unfolded++;
  }
  if (unfolded < shown)
    yield* room.keep(`*The details of ${thousands(shown - unfolded)} of these are left out for length.*\n`);
}

/** Each kind has its line, a short one where there is no room for its places. */
function* gapSection(room: Room, { coverage }: Report): Generator<string> {
  if (coverage.gaps.length === 0) return;
  const { loud, quiet } = gapOverview(coverage.gaps);
  yield* room.keep('\n### Not looked at\n\n');
  for (const group of loud) {
    const head = `- **${gapState(group)}** ${text(group.kind)} (${thousands(group.count)})`;
    const line = `${head}: ${gapPlaces(group)}\n`;
    yield* room.keep(room.has(line.length, FOR_GAPS) ? line : `${head}: ${text(group.says)}\n`);
  }
  const counts = quiet.map((group) => `${thousands(group.count)} ${group.says}`).join('; ');
  if (counts !== '') yield* room.keep(`- ${text(counts)}\n`);
}

function gapPlaces(group: GapSum): string {
  const shown = group.gaps.slice(0, 5).map((gap) => {
    const place = gapPlace(gap);
    return `${place === undefined ? '' : `${code(place.slice(0, 160))}: `}${text(gap.message.slice(0, 240))}`;
  });
  const left = group.gaps.length - shown.length;
  return `${shown.join('; ')}${left > 0 ? `; and ${thousands(left)} more` : ''}`;
}

function facts(report: Report): string {
  const lines = scanFacts(report)
    .slice(0, 25)
    .map(({ label, text: fact }) => `- ${label}: ${text(fact.slice(0, 400))}\n`);
  return `\n<details><summary>How far this reaches</summary>\n\n- Source: ${text(sourceText(report).slice(0, 400))}\n${lines.join('')}\n</details>\n`;
}
