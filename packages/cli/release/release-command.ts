import { type Command, Option } from 'commander';
import type { Program } from '../command/program.ts';

interface Flags {
  readonly server: string;
  readonly project?: string;
  readonly environment: string;
  readonly tokenFile?: string;
  readonly commit?: string;
  readonly keepOthers?: boolean;
}

export function addReleaseCommand(program: Program): void {
  const release = program.root
    .command('release')
    .description('Tell a server which release runs where.')
    .addHelpText('after', '\nExample:\n  $ vauban release deploy 1.4.2 --environment production\n');
  const common = (command: Command) =>
    command
      .argument('<name>', 'the release, as vauban scan --release named it')
      .addOption(new Option('--server <url>', 'the server').env('VAUBAN_SERVER').makeOptionMandatory())
      .addOption(new Option('--project <slug>', "default: the repository's own").env('VAUBAN_PROJECT'))
      .requiredOption('--environment <name>', 'e.g. production')
      .addOption(
        new Option('--token-file <file>', 'holds the API token, instead of VAUBAN_TOKEN').env('VAUBAN_TOKEN_FILE'),
      );
  common(release.command('deploy'))
    .description('Say that a release runs in an environment: it is watched from now on.')
    .option('--commit <id>', 'name the release here, as what the last scan of that commit saw')
    .option('--keep-others', 'what ran there before of the project goes on running')
    .addHelpText('after', '\nExample:\n  $ vauban release deploy 1.4.2 --environment production\n')
    .action(
      program.action(async (name: string, flags: Flags) => {
        const { deploy } = await import('./release.ts');
        return await deploy(name, wishOf(flags), flags.commit ?? null, flags.keepOthers ?? false);
      }),
    );
  common(release.command('retire'))
    .description('Say that a release no longer runs in an environment.')
    .addHelpText('after', '\nExample:\n  $ vauban release retire 1.4.1 --environment production\n')
    .action(
      program.action(async (name: string, flags: Flags) => {
        const { retire } = await import('./release.ts');
        return await retire(name, wishOf(flags));
      }),
    );
}

function wishOf({ server, project, environment, tokenFile }: Flags) {
  return { url: server, project: project ?? null, environment, tokenFile: tokenFile ?? null };
}
