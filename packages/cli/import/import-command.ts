import { Option } from 'commander';
import { Problem } from '../command/problem.ts';
import type { Program } from '../command/program.ts';
import { OutputPairs } from '../scan/output-pairs.ts';
import type { ImportWish } from './wish.ts';

interface Flags {
  from?: string;
  complete?: boolean;
  folder: string;
  policy?: string;
  quiet?: boolean;
  server?: string;
  project?: string;
  tokenFile?: string;
}

export function addImportCommand(program: Program): void {
  const pairs = new OutputPairs();
  program.root
    .command('import')
    .description("Read another tool's report, judge it as Vauban's own, and record it on a server.")
    .argument('<file...>', 'reports of other tools, - for standard input')
    .option(
      '--from <format>',
      'the format of the files (default: found by their content); defectdojo: a folder of pages of its API',
    )
    .option('--complete', 'the tool looked at the whole folder with all its rules, so what it does not report is gone')
    .option('--folder <path>', 'the folder that the tool looked at', '.')
    .option('--format <name>', 'terminal, json, sarif, markdown or html; may repeat', (value) => pairs.addFormat(value))
    .option('--output <file>', 'where the format before it goes; - is standard output', (value) =>
      pairs.addOutput(value),
    )
    .addOption(
      new Option('--policy <file>', 'a vauban.yaml to judge by instead of the one in the folder').env('VAUBAN_POLICY'),
    )
    .addOption(new Option('--quiet', 'no progress and no notes').env('VAUBAN_QUIET'))
    .addOption(new Option('--server <url>', 'judge as a server says, and record the report there').env('VAUBAN_SERVER'))
    .addOption(
      new Option('--project <slug>', "the project on the server (default: the repository's own)").env('VAUBAN_PROJECT'),
    )
    .addOption(
      new Option('--token-file <file>', 'holds the API token, instead of VAUBAN_TOKEN').env('VAUBAN_TOKEN_FILE'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ vauban import semgrep.sarif --server https://vauban.example.org
  $ vauban import --from defectdojo export/ --server https://vauban.example.org
  $ trivy fs --format json . | vauban import - --complete --format html --output findings.html
`,
    )
    .action(
      program.action(async (files: string[], flags: Flags) => {
        if (flags.from === 'defectdojo') {
          const { importDojo } = await import('./dojo/import-dojo.ts');
          return await importDojo(wish(files, flags, pairs), program.version);
        }
        const { runImport } = await import('./import.ts');
        return await runImport(wish(files, flags, pairs), program.version);
      }),
    );
}

function wish(files: string[], flags: Flags, pairs: OutputPairs): ImportWish {
  if (flags.server === undefined && flags.project !== undefined) {
    throw new Problem('--project is told to a server. Name it with --server.');
  }
  return {
    files,
    from: flags.from ?? null,
    complete: flags.complete ?? false,
    folder: flags.folder,
    outputs: pairs.list(),
    policy: flags.policy ?? null,
    quiet: flags.quiet ?? false,
    server:
      flags.server === undefined
        ? null
        : {
            url: flags.server,
            project: flags.project ?? null,
            release: null,
            environment: null,
            pullRequest: null,
            tokenFile: flags.tokenFile ?? null,
          },
  };
}
