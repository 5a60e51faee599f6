/** What a person asked `vauban serve` for; null is "not given". */
export interface ServeWish {
  /** As written: a folder, or a git address. */
  readonly target: string | null;
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly allowedHosts: readonly string[];
  readonly untilScanned: boolean;
  /** Delivers notices and watches advisories itself. */
  readonly takesJobs: boolean;
}
