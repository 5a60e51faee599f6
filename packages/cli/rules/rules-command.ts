import type { Program } from '../command/program.ts';

export function addRulesCommand(program: Program): void {
  const rules = program.root
    .command('rules')
    .description('List the rules, show the page of one, or try those of the team.')
    .addHelpText('after', '\nExample:\n  $ vauban rules list\n');
  rules
    .command('list')
    .description('List every rule with its severity.')
    .option('--json', 'as JSON, for scripts')
    .option('--rules <folder...>', "folders with the team's rules, besides .vauban/rules")
    .addHelpText('after', '\nExample:\n  $ vauban rules list --json\n')
    .action(
      program.action(async (flags: { json?: boolean; rules?: string[] }) => {
        const { runRulesList } = await import('./list.ts');
        return await runRulesList(flags.json === true, flags.rules ?? [], process.cwd());
      }),
    );
  rules
    .command('test')
    .description("Run the examples of the team's own rules.")
    .argument('[folders...]', 'folders with rules, besides .vauban/rules')
    .addHelpText('after', '\nExample:\n  $ vauban rules test\n')
    .action(
      program.action(async (folders: string[]) => {
        const { runRulesTest } = await import('./test.ts');
        return await runRulesTest(folders, process.cwd());
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
