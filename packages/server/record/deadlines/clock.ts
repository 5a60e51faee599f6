import { type Deadline, type DeadlineFacts, type DeadlinePolicy, deadlineOf, type Severity } from '@vauban/domain';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { deadlinePolicyOf } from './deadline-policy.ts';

/** What the deadlines of a project's vulnerabilities depend on besides themselves. */
export interface Clock {
  readonly policy: DeadlinePolicy;
  readonly exposure: DeadlineFacts['exposure'];
  readonly environments: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What a vulnerability says to its deadline. */
export interface Timed {
  readonly severity: string;
  readonly exploited: string;
  /** The day from which its time runs. */
  readonly since: string;
  readonly dueDate: string | null;
  readonly pauses: DeadlineFacts['pauses'];
}

export async function clockOf(
  db: Kysely<Database>,
  organisationId: string,
  projectId: string,
  today: string,
): Promise<Clock> {
  const { rows } = await sql<{ name: string; exposure: string }>`
  select distinct n.name, n.exposure from releases r
  join deployments d on d.organisation_id = r.organisation_id and d.release_id = r.release_id and d.retired_at is null
  join environments n on n.organisation_id = d.organisation_id and n.environment_id = d.environment_id
  where r.organisation_id = ${organisationId} and r.project_id = ${projectId}
  order by n.name`.execute(db);
  const exposures = new Set(rows.map(({ exposure }) => exposure));
  return {
    policy: await deadlinePolicyOf(db, organisationId, projectId),
    exposure: exposureOf(exposures),
    environments: rows.map(({ name }) => name),
    today,
  };
}

/** What runs nowhere that is known may run anywhere. */
function exposureOf(exposures: ReadonlySet<string>): Clock['exposure'] {
  if (exposures.has('internet')) return 'internet';
  return exposures.has('unknown') || exposures.size === 0 ? 'unknown' : 'internal';
}

export function deadlineAt({ policy, exposure, environments, today }: Clock, timed: Timed): Deadline {
  const { severity, exploited, since, dueDate, pauses } = timed;
  const facts: DeadlineFacts = {
    severity: severity as Severity,
    exploited: exploited === 'yes' ? true : exploited === 'no' ? false : 'unknown',
    exposure,
    environments,
    since,
    pauses,
    ...(dueDate !== null && /^\d{4}-\d\d-\d\d$/.test(dueDate) && { dueDate }),
  };
  return deadlineOf(facts, policy, today);
}
