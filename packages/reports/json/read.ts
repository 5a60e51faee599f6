import { REPORT_VERSION, type Report } from '@vauban/domain';
import type * as z from 'zod';
import { bytesText } from '../text/amounts.ts';
import { safeText } from '../text/safe-text.ts';
import { nestsDeeperThan } from './nesting.ts';
import { ReportUnreadable } from './report-unreadable.ts';
import { report as reportSchema } from './schema/report.ts';
import { checkVersion } from './version.ts';

const MAX_BYTES = 256_000_000;
const MAX_DEPTH = 32;

/** Bytes of a saved report to the report. Throws `ReportUnreadable` with one sentence. */
export function parseReport(bytes: Uint8Array): Report {
  const document = documentOf(bytes);
  if (!isRecord(document)) throw new ReportUnreadable('This is no report of Vauban: it is no JSON object.');
  checkVersion(document.schema);
  const outcome = reportSchema.safeParse({ ...document, schema: REPORT_VERSION });
  if (!outcome.success) throw new ReportUnreadable(sentenceOf(outcome.error));
  return withOddRenames(outcome.data, document);
}

function documentOf(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_BYTES) {
    throw new ReportUnreadable(
      `The report has ${bytesText(bytes.length)}, more than the ${bytesText(MAX_BYTES)} that are read.`,
    );
  }
  if (nestsDeeperThan(bytes, MAX_DEPTH)) {
    throw new ReportUnreadable(`This is no report of Vauban: it nests deeper than ${MAX_DEPTH} levels.`);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'valid JSON (is it whole?)' : 'UTF-8 text';
    throw new ReportUnreadable(`This is no report of Vauban: it is not ${what}.`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first thing that is wrong, without any value of the document. */
function sentenceOf(error: z.ZodError): string {
  let issue: z.core.$ZodIssue | undefined = error.issues[0];
  const path = [...(issue?.path ?? [])];
  if (issue?.code === 'invalid_union') issue = issue.errors[0]?.[0];
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return `The report cannot be read: ${safeText(place.slice(1, 200))} ${expectation(issue)}${more}.`;
}

function expectation(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_value') return `should be one of ${issue.values.slice(0, 12).map(String).join(', ')}`;
  if (issue?.code === 'invalid_type') return `should be of type ${issue.expected}`;
  if (issue?.code === 'too_small') return `should be at least ${issue.minimum}`;
  if (issue?.code === 'too_big') return `should be at most ${issue.maximum}`;
  return 'does not have the right form';
}

/** zod leaves a key `__proto__` out of records; a file may have that name. */
function withOddRenames(report: Report, document: Record<string, unknown>): Report {
  const renames = isRecord(document.source) && isRecord(document.source.renames) ? document.source.renames : {};
  const value = Object.hasOwn(renames, '__proto__')
    ? Object.entries(renames).find(([name]) => name === '__proto__')?.[1]
    : undefined;
  if (typeof value === 'string') {
    Object.defineProperty(report.source.renames, '__proto__', {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return report;
}
