import { sql } from 'kysely';
import type { RecordContext, Trx } from '../context.ts';
import type { Range } from '../events/ranges.ts';
import { inTransaction, lockOrganisation } from '../transaction.ts';
import { countAllFacets } from './facets.ts';
import { applyEvent, numbersIn } from './project.ts';
import { settleStates } from './state.ts';

const PAGE = 100;

/** What events alone make, and how two states of it are compared. */
const PROJECTION = [
  { table: 'vulnerabilities', columns: '*', says: 'vulnerabilities' },
  { table: 'vulnerability_details', columns: '*', says: 'details' },
  { table: 'vulnerability_fingerprints', columns: '*', says: 'fingerprints' },
  { table: 'vulnerability_branches', columns: '*', says: 'states on branches' },
  { table: 'vulnerability_splits', columns: '*', says: 'splits' },
  { table: 'facet_counts', columns: '*', says: 'counters' },
  { table: 'decisions', columns: '*', says: 'decisions' },
  {
    table: 'branches',
    columns: 'organisation_id, branch_id, last_scan_id, last_commit, retired_at',
    says: 'last scans of branches',
  },
] as const;

export interface RebuildOutcome {
  readonly vulnerabilities: number;
  /** One sentence for each part of the projection that was not what the events say; empty when all was right. */
  readonly differences: string[];
}

/** Makes an organisation's projection anew from its events, in one transaction, and says what was different before. */
export async function rebuild(ctx: Pick<RecordContext, 'db'>, organisationId: string): Promise<RebuildOutcome> {
  return inTransaction(ctx.db, async (trx) => {
    await lockOrganisation(trx, organisationId);
    await keepBefore(trx, organisationId);
    await clear(trx, organisationId);
    await replay(trx, organisationId);
    await settleStates(trx, organisationId, 'all');
    await countAllFacets(trx, organisationId);
    const differences = await compare(trx, organisationId);
    const { count } = await trx
      .selectFrom('vulnerabilities')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow();
    return { vulnerabilities: Number(count), differences };
  });
}

async function keepBefore(trx: Trx, organisationId: string): Promise<void> {
  for (const { table, columns } of PROJECTION) {
    await sql`create temporary table ${sql.id(`before_${table}`)} on commit drop as
      select ${sql.raw(columns)} from ${sql.id(table)} where organisation_id = ${organisationId}`.execute(trx);
  }
}

async function clear(trx: Trx, organisationId: string): Promise<void> {
  for (const table of [
    'vulnerability_branches',
    'vulnerability_splits',
    'vulnerability_fingerprints',
    'vulnerability_details',
    'search_words',
    'facet_counts',
    'facet_totals',
    'decisions',
    'vulnerabilities',
  ]) {
    await sql`delete from ${sql.id(table)} where organisation_id = ${organisationId}`.execute(trx);
  }
  await trx
    .updateTable('branches')
    .set({ lastScanId: null, lastCommit: null, retiredAt: null })
    .where('organisationId', '=', organisationId)
    .execute();
}

async function replay(trx: Trx, organisationId: string): Promise<void> {
  let after = 0;
  for (;;) {
    const events = await trx
      .selectFrom('events')
      .select(['sequence', 'kind', 'subjects', sql<Range[] | null>`data->'ranges'`.as('ranges')])
      .where('organisationId', '=', organisationId)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(PAGE)
      .execute();
    for (const { kind, sequence, subjects, ranges } of events) {
      const numbers = numbersIn(subjects, { ranges: ranges ?? [] });
      await applyEvent(trx, kind, { organisationId, sequence, numbers });
    }
    after = events.at(-1)?.sequence ?? after;
    if (events.length < PAGE) return;
  }
}

async function compare(trx: Trx, organisationId: string): Promise<string[]> {
  const differences: string[] = [];
  for (const { table, columns, says } of PROJECTION) {
    const now = sql`select ${sql.raw(columns)} from ${sql.id(table)} where organisation_id = ${organisationId}`;
    const before = sql`select * from ${sql.id(`before_${table}`)}`;
    const { rows } = await sql<{ wrong: number; missing: number }>`select
      (select count(*) from (${before} except ${now}) w) as wrong,
      (select count(*) from (${now} except ${before}) m) as missing`.execute(trx);
    const { wrong = 0, missing = 0 } = rows[0] ?? {};
    if (wrong > 0 || missing > 0) {
      differences.push(`Of the ${says}, ${wrong} rows were not what the events say, and ${missing} were put right.`);
    }
  }
  return differences;
}
