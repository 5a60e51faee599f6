/** Bounds on what a source may send; tests make them small. */
export interface SourceLimits {
  /** Of one `all.zip`, and of `modified_id.csv`. */
  readonly downloadBytes: number;
  /** Of one record, unpacked. */
  readonly recordBytes: number;
  /** Of all records of one feed, unpacked. */
  readonly unpackedBytes: number;
  readonly records: number;
  /** Unpacked over packed size: of one record beyond a megabyte, and of a whole feed beyond 64 MB. */
  readonly recordRatio: number;
  readonly feedRatio: number;
  /** More changed records than this are fetched as one `all.zip`. */
  readonly changes: number;
  readonly kevBytes: number;
  readonly redirects: number;
  readonly attempts: number;
  /** Before the second attempt; doubled before each further one. */
  readonly retryMs: number;
  readonly connectMs: number;
  /** Without a byte. */
  readonly silenceMs: number;
  /** One whole download. */
  readonly downloadMs: number;
}

export const SOURCE_LIMITS: SourceLimits = {
  downloadBytes: 4e9,
  recordBytes: 16e6,
  unpackedBytes: 40e9,
  records: 5_000_000,
  recordRatio: 300,
  feedRatio: 100,
  changes: 1500,
  kevBytes: 64e6,
  redirects: 5,
  attempts: 4,
  retryMs: 500,
  connectMs: 15_000,
  silenceMs: 60_000,
  downloadMs: 45 * 60_000,
};
