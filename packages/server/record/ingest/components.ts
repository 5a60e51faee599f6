import type { Component } from '@vauban/domain';
import { sql } from 'kysely';
import { newId } from '../../store/identifier.ts';
import type { Trx } from '../context.ts';
import { isIndexable } from '../storable.ts';

/** Those that can be kept: an index must hold their names. */
export function keepable(components: readonly Component[]): Component[] {
  return components.filter(isKept);
}

/** Writes what the scan is made of. */
export async function recordComponents(
  trx: Trx,
  organisationId: string,
  scanId: string,
  components: readonly Component[],
  now: Date,
): Promise<void> {
  if (components.length === 0) return;
  await insertComponents(trx, organisationId, components, now);
  await insertUses(trx, organisationId, scanId, components);
}

function isKept({ purl, ecosystem, name, version, location }: Component): boolean {
  const names = isIndexable(ecosystem, 100) && isIndexable(name, 500) && isIndexable(version, 300);
  return names && isIndexable(purl) && isIndexable(location.path);
}

/** In the order of their names, so that two scans that bring the same do not wait for each other in a circle. */
async function insertComponents(
  trx: Trx,
  organisationId: string,
  components: readonly Component[],
  now: Date,
): Promise<void> {
  const distinct = [...new Map(components.map((component) => [component.purl, component])).values()];
  const column = (of: (component: Component) => string) => distinct.map(of);
  await sql`
  insert into components (organisation_id, component_id, purl, ecosystem, name, version)
  select ${organisationId}::uuid, c.id, c.purl, c.ecosystem, c.name, c.version
  from unnest(${column(() => newId(now))}::uuid[], ${column(({ purl }) => purl)}::text[],
    ${column(({ ecosystem }) => ecosystem)}::text[], ${column(({ name }) => name)}::text[],
    ${column(({ version }) => version)}::text[]) as c(id, purl, ecosystem, name, version)
  where not exists (select from components k where k.organisation_id = ${organisationId}::uuid and k.purl = c.purl)
  order by c.purl collate "C"
  on conflict do nothing`.execute(trx);
}

async function insertUses(
  trx: Trx,
  organisationId: string,
  scanId: string,
  components: readonly Component[],
): Promise<void> {
  const column = <Value>(of: (component: Component) => Value) => components.map(of);
  await sql`
  insert into scan_components (organisation_id, scan_id, component_id, path, direct, scope, source)
  select k.organisation_id, ${scanId}::uuid, k.component_id, u.path, u.direct, u.scope, u.source
  from unnest(${column(({ purl }) => purl)}::text[], ${column(({ location }) => location.path)}::text[],
    ${column(({ direct }) => (direct === 'unknown' ? null : direct))}::boolean[],
    ${column(({ scope }) => scope)}::text[], ${column(({ source }) => source)}::text[])
    as u(purl, path, direct, scope, source)
  join components k on k.organisation_id = ${organisationId}::uuid and k.purl = u.purl
  on conflict do nothing`.execute(trx);
}
