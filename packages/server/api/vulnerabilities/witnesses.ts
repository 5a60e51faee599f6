import { type Kysely, sql } from 'kysely';
import { mergeVulnerabilities, splitVulnerability } from '../../record/index.ts';
import type { Database } from '../../store/schema.ts';
import { audit } from '../operations/audit.ts';
import { recorded } from '../record-problem.ts';
import type { Handlers } from '../route/call.ts';
import { numberOf } from '../route/resources.ts';
import { doer } from '../route/who.ts';
import { iso } from '../times.ts';

const MOST = 100;

export const WITNESS_HANDLERS: Handlers<'mergeVulnerability' | 'splitVulnerability'> = {
  async mergeVulnerability({ services, actor, organisationId, params, body, now }) {
    const what = { organisationId, number: numberOf(params.vulnerability), into: numberOf(body.into) };
    const wish = { ...what, reason: body.reason, actor: doer(actor), now };
    const { number } = await recorded(mergeVulnerabilities(services.record, wish));
    const subject = `vulnerability:${params.vulnerability}`;
    await audit(services, actor, { action: 'vulnerability.merge', subject, data: { into: body.into }, now });
    return { id: `VBN-${number}` };
  },

  async splitVulnerability({ services, actor, organisationId, params, body, now }) {
    const what = { organisationId, number: numberOf(params.vulnerability), witness: numberOf(body.witness) };
    const wish = { ...what, reason: body.reason, actor: doer(actor), now };
    const { number } = await recorded(splitVulnerability(services.record, wish));
    const subject = `vulnerability:${params.vulnerability}`;
    await audit(services, actor, { action: 'vulnerability.split', subject, data: { witness: body.witness }, now });
    return { id: `VBN-${number}` };
  },
};

interface Row {
  readonly number: number;
  readonly scanner: string;
  readonly rule: string;
  readonly title: string;
  readonly severity: 'unknown';
  readonly path: string;
  readonly line: number | null;
  readonly state: 'open';
  readonly witnessReasons: string[] | null;
  readonly witnessScore: number | null;
  readonly witnessSince: Date;
}

/** Findings of other scanners that are the same flaw, by number. */
export async function witnessesOf(db: Kysely<Database>, organisationId: string, number: number) {
  const { rows } = await sql<Row>`
  select number, scanner, rule, title, severity, path, line, state, witness_reasons, witness_score, witness_since
  from vulnerabilities where organisation_id = ${organisationId} and witness_of = ${number}
  order by number limit ${MOST}`.execute(db);
  return rows.map(({ number: own, witnessReasons, witnessScore, witnessSince, ...row }) => ({
    id: `VBN-${own}`,
    ...row,
    reasons: witnessReasons ?? [],
    score: witnessScore,
    since: iso(witnessSince),
  }));
}

/** What a person told apart from it. */
export async function splitFrom(db: Kysely<Database>, organisationId: string, number: number): Promise<string[]> {
  const { rows } = await sql<{ one: number }>`
  select case when number = ${number} then other else number end as one from vulnerability_splits
  where organisation_id = ${organisationId} and (number = ${number} or other = ${number})
  order by 1 limit ${MOST}`.execute(db);
  return rows.map(({ one }) => `VBN-${one}`);
}
