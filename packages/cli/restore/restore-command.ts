import type { Program } from '../command/program.ts';

export function addRestoreCommand(program: Program): void {
  program.root
    .command('restore')
    .description('Bring a backup back into an empty place.')
    .argument('<file>', 'what vauban backup wrote')
    .option('--erasures <list>', 'erase again what this list names (GET /api/v1/erasures/export)')
    .addHelpText('after', '\nExample:\n  $ vauban restore vauban-2026-11-24.backup\n')
    .action(
      program.action(async (file: string, { erasures }: { erasures?: string }) => {
        const { runRestore } = await import('./restore.ts');
        return await runRestore(file, erasures ?? null);
      }),
    );
}
