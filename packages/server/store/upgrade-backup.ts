import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { backup } from '../backup/backup.ts';
import { BackupError } from '../backup/backup-error.ts';
import { StoreError } from './store-error.ts';

export interface UpgradeBackup {
  readonly pool: Pool;
  /** The data folder; the file is written below it. */
  readonly home: string;
  /** Number of the newest migration that the database has. */
  readonly newest: number;
  readonly now: () => Date;
}

/**
 * Writes the database into a file before a newer version changes it, and answers the file; null when there is nothing in
 * it yet. Blobs are never changed: they stay where they are. Throws `StoreError`; then nothing may be changed.
 */
export async function backupBeforeUpgrade({ pool, home, newest, now }: UpgradeBackup): Promise<string | null> {
  const { rowCount } = await pool.query('select from organisations limit 1');
  if (!rowCount) return null;
  const folder = join(home, 'backups');
  const moment = now().toISOString().replace(/[-:]/g, '').slice(0, 15);
  const file = join(folder, `before-upgrade-from-${String(newest).padStart(4, '0')}-${moment}.backup`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await backup({ pool, blobs: null, file, now });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = cause instanceof BackupError ? cause.message : code === undefined ? null : `${folder}: ${code}.`;
    if (why === null) throw cause;
    throw new StoreError(
      `The database is not upgraded without a backup, and none could be made: ${why} Make room, or set VAUBAN_UPGRADE_BACKUP=off when you have one.`,
      { cause },
    );
  }
  return file;
}
