/** Where advisories come from: an address or a folder in the layout of OSV's bucket. */
export interface Source {
  /** As people wrote it, without credentials; compared to know whether increments fit. */
  readonly name: string;
  /** What people should know about the way there, one sentence each. */
  readonly notes: readonly string[];
  /**
   * Brings a file as it is now into `target`, or answers where it lies already. `known` is the tag of what one has.
   * Null when there is no such file. Throws `AdvisoryError`.
   */
  file(path: string, target: string, request: FileRequest): Promise<FileAnswer | null>;
  /** A small file; null when there is none. */
  bytes(path: string, most: number, signal: AbortSignal | undefined): Promise<Buffer | null>;
  close(): Promise<void>;
}

export interface FileRequest {
  readonly known: string | null;
  readonly most: number;
  readonly signal: AbortSignal | undefined;
  readonly onBytes?: (done: number, total: number | null) => void;
}

export type FileAnswer =
  | { readonly unchanged: true; readonly tag: string }
  | {
      readonly unchanged: false;
      readonly file: string;
      readonly sha256: string;
      readonly bytes: number;
      /** Names this content to the source; null when the source has no such thing. */
      readonly tag: string | null;
    };
