import { buffer } from 'node:stream/consumers';
import type { Component, ComponentScope } from '@vauban/domain';
import { readReport } from '@vauban/reports';
import type { Trx } from '../../record/context.ts';
import type { ReportBlobs } from '../settings.ts';

/** What a scan is made of, as its report has it; null when the report is not there (retention, or no blob store). */
export async function componentsInReport(
  blobs: ReportBlobs | null,
  digest: string,
): Promise<readonly Component[] | null> {
  if (blobs === null) return null;
  try {
    return (await readReport(await buffer(await blobs.get(digest)))).components;
  } catch {
    return null;
  }
}

/** The same from the database, without lines and without the way by which each comes in. */
export async function componentsInRecord(
  trx: Trx,
  organisationId: string,
  scanId: string,
  purls: readonly string[],
): Promise<Component[]> {
  if (purls.length === 0) return [];
  const rows = await trx
    .selectFrom('scanComponents as u')
    .innerJoin('components as c', (join) =>
      join.onRef('c.organisationId', '=', 'u.organisationId').onRef('c.componentId', '=', 'u.componentId'),
    )
    .select(['c.purl', 'c.ecosystem', 'c.name', 'c.version', 'u.path', 'u.direct', 'u.scope'])
    .where('u.organisationId', '=', organisationId)
    .where('u.scanId', '=', scanId)
    .where('u.source', '=', 'registry')
    .where('c.purl', 'in', [...purls])
    .orderBy('u.path')
    .orderBy('c.purl')
    .execute();
  return rows.map(({ path, direct, scope, ...component }) => ({
    ...component,
    direct: direct ?? 'unknown',
    scope: scope as ComponentScope,
    source: 'registry',
    location: { path },
    path: [],
  }));
}
