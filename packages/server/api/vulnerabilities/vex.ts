import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Kysely, sql } from 'kysely';
import type { DecisionKind } from '../../store/decision-tables.ts';
import type { Database } from '../../store/schema.ts';
import type { Handlers } from '../route/call.ts';
import { iso } from '../times.ts';

interface Row {
  readonly purl: string;
  readonly advisory: string;
  readonly aliases: string[] | null;
  readonly state: 'open' | 'gone' | 'withdrawn';
  readonly kind: DecisionKind | null;
  readonly reason: string | null;
  readonly until: string | null;
}

export const VEX_HANDLERS: Handlers<'exportVex'> = {
  async exportVex({ services, organisationId, projectId, now, params, reply }) {
    reply.header('content-disposition', `attachment; filename="${params.project}.openvex.json"`);
    const statements = statementsOf(await componentsOf(services.db, organisationId, projectId));
    const digest = createHash('sha256').update(JSON.stringify(statements)).digest('hex');
    const document = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': `urn:vauban:vex:${digest}`,
      author: 'vauban',
      timestamp: iso(now),
      version: 1,
      statements,
    };
    return Readable.from([`${JSON.stringify(document, null, 1)}\n`]);
  },
};

/** What is known of each component with each advisory; of several places the one that is open and undecided speaks. */
async function componentsOf(db: Kysely<Database>, organisationId: string, projectId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
  select distinct on (v.component_purl collate "C", advisory) v.component_purl as purl,
    coalesce(d.detail->'advisory'->>'id', v.rule) collate "C" as advisory, d.detail->'advisory'->'aliases' as aliases,
    v.state, c.kind, c.reason, c.until
  from vulnerabilities v
  join vulnerability_details d on d.organisation_id = v.organisation_id and d.vulnerability_id = v.vulnerability_id
  left join decisions c on c.organisation_id = v.organisation_id and c.decision_id = v.decision_id
  where v.organisation_id = ${organisationId} and v.project_id = ${projectId} and v.witness_of is null
    and v.component_purl is not null
  order by v.component_purl collate "C", advisory, v.state = 'open' desc, c.kind is null desc, v.number`.execute(db);
  return rows;
}

function statementsOf(rows: readonly Row[]): object[] {
  return rows.map((row) => ({
    vulnerability: { name: row.advisory, ...(row.aliases?.length && { aliases: row.aliases }) },
    products: [{ '@id': row.purl, identifiers: { purl: row.purl } }],
    ...statusOf(row),
  }));
}

const SAYS: Readonly<Record<Exclude<DecisionKind, 'false-positive'>, string>> = {
  accepted: 'Accepted',
  'wont-fix': 'Will not be fixed',
  mitigated: 'Mitigated elsewhere',
  deferred: 'Deferred',
};

/** Only a false positive is `not_affected`: whatever else was decided, the flaw is there. */
function statusOf({ state, kind, reason, until }: Row): object {
  if (state === 'gone') return { status: 'fixed' };
  if (state === 'withdrawn') {
    return { status: 'not_affected', impact_statement: 'The advisory does not name this version any more.' };
  }
  if (kind === null) return { status: 'under_investigation' };
  if (kind === 'false-positive') return { status: 'not_affected', impact_statement: reason ?? '' };
  return { status: 'affected', action_statement: `${SAYS[kind]} until ${until}: ${reason}` };
}
