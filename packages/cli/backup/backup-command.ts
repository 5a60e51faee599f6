import type { Program } from '../command/program.ts';

export function addBackupCommand(program: Program): void {
  program.root
    .command('backup')
    .description("Write a server's database and blobs into one file.")
    .argument('<file>', 'the file to write')
    .option('--with-key', 'take along the key that opens stored credentials: whoever has the file can then read them')
    .addHelpText(
      'after',
      `
With the embedded database the server must be stopped; with DATABASE_URL it may run.

Example:
  $ vauban backup vauban-2026-11-24.backup
`,
    )
    .action(
      program.action(async (file: string, flags: { withKey?: boolean }) => {
        const { runBackup } = await import('./backup.ts');
        return await runBackup(file, flags.withKey ?? false);
      }),
    );
}
