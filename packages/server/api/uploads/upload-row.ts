import type { Kysely, Selectable } from 'kysely';
import { Problem } from '../../http/problem/problems.ts';
import type { Actor as Doer } from '../../record/index.ts';
import type { Database, UploadsTable } from '../../store/schema.ts';
import { iso } from '../times.ts';

/** What was announced, and what is there of it. */
export interface UploadRequest {
  readonly wish: UploadWish;
  readonly actor: Doer;
  /** Blobs whose bytes, one after another, are what was sent so far. */
  readonly parts: readonly { readonly digest: string; readonly size: number }[];
}

export interface UploadWish {
  readonly total: number;
  readonly encoding: 'identity' | 'gzip';
  readonly digest?: string | undefined;
  readonly release?: string | undefined;
  readonly environment?: string | undefined;
  readonly pullRequest?:
    | { readonly number: number; readonly base?: string | undefined; readonly title?: string | undefined }
    | undefined;
}

export type UploadRow = Omit<Selectable<UploadsTable>, 'request' | 'problem'> & {
  readonly projectId: string;
  readonly request: UploadRequest;
  readonly problem: { readonly type: string; readonly title: string; readonly detail?: string } | null;
  readonly project: string;
};

export async function uploadOf(db: Kysely<Database>, organisationId: string, uploadId: string): Promise<UploadRow> {
  const row = await uploadRows(db)
    .where('uploads.organisationId', '=', organisationId)
    .where('uploadId', '=', uploadId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  return row as unknown as UploadRow;
}

export function uploadRows(db: Kysely<Database>) {
  return db
    .selectFrom('uploads')
    .innerJoin('projects', (join) =>
      join
        .onRef('projects.organisationId', '=', 'uploads.organisationId')
        .onRef('projects.projectId', '=', 'uploads.projectId'),
    )
    .selectAll('uploads')
    .select('projects.slug as project');
}

export function shownUpload(row: UploadRow) {
  return {
    id: row.uploadId,
    project: row.project,
    state: row.state,
    offset: row.bytes,
    total: row.total ?? 0,
    scan: row.scanId,
    problem: row.problem,
    created: iso(row.createdAt),
  };
}
