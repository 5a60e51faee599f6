import type { Program } from '../command/program.ts';

export function addRulesCommand(program: Program): void {
  const rules = program.root
    .command('rules')
    .description('List the rules, or show the page of one.')
    .addHelpText('after', '\nExample:\n  $ vauban rules list\n');
  rules
    .command('list')
    .description('List every rule with its severity.')
    .option('--json', 'as JSON, for scripts')
    .addHelpText('after', '\nExample:\n  $ vauban rules list --json\n')
    .action(
      program.action(async (flags: { json?: boolean }) => {
        const { runRulesList } = await import('./list.ts');
        return await runRulesList(flags.json === true);
      }),
    );
  rules
    .command('show')
    .description('Show the page of a rule.')
    .argument('<id>', "the rule's id")
    .addHelpText('after', '\nExample:\n  $ vauban rules show secrets/github-token\n')
    .action(
      program.action(async (id: string) => {
        const { runExplain } = await import('../explain/explain.ts');
        return await runExplain(id, null);
      }),
    );
}
