import type { Program } from '../command/program.ts';

export function addWorkerCommand(program: Program): void {
  program.root
    .command('worker')
    .description('Take jobs of a server (notices, the watch over advisories) on this machine too; needs DATABASE_URL.')
    .addHelpText('after', '\nExample:\n  $ vauban worker\n')
    .action(
      program.action(async () => {
        const { runWorker } = await import('./worker.ts');
        return await runWorker();
      }),
    );
}
