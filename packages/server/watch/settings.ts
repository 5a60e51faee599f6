import type { Readable } from 'node:stream';
import {
  DEFAULT_KEV,
  DEFAULT_SOURCE,
  supplementSources,
  type UpdateOptions,
  type UpdateOutcome,
  updateAdvisories,
} from '@vauban/advisories';

/** Where reports lie; what the watch needs of the blob store. */
export interface ReportBlobs {
  get(digest: string): Promise<Readable>;
}

export interface WatchSettings {
  /** The server's own advisories. */
  readonly folder: string;
  /** An address or a folder in the layout of OSV's bucket. */
  readonly source: string;
  /** Address or file of CISA's catalogue; null: not asked for. */
  readonly kev: string | null;
  /** Addresses or files of EPSS and of the ends of life; null: not asked for. */
  readonly epss?: string | null;
  readonly endOfLife?: string | null;
  /** How often the source is asked. */
  readonly everyMs: number;
  /** Kept up to date beside those of the recorded components. */
  readonly ecosystems: readonly string[];
  /** Null: a vulnerability that the watch opens knows its lockfile and not the line. */
  readonly blobs: ReportBlobs | null;
  /** How it is updated: here and now when absent; in a process of its own where a server must stay quick. */
  readonly update?: (options: UpdateOptions) => Promise<UpdateOutcome>;
}

const HOUR_MS = 3_600_000;

/**
 * From `VAUBAN_ADVISORIES_SOURCE`, `VAUBAN_KEV_SOURCE`, `VAUBAN_EPSS_SOURCE` and `VAUBAN_END_OF_LIFE_SOURCE` (`none`: not
 * asked for), and `VAUBAN_ADVISORIES_HOURS` (1 when absent); `VAUBAN_OFFLINE` has no influence: who watches without network names a folder as the source.
 */
export function watchSettings(
  environment: Readonly<Record<string, string | undefined>>,
  { folder, blobs }: Pick<WatchSettings, 'folder' | 'blobs'>,
): WatchSettings {
  const kev = environment.VAUBAN_KEV_SOURCE || DEFAULT_KEV;
  const hours = Number(environment.VAUBAN_ADVISORIES_HOURS || 1);
  return {
    folder,
    blobs,
    source: environment.VAUBAN_ADVISORIES_SOURCE || DEFAULT_SOURCE,
    kev: kev === 'none' ? null : kev,
    ...supplementSources(environment.VAUBAN_ADVISORIES_SOURCE, {
      epss: environment.VAUBAN_EPSS_SOURCE,
      endOfLife: environment.VAUBAN_END_OF_LIFE_SOURCE,
    }),
    everyMs: (hours > 0 && hours <= 168 ? hours : 1) * HOUR_MS,
    ecosystems: [],
    update: updateAdvisories,
  };
}
