/**
 * The file for a place without network: gzip over lines of UTF-8 text. The first line is `EXPORT_FORMAT` and the
 * snapshot's manifest as JSON. Then for each feed a line `F` with its name, and a line for every entry: the number of
 * its table, its key as JSON, a tab, its value. Then `K` and the catalogue of exploited vulnerabilities, if there is
 * one, and a line for each supplement: its mark and its content in base64. The last line is `E` and the SHA-256 of all bytes before that line.
 */
export const EXPORT_FORMAT = 'vauban.advisories.export/1 ';

export const FEED = 'F';
export const KEV = 'K';
export const END = 'E';

export interface TransferFacts {
  readonly file: string;
  readonly revision: string;
  readonly bytes: number;
  readonly records: number;
  /** Of the text in the file, which it also ends with. */
  readonly sha256: string;
}
