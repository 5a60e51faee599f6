import type { DataFacts } from '@vauban/domain';
import { sql } from 'kysely';
import type { Trx } from '../../record/context.ts';

/** A vulnerability, and the scan that saw it last. */
export interface Seen {
  readonly vulnerabilityId: string;
  readonly rule: string;
  readonly purl: string | null;
  readonly lastSeenScanId: string | null;
}

/**
 * The server's advisories, for those that the watch matches with them on the scan that saw them last, by vulnerability.
 * A scan with older ones that does not name such a vulnerability knows less, and proves nothing.
 */
export async function stillNamed(
  trx: Trx,
  organisationId: string,
  seen: readonly Seen[],
): Promise<ReadonlyMap<string, DataFacts>> {
  const scanIds = [...new Set(seen.flatMap(({ purl, lastSeenScanId }) => (purl ? (lastSeenScanId ?? []) : [])))];
  if (scanIds.length === 0) return new Map();
  const { rows } = await sql<{ key: string; revision: string; newest: string | null }>`
  select m.scan_id || ' ' || c.purl || ' ' || m.advisory as key, w.revision, w.newest
  from watch_matches m
  join components c on c.organisation_id = m.organisation_id and c.component_id = m.component_id
  join watch_state w on w.organisation_id = m.organisation_id and w.revision is not null
  where m.organisation_id = ${organisationId} and m.scan_id = any(${scanIds}::uuid[]) and m.state = 'affected'`.execute(
    trx,
  );
  const named = new Map(
    rows.map(({ key, revision, newest }) => [key, { name: 'advisories' as const, revision, newest }]),
  );
  return new Map(
    seen.flatMap(({ vulnerabilityId, rule, purl, lastSeenScanId }) => {
      const facts = named.get(`${lastSeenScanId} ${purl} ${rule}`);
      return facts ? [[vulnerabilityId, facts] as const] : [];
    }),
  );
}
