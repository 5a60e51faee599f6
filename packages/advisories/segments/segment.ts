import { createRequire } from 'node:module';
import type { Database, RootDatabase } from 'lmdb';

/** Loaded on demand: it costs tens of milliseconds, and asking for the age of the data needs no segment. */
const lmdb = (): typeof import('lmdb') => createRequire(import.meta.url)('lmdb');

/**
 * A segment is one LMDB file: everything that one feed says, in three tables with binary keys and JSON texts as values.
 * `records`: id → StoredRecord. `packages`: release NUL name NUL id → StoredAffected. `refused`: id → what was wrong.
 */
export const TABLES = ['records', 'packages', 'refused'] as const;
export type Table = (typeof TABLES)[number];

export type SegmentTable = Database<Buffer, Buffer>;

export interface Segment {
  readonly tables: Readonly<Record<Table, SegmentTable>>;
  close(): void;
}

const TABLE = { encoding: 'binary', keyEncoding: 'binary' } as const;

/** Opens a finished segment; nothing is written but LMDB's own list of readers beside it. */
export function openSegment(file: string): Segment {
  const root = lmdb().open({ path: file, noSubdir: true, readOnly: true, maxDbs: 4 });
  try {
    return segmentOf(root);
  } catch (error) {
    root.close();
    throw error;
  }
}

/** Makes a new segment; the caller flushes the file to the disk. */
export function createSegment(file: string): Segment & { readonly root: RootDatabase } {
  const root = lmdb().open({ path: file, noSubdir: true, noSync: true, overlappingSync: false, maxDbs: 4 });
  return { ...segmentOf(root), root };
}

function segmentOf(root: RootDatabase): Segment {
  const table = (name: Table): SegmentTable => root.openDB<Buffer, Buffer>(name, TABLE);
  const tables = { records: table('records'), packages: table('packages'), refused: table('refused') };
  return { tables, close: () => void root.close() };
}
