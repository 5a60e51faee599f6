import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { Parameter } from '../contract/parameters.ts';

type Find = (db: Kysely<Database>, organisationId: string, value: string) => Promise<string | null>;

/** In which project lies what a path names? Null: it is not there. The first of these in a path decides. */
export const RESOURCES: Partial<Record<Parameter, Find>> = {
  project: async (db, organisationId, slug) =>
    idOf(
      await db
        .selectFrom('projects')
        .select('projectId')
        .where('organisationId', '=', organisationId)
        .where('slug', '=', slug)
        .executeTakeFirst(),
    ),
  scan: async (db, organisationId, scanId) =>
    idOf(
      await db
        .selectFrom('scans')
        .select('projectId')
        .where('organisationId', '=', organisationId)
        .where('scanId', '=', scanId)
        .executeTakeFirst(),
    ),
  upload: async (db, organisationId, uploadId) =>
    idOf(
      await db
        .selectFrom('uploads')
        .select('projectId')
        .where('organisationId', '=', organisationId)
        .where('uploadId', '=', uploadId)
        .executeTakeFirst(),
    ),
  vulnerability: async (db, organisationId, id) =>
    idOf(
      await db
        .selectFrom('vulnerabilities')
        .select('projectId')
        .where('organisationId', '=', organisationId)
        .where('number', '=', numberOf(id))
        .executeTakeFirst(),
    ),
  decision: async (db, organisationId, decisionId) =>
    idOf(
      await db
        .selectFrom('decisions')
        .select('projectId')
        .where('organisationId', '=', organisationId)
        .where('decisionId', '=', decisionId)
        .executeTakeFirst(),
    ),
};

/** 123 of `VBN-123`. */
export function numberOf(id: string): number {
  return Number(id.slice('VBN-'.length));
}

function idOf(row: { projectId: string | null } | undefined): string | null {
  return row?.projectId ?? null;
}
