import type { Finding, Report } from '@vauban/domain';
import { acceptedSuppression, suppressedCounts, suppressionText } from '../overview/standing.ts';
import { placeText } from '../overview/thing.ts';
import { counted, thousands } from '../text/amounts.ts';
import { padded } from '../text/columns.ts';
import { exact, type Page } from './page.ts';
import { SEVERITY_STYLES } from './paint.ts';

const MAX_SHOWN = 8;

/** Suppressed findings, counted; those that a person wrote down before those of the baseline. */
export function* suppressed(page: Page, findings: readonly Finding[]): Generator<string> {
  if (findings.length === 0) return;
  yield* page.heading('SUPPRESSED', suppressedCounts(findings));
  const byHand = findings.filter((finding) => acceptedSuppression(finding)?.kind !== 'baseline');
  for (const finding of byHand.slice(0, MAX_SHOWN)) {
    const suppression = acceptedSuppression(finding);
    if (suppression === undefined) continue;
    const severity = padded(finding.severity.toUpperCase(), 8);
    const line = page.line(3 + severity.length, `${exact(placeText(finding.location))}  ${finding.title}`);
    yield ` ${page.paint(SEVERITY_STYLES[finding.severity], severity)}  ${line}\n`;
    yield* page.labelled(3 + severity.length, '', 0, suppressionText(suppression));
  }
  if (byHand.length > MAX_SHOWN)
    yield ` ${page.paint('dim', `… and ${thousands(byHand.length - MAX_SHOWN)} more by hand`)}\n`;
  const baseline = findings.length - byHand.length;
  if (baseline > 0)
    yield ` ${page.paint('dim', `${counted(baseline, 'finding')} known since the baseline; the JSON report lists them`)}\n`;
}

/** Suppressions and baseline entries that match nothing any more. */
export function* unused(page: Page, { unused: sentences }: Report): Generator<string> {
  if (sentences.length === 0) return;
  yield* page.heading('NO LONGER NEEDED', counted(sentences.length, 'suppression'));
  for (const sentence of sentences.slice(0, MAX_SHOWN)) yield* page.labelled(1, '·', 1, sentence);
  if (sentences.length > MAX_SHOWN)
    yield ` ${page.paint('dim', `… and ${thousands(sentences.length - MAX_SHOWN)} more`)}\n`;
}
