import type { Program } from '../command/program.ts';

export function addRebuildCommand(program: Program): void {
  program.root
    .command('rebuild')
    .description("Make a server's current state anew from its scans and events, and tell what was different.")
    .addHelpText('after', '\nExample:\n  $ vauban rebuild\n')
    .action(
      program.action(async () => {
        const { runRebuild } = await import('./rebuild.ts');
        return await runRebuild();
      }),
    );
}
