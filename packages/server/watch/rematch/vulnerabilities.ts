import { sql } from 'kysely';
import type { Trx } from '../../record/context.ts';
import type { KnownVulnerability } from './told.ts';

/** What the project's record knows about these components. */
export async function vulnerabilitiesOf(
  trx: Trx,
  organisationId: string,
  projectId: string,
  purls: readonly string[],
): Promise<KnownVulnerability[]> {
  if (purls.length === 0) return [];
  const { rows } = await sql<KnownVulnerability>`
  select v.number, v.component_purl as purl, v.state, v.severity, v.exploited,
    array[v.rule] || array(select jsonb_array_elements_text(coalesce(d.detail->'advisory'->'aliases', '[]'))) as names
  from vulnerabilities v
  left join vulnerability_details d on d.organisation_id = v.organisation_id and d.vulnerability_id = v.vulnerability_id
  where v.organisation_id = ${organisationId} and v.project_id = ${projectId} and v.surface = 'dependencies'
    and v.component_purl = any(${purls as string[]}::text[])
  order by v.number`.execute(trx);
  return rows;
}
