import type { Program } from '../command/program.ts';

export function addExplainCommand(program: Program): void {
  program.root
    .command('explain')
    .description('Explain a rule, an advisory, a kind of gap, or a finding of the last report.')
    .argument('<id>', "a rule's id, an advisory's id, a kind of gap, or the id of a finding")
    .option('--report <file>', 'look in this report (default: the last one of this folder)')
    .addHelpText(
      'after',
      `
Examples:
  $ vauban explain secrets/github-token
  $ vauban explain 3f9a1c22b7e0
`,
    )
    .action(
      program.action(async (id: string, flags: { report?: string }) => {
        const { runExplain } = await import('./explain.ts');
        return await runExplain(id, flags.report ?? null);
      }),
    );
}
