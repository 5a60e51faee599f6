import { type RawBuilder, sql } from 'kysely';

/** The event that a step applies. */
export interface At {
  readonly organisationId: string;
  readonly sequence: number;
  /** Of the vulnerabilities that it speaks of, apart from those that it describes. */
  readonly numbers: readonly number[];
}

export type Step = (at: At) => RawBuilder<unknown>[];

// `offset 0`: what is asked of the document is computed once, not for each row that it meets
export const theEvent = ({ organisationId, sequence }: At) => sql`(
  select *, (data->>'branchId')::uuid as branch_id, data->>'commit' as commit from events
  where organisation_id = ${organisationId} and sequence = ${sequence} offset 0) e`;
