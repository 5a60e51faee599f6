import { type Configuration, type PolicyDecision, policyDigest } from '@vauban/domain';
import type { Kysely } from 'kysely';
import { newId } from '../../store/identifier.ts';
import type { Database } from '../../store/schema.ts';
import type { Trx } from '../context.ts';
import { RecordProblem } from '../problem.ts';
import { storableText } from '../storable.ts';

export interface PatternInput {
  readonly organisationId: string;
  readonly projectId: string;
  readonly number: number;
  readonly decisionId: string;
  /** A glob. */
  readonly path: string;
  readonly reason: string;
  readonly until: string;
  readonly now: Date;
}

/** Keeps what a false positive says of its rule; it holds as long as the decision from which it comes. */
export async function keepPattern(trx: Trx, input: PatternInput): Promise<void> {
  const { organisationId, projectId, number, decisionId, reason, until, now } = input;
  const policy = await trx
    .selectFrom('policies')
    .select('version')
    .where('organisationId', '=', organisationId)
    .where((eb) => eb.or([eb('projectId', '=', projectId), eb('projectId', 'is', null)]))
    .limit(1)
    .executeTakeFirst();
  if (!policy) {
    throw new RecordProblem(
      'decision-invalid',
      'A rule for what comes later needs a policy on the server: save one first.',
    );
  }
  const { rule } = await trx
    .selectFrom('vulnerabilities')
    .select('rule')
    .where('organisationId', '=', organisationId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const said = { path: storableText(input.path, 500), reason: storableText(`VBN-${number}: ${reason}`, 1000) };
  await trx
    .insertInto('decisionPatterns')
    .values({ organisationId, patternId: newId(now), projectId, decisionId, rule, ...said, until, madeAt: now })
    .execute();
}

/** A policy's document with what was decided about patterns of the project, and its digest. */
export async function withPatterns(
  db: Kysely<Database>,
  organisationId: string,
  projectId: string,
  policy: { readonly document: Configuration; readonly digest: string },
): Promise<{ document: Configuration; digest: string }> {
  const rows = await db
    .selectFrom('decisionPatterns as p')
    .innerJoin('decisions as d', (join) =>
      join.onRef('d.organisationId', '=', 'p.organisationId').onRef('d.decisionId', '=', 'p.decisionId'),
    )
    .select(['p.rule', 'p.path', 'p.reason', 'p.until'])
    .where('p.organisationId', '=', organisationId)
    .where('p.projectId', '=', projectId)
    .where('d.endedAt', 'is', null)
    .orderBy('p.patternId')
    .execute();
  if (rows.length === 0) return policy;
  const document = { ...policy.document, decisions: [...policy.document.decisions, ...(rows as PolicyDecision[])] };
  return { document, digest: policyDigest(document) };
}
