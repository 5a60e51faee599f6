import type { Finding } from '@vauban/domain';
import { failedSuppressions, failureText } from '../overview/standing.ts';
import { distinctByRule, fixedVersionsOf, fixText, placeText, type Thing, titleOf } from '../overview/thing.ts';
import { counted } from '../text/amounts.ts';
import { padded } from '../text/columns.ts';
import type { Page } from './page.ts';
import { shortened } from './page.ts';
import { SEVERITY_STYLES } from './paint.ts';
import { snippet } from './snippet.ts';

const MAX_ADVISORIES = 6;
const LABEL = 4;

/** A thing in full: severity and title, place, source line, why, how to fix, why so soon. */
export function* thingInFull(page: Page, thing: Thing, number: number): Generator<string> {
  const { paint } = page;
  const head = `${String(number).padStart(3)}  `;
  const gates = thing.gates.length > 0 ? `✗ ${shortened(thing.gates.join(', '))}` : '';
  const severity = padded(thing.severity.toUpperCase(), 8);
  const title = page.line(head.length + severity.length + 2, titleOf(thing), gates);
  const badge = paint(SEVERITY_STYLES[thing.severity], severity);
  yield `\n${paint('dim', head)}${badge}  ${paint('bold', title.left)}${title.gap}${paint('red', title.right)}\n`;
  yield* body(page, thing, head.length);
}

function* body(page: Page, thing: Thing, indent: number): Generator<string> {
  const { first } = thing;
  const place = page.line(indent, placeText(first.location), `${shortened(first.rule).slice(0, 40)} · ${first.id}`);
  yield `${' '.repeat(indent)}${page.paint('cyan', place.left)}${place.gap}${page.paint('dim', place.right)}\n`;
  for (const other of thing.places.slice(1, 4))
    yield `${' '.repeat(indent)}${page.paint('cyan', page.line(indent, placeText(other)).left)}\n`;
  if (thing.places.length > 4)
    yield `${' '.repeat(indent)}${page.paint('dim', `and ${counted(thing.places.length - 4, 'more place')}`)}\n`;
  yield* snippet(page, indent + 2, first.location);
  if (thing.component) yield* componentLines(page, thing, indent);
  else yield* page.labelled(indent, 'Why', LABEL, first.message);
  yield* flowLines(page, first, indent);
  const fix = fixText(thing);
  if (fix !== undefined) yield* page.labelled(indent, 'Fix', LABEL, fix);
  yield* priorityLines(page, first, indent);
  yield* noteLines(page, thing, indent);
}

function* flowLines(page: Page, { flow }: Finding, indent: number): Generator<string> {
  if (flow === undefined || flow.length < 2) return;
  const shown = flow.length > 6 ? [...flow.slice(0, 3), ...flow.slice(-3)] : flow;
  const text = shown.map((step) => placeText(step)).join(' → ');
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
  for (const advisory of advisories.slice(0, MAX_ADVISORIES)) yield advisoryLine(page, advisory, indent);
  if (advisories.length > MAX_ADVISORIES) {
    const left = counted(advisories.length - MAX_ADVISORIES, 'more advisory', 'more advisories');
    yield `${' '.repeat(indent + LABEL + 2)}${page.paint('dim', `and ${left}`)}\n`;
  }
}

function advisoryLine(page: Page, finding: Finding, indent: number): string {
  const { advisory } = finding;
  const left = indent + LABEL + 2;
  const id = padded(shortened(advisory?.id ?? finding.rule).slice(0, 24), 19);
  const severity = padded(finding.severity.toUpperCase(), 8);
  const fixed = fixedVersionsOf(finding);
  const marks = [
    advisory?.exploited === true ? 'exploited' : '',
    fixed.length > 0 ? `fixed in ${shortened(fixed.slice(0, 3).join(', '))}` : 'no fix',
  ].filter((mark) => mark !== '');
  const summary = page.line(
    left + severity.length + id.length + 4,
    advisory?.summary || finding.title,
    marks.join(', '),
  );
  const linked = page.link(id.trimEnd(), advisory?.urls[0]) + ' '.repeat(id.length - id.trimEnd().length);
  return `${' '.repeat(left)}${page.paint(SEVERITY_STYLES[finding.severity], severity)}  ${linked}  ${summary.left}${summary.gap}${page.paint('dim', summary.right)}\n`;
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
