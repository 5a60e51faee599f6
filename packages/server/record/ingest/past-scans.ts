import { type DataFacts, evidenceOf, type Report, type ScanEvidence } from '@vauban/domain';
import { sql } from 'kysely';
import { type Seen, stillNamed } from '../../watch/rematch/still-named.ts';
import type { Trx } from '../context.ts';

type Kept = Pick<Report, 'source' | 'coverage'>;

/** What former scans can still prove, read once each and only when asked for. */
export class PastScans {
  readonly #trx: Trx;
  readonly #organisationId: string;
  readonly #read = new Map<string, Promise<ScanEvidence | null>>();

  constructor(trx: Trx, organisationId: string) {
    this.#trx = trx;
    this.#organisationId = organisationId;
  }

  async evidence(scanId: string | null): Promise<ScanEvidence | null> {
    if (scanId === null) return null;
    const before = this.#read.get(scanId);
    if (before) return before;
    const reading = this.#load(scanId);
    this.#read.set(scanId, reading);
    return reading;
  }

  /** The advisories that each of the scans matched with, a feed for each ecosystem, by the scan's id. */
  async advisories(scanIds: readonly (string | null)[]): Promise<Map<string, DataFacts[]>> {
    const wanted = [...new Set(scanIds.flatMap((scanId) => scanId ?? []))];
    if (wanted.length === 0) return new Map();
    const { rows } = await sql<{ scanId: string; data: DataFacts }>`
    select s.scan_id, d.data from scans s cross join lateral jsonb_array_elements(s.coverage->'data') as d(data)
    where s.organisation_id = ${this.#organisationId} and s.scan_id = any(${wanted}::uuid[])
      and d.data->>'name' = 'advisories' and d.data->>'revision' is not null`.execute(this.#trx);
    const feeds = new Map<string, DataFacts[]>();
    for (const { scanId, data } of rows) feeds.set(scanId, [...(feeds.get(scanId) ?? []), data]);
    return feeds;
  }

  /** The server's own advisories for those that the watch matches with them, by vulnerability. */
  async watched(missed: readonly Seen[]): Promise<ReadonlyMap<string, DataFacts>> {
    return stillNamed(this.#trx, this.#organisationId, missed);
  }

  async #load(scanId: string): Promise<ScanEvidence | null> {
    const row = await this.#trx
      .selectFrom('scans')
      .select(['source', 'coverage'])
      .where('organisationId', '=', this.#organisationId)
      .where('scanId', '=', scanId)
      .executeTakeFirst();
    return row ? evidenceOf(row as unknown as Kept) : null;
  }
}
