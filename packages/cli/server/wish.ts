/** What a person asked of a server, besides the scan itself; null is "not given". */
export interface ServerWish {
  readonly url: string;
  readonly project: string | null;
  readonly release: string | null;
  readonly environment: string | null;
  /** Over what the pipeline says. */
  readonly pullRequest: number | null;
  readonly tokenFile: string | null;
}
