import type { GapSum, JudgedGap, Report } from '@vauban/domain';
import { blocks, gapOverview, gapPlace, gapState } from '../overview/gaps.ts';
import { thousands } from '../text/amounts.ts';
import { exact, type Page, shortened } from './page.ts';

const MAX_EACH = 5;

/** What was not looked at: blocking and loud kinds with their places, the quiet ones as counts on one line. */
export function* gaps(page: Page, { coverage }: Report): Generator<string> {
  if (coverage.gaps.length === 0) return;
  const { loud, quiet } = gapOverview(coverage.gaps);
  const blocking = coverage.gaps.filter(blocks).length;
  yield* page.heading('NOT LOOKED AT', blocking > 0 ? `${thousands(blocking)} blocking` : 'nothing blocking');
  for (const group of loud) yield* groupLines(page, group);
  if (quiet.length > 0) {
    const counts = quiet.map((group) => `${thousands(group.count)} ${group.says}`).join('; ');
    yield* page.labelled(1, loud.length > 0 ? 'Also' : 'Counted', 8, counts);
  }
}

function* groupLines(page: Page, group: GapSum): Generator<string> {
  const loudest = blocks(group);
  const head = `${gapState(group).padEnd(8)}  ${group.kind}${group.count > 1 ? ` × ${thousands(group.count)}` : ''}`;
  yield ` ${page.paint(loudest ? 'yellow' : 'dim', loudest ? `${head} !` : head)}\n`;
  for (const gap of group.gaps.slice(0, MAX_EACH)) yield* page.labelled(7, '', 2, gapSentence(gap));
  if (group.gaps.length > MAX_EACH) {
    yield* page.labelled(7, '', 2, `… and ${thousands(group.gaps.length - MAX_EACH)} more; the JSON report names all`);
  }
}

/** `path: what happened`, and the acceptance if there is one. */
function gapSentence(gap: JudgedGap): string {
  const place = gapPlace(gap);
  const amount = (gap.count ?? 1) > 1 ? ` (${thousands(gap.count ?? 1)})` : '';
  const accepted = gap.accepted ? ` (accepted until ${gap.accepted.until}: ${gap.accepted.reason})` : '';
  const message =
    place !== undefined && !gap.message.includes(place) ? `${exact(place)}${amount}: ${gap.message}` : gap.message;
  return shortened(`${message}${accepted}`);
}
