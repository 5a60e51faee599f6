import type { Program } from '../command/program.ts';

export interface InitFlags {
  /** True or false when a flag said so, else a person is asked. */
  baseline?: boolean;
  yes?: boolean;
  force?: boolean;
  offline?: boolean;
}

export function addInitCommand(program: Program): void {
  program.root
    .command('init')
    .description('Look at a repository and write its commented vauban.yaml, with a baseline if you want one.')
    .argument('[folder]', 'the top of the repository (default: the one around this folder)')
    .option('--baseline', 'scan and write vauban-baseline.json, so that only what is new fails')
    .option('--no-baseline', 'write no baseline')
    .option('-y, --yes', 'answer every question with yes')
    .option('--force', 'overwrite what is there')
    .option('--offline', 'never use the network')
    .addHelpText(
      'after',
      `
Example:
  $ vauban init --baseline        then commit vauban.yaml and vauban-baseline.json
`,
    )
    .action(
      program.action(async (folder: string | undefined, flags: InitFlags) => {
        const { runInit } = await import('./init.ts');
        return await runInit(folder ?? null, flags, program.version);
      }),
    );
}
