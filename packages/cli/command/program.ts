import { Command, CommanderError } from 'commander';
import { addAdvisoriesCommand } from '../advisories/advisories-command.ts';
import { addBackupCommand } from '../backup/backup-command.ts';
import { addDoctorCommand } from '../doctor/doctor-command.ts';
import { addExplainCommand } from '../explain/explain-command.ts';
import { addFixCommand } from '../fix/fix-command.ts';
import { addImportCommand } from '../import/import-command.ts';
import { addInitCommand } from '../init/init-command.ts';
import { addRebuildCommand } from '../rebuild/rebuild-command.ts';
import { addReleaseCommand } from '../release/release-command.ts';
import { addReportCommand } from '../report/report-command.ts';
import { addRestoreCommand } from '../restore/restore-command.ts';
import { addRulesCommand } from '../rules/rules-command.ts';
import { addSbomCommand } from '../sbom/sbom-command.ts';
import { addScanCommand } from '../scan/scan-command.ts';
import { addServeCommand } from '../serve/serve-command.ts';
import { addWorkerCommand } from '../worker/worker-command.ts';
import { normaliseEnvironment } from './environment.ts';
import { EXIT } from './exit-code.ts';

/** What every command's definition needs: it adds itself and answers its exit code when it ran. */
export interface Program {
  readonly root: Command;
  readonly version: string;
  /** Wraps an action: what it answers becomes the process's exit code. */
  action<A extends unknown[]>(run: (...args: A) => Promise<number>): (...args: A) => Promise<void>;
}

/** Parses the arguments, runs the command that they name and answers its exit code. */
export async function runProgram(args: readonly string[], version: string): Promise<number> {
  normaliseEnvironment(process.env);
  let exitCode: number = EXIT.pass;
  const root = new Command('vauban')
    .description('Scans a source tree on every surface, judges it honestly and says what to do first.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false })
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'vauban: ')) })
    .addHelpText('after', HELP);
  const program: Program = {
    root,
    version,
    action:
      (run) =>
      async (...given) => {
        exitCode = await run(...given);
      },
  };
  addScanCommand(program);
  addInitCommand(program);
  addExplainCommand(program);
  addReportCommand(program);
  addFixCommand(program);
  addImportCommand(program);
  addSbomCommand(program);
  addAdvisoriesCommand(program);
  addRulesCommand(program);
  addServeCommand(program);
  addWorkerCommand(program);
  addReleaseCommand(program);
  addBackupCommand(program);
  addRestoreCommand(program);
  addRebuildCommand(program);
  addDoctorCommand(program);
  if (args.length === 0) {
    root.outputHelp({ error: true });
    return EXIT.wrongUse;
  }
  try {
    await root.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.pass : EXIT.wrongUse;
  }
  return exitCode;
}

const HELP = `
Example:
  $ vauban scan .                          scan this folder and show what to do first
  $ vauban scan --since origin/main        judge only what this branch changes

Exit codes: 0 pass, 1 fail, 2 wrong use or configuration, 3 unproven, 4 internal error, 130 after Ctrl-C.
Every option of scan may stand in the environment as well, e.g. VAUBAN_JOBS=2; vauban doctor shows what holds.
`;
