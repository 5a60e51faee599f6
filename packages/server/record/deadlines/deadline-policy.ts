import { DEFAULT_DEADLINES, type DeadlinePolicy, type Severity } from '@vauban/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';

/** Who may decide alone. */
export interface ApprovalPolicy {
  /** From this severity on a developer only proposes; an unknown severity counts as critical. */
  readonly proposeFrom: Severity;
}

export const DEFAULT_APPROVAL: ApprovalPolicy = { proposeFrom: 'high' };

/** By when things are to be gone: as the project's newest policy says, else the organisation's, else the defaults. */
export async function deadlinePolicyOf(
  db: Kysely<Database>,
  organisationId: string,
  projectId: string | null,
): Promise<DeadlinePolicy> {
  return ((await saidIn(db, organisationId, projectId, 'deadlines')) ?? DEFAULT_DEADLINES) as DeadlinePolicy;
}

/** The same for who may decide. */
export async function approvalPolicyOf(
  db: Kysely<Database>,
  organisationId: string,
  projectId: string | null,
): Promise<ApprovalPolicy> {
  return ((await saidIn(db, organisationId, projectId, 'approval')) ?? DEFAULT_APPROVAL) as ApprovalPolicy;
}

async function saidIn(
  db: Kysely<Database>,
  organisationId: string,
  projectId: string | null,
  what: 'deadlines' | 'approval',
): Promise<unknown> {
  const of = (project: string | null) =>
    db
      .selectFrom('policies')
      .select(what)
      .where('organisationId', '=', organisationId)
      .where((eb) => (project === null ? eb('projectId', 'is', null) : eb('projectId', '=', project)))
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
  const own = projectId === null ? null : ((await of(projectId))?.[what] ?? null);
  return own ?? (await of(null))?.[what] ?? null;
}
