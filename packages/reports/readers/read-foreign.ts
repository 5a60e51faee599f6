import { ReportUnreadable } from '../json/report-unreadable.ts';
import type { ForeignReport } from './foreign-report.ts';
import type { Beginning, ForeignReader } from './reader.ts';
import { READERS } from './registry.ts';
import { withoutSecrets } from './secret-tools/without-secrets.ts';

const BEGINNING = 256 * 1024;

/**
 * Reads another tool's report. `name` is the file's, `format` names a reader, or null to find out by the content; `roots`
 * are absolute names of the folder that the tool looked at. Throws `ReportUnreadable`: one sentence and a way out.
 */
export function readForeign(
  bytes: Buffer,
  { name, format, roots }: { readonly name: string; readonly format: string | null; readonly roots: readonly string[] },
): ForeignReport {
  const text = inUtf8(bytes);
  const beginning: Beginning = { text: text.toString('utf8', 0, BEGINNING).replace(/^\ufeff/, ''), name };
  const known = READERS.map(({ id }) => id).join(', ');
  const readers = READERS.filter((one) => (format === null ? one.recognises(beginning) : one.id === format));
  if (readers.length === 0 && format !== null) {
    throw new ReportUnreadable(`There is no reader for ${JSON.stringify(format.slice(0, 40))}. Known are ${known}.`);
  }
  if (readers.length === 0) {
    throw new ReportUnreadable(`Nobody recognises the format of this report. Name it with --from: ${known}.`);
  }
  return withoutSecrets(firstOf(readers, text, roots));
}

/** Formats resemble each other: one whose reader finds that it is another after all is read by the next. */
function firstOf(readers: readonly ForeignReader[], text: Buffer, roots: readonly string[]): ForeignReport {
  let refusal: unknown = null;
  for (const reader of readers) {
    try {
      return reader.read(text, roots);
    } catch (error) {
      if (!(error instanceof ReportUnreadable)) throw error;
      refusal ??= error;
    }
  }
  throw refusal;
}

/** Some tools on Windows write UTF-16. */
function inUtf8(bytes: Buffer): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.subarray(2).toString('utf16le'), 'utf8');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(
      Buffer.from(bytes.subarray(2, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
      'utf8',
    );
  }
  return bytes;
}
