import { createHash } from 'node:crypto';
import type { Finding, Report } from '@vauban/domain';
import { SURFACE_TITLES } from '../overview/groups.ts';
import { sourceText } from '../overview/scan-facts.ts';
import { severityCounts } from '../overview/severity.ts';
import { divide } from '../overview/standing.ts';
import { type Thing, thingsOf } from '../overview/thing.ts';
import { VERDICT_MARKS, VERDICT_WORDS, verdictSentence } from '../overview/verdict.ts';
import { counted, thousands } from '../text/amounts.ts';
import { esc } from './escape.ts';
import { SCRIPT } from './script.ts';
import { factsSection, gapSection, rulesSection, suppressedSection, unusedSection } from './sections.ts';
import { STYLE } from './style.ts';
import { thingCard } from './thing.ts';

const MAX_THINGS = 2000;
const MAX_REASONS = 50;

/** The report as one page that needs nothing else: no network, no script for reading, light and dark. */
export function* writeHtml(report: Report): Generator<string> {
  const { open, suppressed } = divide(report.findings);
  const things = thingsOf(open);
  const shown = things.slice(0, MAX_THINGS);
  const anchors = ruleAnchors(report, shown);
  yield head(report);
  yield `<main id="main" class="wide">\n${filter(shown)}<section aria-labelledby="findings"><h2 id="findings">What to do <small>${thingCount(things, shown)}</small></h2>\n`;
  for (const [index, thing] of shown.entries()) yield thingCard(thing, index + 1, (rule) => anchors.get(rule));
  if (things.length === 0) yield '<p class="note">Nothing was found in what was looked at.</p>\n';
  if (things.length > shown.length) {
    yield `<p class="note">${thousands(things.length - shown.length)} more are left out of this page, those with the lowest priority; the JSON report holds all.</p>\n`;
  }
  yield `</section>\n${gapSection(report)}${suppressedSection(suppressed)}${unusedSection(report)}${factsSection(report)}`;
  yield rulesSection(report.rules, anchors);
  yield `</main>\n<footer class="wide">Vauban ${esc(report.tool.version)} · report ${esc(report.scan.id)}</footer>\n<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}

function head(report: Report): string {
  const { open, suppressed } = divide(report.findings);
  const word = `${VERDICT_MARKS[report.verdict]} ${VERDICT_WORDS[report.verdict]}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${word} · Vauban · ${esc(sourceText(report))}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
<header class="top wide">
<div class="brand"><strong>Vauban</strong><span>${esc(sourceText(report))}</span></div>
<div class="verdict ${report.verdict}"><h1><b>${word}</b>${esc(verdictSentence(report))}</h1>${reasons(report)}</div>
${tally(open, suppressed.length)}
</header>
`;
}

/** The digest by which the page's own policy lets this text in, and nothing else. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function reasons(report: Report): string {
  if (report.reasons.length === 0) return '';
  const items = report.reasons.slice(0, MAX_REASONS).map((reason) => {
    return `<li class="${reason.verdict}"><b title="${reason.verdict}">${VERDICT_MARKS[reason.verdict]}</b><code>${esc(reason.cause)}</code><span>${esc(reason.message)}</span></li>`;
  });
  const left = report.reasons.length - items.length;
  return `<ul class="reasons">${items.join('')}${left > 0 ? `<li>and ${thousands(left)} more reasons</li>` : ''}</ul>`;
}

/** Counts by severity, and the same as a bar. */
function tally(open: readonly Finding[], suppressed: number): string {
  const counts = severityCounts(open);
  const items = counts.map(
    ({ severity, count }) =>
      `<li class="${severity}"><span class="dot"></span><b>${thousands(count)}</b>${severity}</li>`,
  );
  let x = 0;
  const bars = counts.map(({ severity, count }) => {
    const width = (count / open.length) * 1000;
    x += width;
    return `<rect class="${severity}" x="${(x - width).toFixed(1)}" width="${width.toFixed(1)}" height="8"/>`;
  });
  const bar = `<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">${bars.join('')}</svg>`;
  return `<ul class="tally" aria-label="findings by severity">${items.join('')}<li><b>${thousands(suppressed)}</b>suppressed</li></ul>${open.length > 0 ? bar : ''}`;
}

function thingCount(things: readonly Thing[], shown: readonly Thing[]): string {
  return things.length > shown.length
    ? `the ${thousands(shown.length)} soonest of ${thousands(things.length)}`
    : `${counted(things.length, 'thing')}, soonest first`;
}

/** Hidden until the script shows it. */
function filter(things: readonly Thing[]): string {
  const severities = severityCounts(things);
  const surfaces = [...new Set(things.map((thing) => thing.surface))].sort();
  const option = (value: string, label: string) => `<option value="${value}">${label}</option>`;
  return `<form class="filter" role="search" aria-label="filter the findings" hidden>
<input type="search" name="text" placeholder="Filter by words, path, rule, package …" aria-label="words">
<select name="severity" aria-label="severity">${option('', 'every severity')}${severities.map(({ severity }) => option(severity, severity)).join('')}</select>
<select name="surface" aria-label="surface">${option('', 'every surface')}${surfaces.map((surface) => option(surface, SURFACE_TITLES[surface])).join('')}</select>
<select name="gate" aria-label="gate">${option('', 'gate or not')}${option('fails', 'fails a gate')}${option('passes', 'fails no gate')}</select>
<output></output>
</form>
`;
}

/** Anchors by number: a rule's name never becomes part of the document's structure. */
function ruleAnchors(report: Report, things: readonly Thing[]): Map<string, string> {
  const named = new Set(things.flatMap((thing) => thing.findings.map((finding) => finding.rule)));
  const withHelp = report.rules.filter((rule) => named.has(rule.id) && rule.help !== '');
  return new Map(withHelp.map((rule, index) => [rule.id, `rule-${index + 1}`]));
}
