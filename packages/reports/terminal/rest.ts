import { type Group, groupsOf, SURFACE_TITLES } from '../overview/groups.ts';
import { worse } from '../overview/severity.ts';
import { fixText, type Thing, titleOf } from '../overview/thing.ts';
import { counted } from '../text/amounts.ts';
import { padded } from '../text/columns.ts';
import { type Page, shortened } from './page.ts';
import { SEVERITY_STYLES } from './paint.ts';
import { excerpt, snippet } from './snippet.ts';
import { componentLines, gateMarks, otherPlaces, placeOf } from './thing.ts';

const MAX_PLACES = 5;
const MAX_GROUPS = 100;
const INDENT = 5;
const LABEL = 4;

/** What is not among the first things: by surface, then by rule or component. */
export function* rest(page: Page, things: readonly Thing[]): Generator<string> {
  for (const { surface, count, groups } of groupsOf(things)) {
    yield* page.heading(SURFACE_TITLES[surface].toUpperCase(), counted(count, 'more finding'));
    for (const group of groups.slice(0, MAX_GROUPS)) yield* groupLines(page, group);
    if (groups.length > MAX_GROUPS) {
      const left = counted(groups.length - MAX_GROUPS, 'more group');
      yield `\n ${page.paint('dim', `… and ${left}; the JSON report holds every finding.`)}\n`;
    }
  }
}

function* groupLines(page: Page, { first, things }: Group): Generator<string> {
  const worst = things.reduce((severity, thing) => worse(severity, thing.severity), first.severity);
  const gates = gateMarks([...new Set(things.flatMap((thing) => thing.gates))].sort());
  const rule = first.component ? '' : shortened(first.first.rule).slice(0, 60);
  yield '\n';
  yield* page.pair(
    1,
    { text: padded(worst.toUpperCase(), 10), style: SEVERITY_STYLES[worst] },
    { text: shortened(titleOf(first)), style: 'bold' },
    { text: [rule, gates].filter((part) => part !== '').join(' · '), style: 'dim' },
  );
  if (first.component) {
    yield* page.pair(INDENT, { text: '' }, placeOf(first.first.location), { text: '' });
    yield* otherPlaces(page, first, INDENT);
    yield* snippet(page, INDENT + 2, first.first.location);
    yield* componentLines(page, first, INDENT);
  } else {
    yield* placeLines(page, things);
    yield* page.labelled(INDENT, 'Why', LABEL, first.first.message);
  }
  const fix = fixText(first);
  if (fix !== undefined) yield* page.labelled(INDENT, 'Fix', LABEL, fix);
}

/** Each place with its source line; the reason only where it is not the group's. */
function* placeLines(page: Page, things: readonly Thing[]): Generator<string> {
  for (const { first } of things.slice(0, MAX_PLACES)) {
    yield* page.pair(INDENT, { text: '' }, placeOf(first.location), { text: shortened(first.id), style: 'dim' });
    const { text } = excerpt(first.location, page.width - INDENT - 5);
    if (text.trim() !== '') yield `${' '.repeat(INDENT)}${page.paint('dim', '  │')} ${text}\n`;
    if (first.message !== things[0]?.first.message) yield* page.labelled(INDENT, '', LABEL, first.message);
  }
  if (things.length > MAX_PLACES) {
    yield `${' '.repeat(INDENT)}${page.paint('dim', `… and ${counted(things.length - MAX_PLACES, 'more place')}`)}\n`;
  }
}
