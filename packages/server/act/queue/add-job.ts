import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';

/** Every kind of job, with what it is handed: ids only. */
export interface Jobs {
  /** Sends what waits for a receiver. */
  deliver: { readonly organisationId: string; readonly receiverId: string };
  /** Looks every minute for what is due and has no job. */
  sweep: Readonly<Record<string, never>>;
  /** Asks the sources for new advisories. */
  'watch-update': Readonly<Record<string, never>>;
  /** Matches recorded components again: of all projects, or of one. */
  'watch-rematch': { readonly organisationId?: string; readonly projectId?: string };
}

export type JobName = keyof Jobs;

export interface JobOptions {
  /** Of jobs with one key only one waits; what came later counts. One that runs already is not the same any more. */
  readonly key: string;
  /** From now on, by the database's clock. */
  readonly delayMs?: number;
  /** When one with this key waits already, it stays due when it is. */
  readonly keepsTime?: boolean;
  /** Lower runs first; 0 when absent. */
  readonly priority?: number;
  readonly maxAttempts?: number;
}

/** Adds a job; inside a transaction it exists when that is committed. */
export async function addJob<Name extends JobName>(
  db: Kysely<Database>,
  name: Name,
  payload: Jobs[Name],
  { key, delayMs = 0, keepsTime = false, priority = 0, maxAttempts = 10 }: JobOptions,
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}::text, payload := ${JSON.stringify(payload)}::json,
    run_at := now() + ${delayMs}::float8 * interval '1 millisecond', max_attempts := ${maxAttempts}::int,
    job_key := ${key}::text, priority := ${priority}::int,
    job_key_mode := ${keepsTime ? 'preserve_run_at' : 'replace'})`.execute(db);
}
