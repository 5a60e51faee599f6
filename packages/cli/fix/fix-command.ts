import { Option } from 'commander';
import type { Program } from '../command/program.ts';

interface Flags {
  json?: boolean;
  apply?: boolean;
  quiet?: boolean;
}

export function addFixCommand(program: Program): void {
  program.root
    .command('fix')
    .description(
      'Show the smallest upgrades that leave every known vulnerability behind, and carry them out on request.',
    )
    .argument('[target]', 'a folder (default: this one)')
    .option('--json', 'the plan as JSON')
    .option('--apply', "write it: with each ecosystem's own tool, in a copy first, scripts off")
    .addOption(new Option('--quiet', 'no progress and no notes').env('VAUBAN_QUIET'))
    .addHelpText(
      'after',
      `
Examples:
  $ vauban fix .                           show what to raise, and to which version
  $ vauban fix . --json > plan.json
  $ vauban fix . --apply                   needs the network: the tools ask their registries

It ends with 1 while something is to be fixed, with 3 when something could not be looked at.
`,
    )
    .action(
      program.action(async (target: string | undefined, flags: Flags) => {
        const { runFix } = await import('./run-fix.ts');
        const { json = false, apply = false, quiet = false } = flags;
        return await runFix({ target: target ?? '.', json, apply, quiet }, program.version);
      }),
    );
}
