import type { Finding, Location } from '@vauban/domain';
import type { FirstThing } from '../overview/first-things.ts';
import { failedSuppressions, failureText } from '../overview/standing.ts';
import { distinctByRule, fixedVersionsOf, fixText, placeText, type Thing, titleOf } from '../overview/thing.ts';
import { counted, thousands } from '../text/amounts.ts';
import { columns, padded } from '../text/columns.ts';
import { exact, type Page, type Styled, shortened } from './page.ts';
import { SEVERITY_STYLES } from './paint.ts';
import { snippet } from './snippet.ts';

const MAX_ADVISORIES = 6;
const LABEL = 4;
/** Columns of an advisory's severity and name. */
const SUMMARY_AT = 31;
/** A summary with less room than this is not worth reading. */
const MIN_SUMMARY = 28;

/** A thing in full: severity and title, place, source line, why, how to fix, why so soon. */
export function* thingInFull(page: Page, { thing, alike }: FirstThing, number: number): Generator<string> {
  const lead = `${String(number).padStart(3)}  `;
  yield '\n';
  yield* page.pair(
    0,
    { text: lead + padded(thing.severity.toUpperCase(), 10), style: SEVERITY_STYLES[thing.severity] },
    { text: shortened(titleOf(thing)), style: 'bold' },
    { text: gateMarks(thing.gates), style: 'red' },
  );
  yield* body(page, thing, alike, lead.length);
}

/** `✗ new-high, secrets`; empty when no gate fails. */
export function gateMarks(gates: readonly string[]): string {
  return gates.length === 0 ? '' : `✗ ${shortened(gates.join(', ')).slice(0, 80)}`;
}

function* body(page: Page, thing: Thing, alike: number, indent: number): Generator<string> {
  const { first } = thing;
  const name = `${shortened(first.rule).slice(0, 60)} · ${shortened(first.id)}`;
  yield* page.pair(indent, { text: '' }, placeOf(first.location), { text: name, style: 'dim' });
  yield* otherPlaces(page, thing, indent);
  yield* snippet(page, indent + 2, first.location);
  if (alike > 0) {
    const more = `and ${thousands(alike)} more of this rule in this file, below`;
    yield `${' '.repeat(indent)}${page.paint('dim', more)}\n`;
  }
  if (thing.component) yield* componentLines(page, thing, indent);
  else yield* page.labelled(indent, 'Why', LABEL, first.message);
  yield* flowLines(page, first, indent);
  const fix = fixText(thing);
  if (fix !== undefined) yield* page.labelled(indent, 'Fix', LABEL, fix);
  yield* priorityLines(page, first, indent);
  yield* noteLines(page, thing, indent);
}

/** A place is never broken, so that it can be copied. */
export function placeOf(location: Location): Styled {
  return { text: exact(placeText(location)), style: 'cyan', whole: true };
}

export function* otherPlaces(page: Page, { places }: Thing, indent: number): Generator<string> {
  const margin = ' '.repeat(indent);
  for (const place of places.slice(1, 4)) yield `${margin}${page.paint('cyan', placeOf(place).text)}\n`;
  if (places.length > 4) yield `${margin}${page.paint('dim', `and ${counted(places.length - 4, 'more place')}`)}\n`;
}

function* flowLines(page: Page, { flow }: Finding, indent: number): Generator<string> {
  if (flow === undefined || flow.length < 2) return;
  const shown = flow.length > 6 ? [...flow.slice(0, 3), ...flow.slice(-3)] : flow;
  const text = shown.map((step) => exact(placeText(step))).join(' → ');
  yield* page.labelled(indent, 'Flow', LABEL, flow.length > shown.length ? `${text} (${flow.length} steps)` : text);
}

export function* componentLines(page: Page, thing: Thing, indent: number): Generator<string> {
  const { component, findings } = thing;
  if (component === undefined) return;
  const facts = [
    component.ecosystem,
    component.direct === true ? 'direct' : component.direct === false ? 'indirect' : '',
    component.scope === 'unknown' ? '' : component.scope,
    component.reachability === 'unknown' ? '' : component.reachability,
    component.path.length > 1 ? component.path.join(' › ') : '',
  ].filter((fact) => fact !== '');
  yield* page.labelled(indent, 'Used', LABEL, facts.join(' · '));
  const advisories = distinctByRule(findings);
  const shown = advisories.slice(0, MAX_ADVISORIES);
  const left = indent + LABEL + 2;
  const longest = Math.max(...shown.map((finding) => columns(marksOf(finding))));
  const oneLine = page.width - left - SUMMARY_AT - longest >= MIN_SUMMARY;
  for (const advisory of shown) yield* advisoryLines(page, advisory, left, oneLine);
  if (advisories.length > MAX_ADVISORIES) {
    const more = counted(advisories.length - MAX_ADVISORIES, 'more advisory', 'more advisories');
    yield `${' '.repeat(left)}${page.paint('dim', `and ${more}`)}\n`;
  }
}

/** Severity, name, summary and where it is fixed; the summary has its own line where there is little room. */
function* advisoryLines(page: Page, finding: Finding, indent: number, oneLine: boolean): Generator<string> {
  const { advisory } = finding;
  const margin = ' '.repeat(indent);
  const id = shortened(advisory?.id ?? finding.rule).slice(0, 24);
  const severity = page.paint(SEVERITY_STYLES[finding.severity], padded(finding.severity.toUpperCase(), 8));
  const name = `${margin}${severity}  ${page.link(id, advisory?.urls[0])}`;
  const marks = marksOf(finding);
  const summary = advisory?.summary || (advisory ? finding.title : finding.message);
  const used = indent + SUMMARY_AT;
  if (!oneLine) {
    yield `${name}  ${page.paint('dim', marks)}\n`;
    yield `${margin}          ${page.line(indent + 10, summary)}\n`;
    return;
  }
  const gap = ' '.repeat(Math.max(0, SUMMARY_AT - 12 - columns(id)) + 2);
  const shown = padded(page.line(used + columns(marks) + 2, summary), page.width - used - columns(marks) - 1);
  yield `${name}${gap}${shown}${page.paint('dim', marks)}\n`;
}

function marksOf(finding: Finding): string {
  const fixed = fixedVersionsOf(finding).slice(0, 3).join(', ');
  if (finding.advisory === undefined && fixed === '') return '';
  const marks = [fixed === '' ? 'no fix' : `fixed in ${shortened(fixed).slice(0, 40)}`];
  if (finding.advisory?.exploited === true) marks.unshift('exploited');
  return marks.join(', ');
}

function* priorityLines(page: Page, { priority, owner }: Finding, indent: number): Generator<string> {
  const terms = priority.terms.filter((term) => term.points !== 0).map((term) => term.reason);
  const level = `${priority.level} (${priority.score} of 100)`;
  const ownerText = owner === undefined ? '' : ` · owner ${owner}`;
  yield* page.labelled(indent, 'When', LABEL, `${level}${terms.length > 0 ? `: ${terms.join('; ')}` : ''}${ownerText}`);
}

/** Suppressions that do not hold, so that their author learns why. */
function* noteLines(page: Page, thing: Thing, indent: number): Generator<string> {
  for (const suppression of failedSuppressions(thing.first).slice(0, 3)) {
    yield* page.labelled(indent, 'Note', LABEL, failureText(suppression));
  }
}
