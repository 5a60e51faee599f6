import { sql } from 'kysely';
import type { Trx } from '../context.ts';

const FEW = 500;
const SHARE = 0.2;

const DESCRIBED = ['vulnerabilities', 'vulnerability_details', 'vulnerability_fingerprints'] as const;
const ON_BRANCHES = ['vulnerability_branches'] as const;

/**
 * After a large scan the planner must not go by what the tables were before it, until the database finds time to
 * look: a plan for ten rows takes minutes for ten thousand. `added`: how many rows each of the tables got.
 */
export async function tellPlanner(trx: Trx, what: 'described' | 'on-branches', added: number): Promise<void> {
  if (added < FEW) return;
  const tables = what === 'described' ? DESCRIBED : ON_BRANCHES;
  const { rows } = await sql<{ reltuples: number }>`
    select reltuples from pg_class where oid = ${tables[0]}::regclass`.execute(trx);
  if (added < SHARE * (rows[0]?.reltuples ?? 0)) return;
  for (const table of tables) await sql`analyze ${sql.id(table)}`.execute(trx);
}
