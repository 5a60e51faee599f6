export { type BackupInput, type BackupOutcome, backup } from './backup.ts';
export { BackupError } from './backup-error.ts';
export { type RestoreInput, type RestoreOutcome, readHead, restore } from './restore.ts';
