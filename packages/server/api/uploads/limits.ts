/** The largest part of an upload. */
export const MOST_PART_BYTES = 16_000_000;
/** Of one report, as it is sent and as it is read. */
export const MOST_REPORT_BYTES = 256_000_000;
/** An upload that nothing comes to for so long is given up. */
export const IDLE_UPLOAD_MS = 24 * 3_600_000;
