import { Option } from 'commander';
import type { Program } from '../command/program.ts';

export interface UpdateFlags {
  ecosystems?: string;
  source?: string;
  kev?: string;
  epss?: string;
  endOfLife?: string;
  allowShrink?: boolean;
  quiet?: boolean;
}

export function addAdvisoriesCommand(program: Program): void {
  const advisories = program.root
    .command('advisories')
    .description('Keep the advisories: what the world knows about vulnerable components.')
    .addHelpText('after', '\nExample:\n  $ vauban advisories update --ecosystems npm,PyPI\n');
  advisories
    .command('update')
    .description('Fetch what is new; the source is an OSV bucket, which is not signed.')
    .option('--ecosystems <a,b>', "OSV's names (default: those kept already, and those of the last report here)")
    .addOption(new Option('--source <url>', 'an address or folder in OSV layout').env('VAUBAN_ADVISORIES_SOURCE'))
    .addOption(
      new Option('--kev <url>', 'an address or file with known exploited vulnerabilities').env('VAUBAN_KEV_SOURCE'),
    )
    .addOption(new Option('--epss <url>', "an address or file with FIRST's scores (CSV)").env('VAUBAN_EPSS_SOURCE'))
    .addOption(
      new Option('--end-of-life <url>', "an address or file with endoflife.date's data").env(
        'VAUBAN_END_OF_LIFE_SOURCE',
      ),
    )
    .option('--allow-shrink', 'accept a source that suddenly holds much less')
    .addOption(new Option('--quiet', 'no progress').env('VAUBAN_QUIET'))
    .addHelpText('after', '\nExample:\n  $ vauban advisories update --ecosystems npm,PyPI\n')
    .action(
      program.action(async (flags: UpdateFlags) => {
        const { runUpdate } = await import('./update.ts');
        return await runUpdate(flags);
      }),
    );
  advisories
    .command('status')
    .description('Show what is kept and how old it is.')
    .option('--json', 'as JSON, for scripts')
    .addHelpText('after', '\nExample:\n  $ vauban advisories status\n')
    .action(
      program.action(async (flags: { json?: boolean }) => {
        const { runStatus } = await import('./status.ts');
        return await runStatus(flags.json === true);
      }),
    );
  advisories
    .command('export')
    .description('Write all advisories into one file, for a place without network.')
    .argument('<file>', 'the file to write')
    .addHelpText('after', '\nExample:\n  $ vauban advisories export advisories.vauban\n')
    .action(
      program.action(async (file: string) => {
        const { runExport } = await import('./transfer.ts');
        return await runExport(file);
      }),
    );
  advisories
    .command('import')
    .description('Read a file that vauban advisories export wrote.')
    .argument('<file>', 'the file to read')
    .option('--allow-older', 'even when what is kept is newer')
    .addHelpText('after', '\nExample:\n  $ vauban advisories import advisories.vauban\n')
    .action(
      program.action(async (file: string, flags: { allowOlder?: boolean }) => {
        const { runImport } = await import('./transfer.ts');
        return await runImport(file, flags.allowOlder === true);
      }),
    );
}
