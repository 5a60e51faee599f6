import type { Report, Verdict } from '@vauban/domain';
import { counted } from '../text/amounts.ts';
import { blocks } from './gaps.ts';
import { divide } from './standing.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = { pass: 'PASS', fail: 'FAIL', unproven: 'UNPROVEN' };

/** A mark for each verdict, so that it can be told without colour. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✗', unproven: '?' };

/** The verdict as one sentence. */
export function verdictSentence(report: Report): string {
  const { open } = divide(report.findings);
  if (report.verdict === 'pass') {
    if (report.coverage.files.looked === 0) return 'There was no file to look at.';
    return open.length === 0
      ? 'Nothing was found in what was looked at.'
      : `${counted(open.length, 'finding')}, none of which fails the gate.`;
  }
  const failing = open.filter((finding) => finding.gates.length > 0).length;
  const blocking = report.coverage.gaps.filter(blocks).length;
  const parts: string[] = [];
  if (failing > 0) parts.push(`${counted(failing, 'finding')} ${failing === 1 ? 'fails' : 'fail'} the gate`);
  if (blocking > 0) parts.push(`${counted(blocking, 'gap')} ${blocking === 1 ? 'leaves' : 'leave'} it unproven`);
  if (parts.length === 0) return report.verdict === 'fail' ? 'The gate fails.' : 'Not everything was looked at.';
  return `${parts.join('; ')}.`;
}
