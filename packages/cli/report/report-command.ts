import type { Program } from '../command/program.ts';
import { OutputPairs } from '../scan/output-pairs.ts';

export function addReportCommand(program: Program): void {
  const pairs = new OutputPairs();
  program.root
    .command('report')
    .description('Show or convert a saved report.')
    .argument('[file]', 'a report in JSON, - for standard input (default: the last one of this folder)')
    .option(
      '--format <name>',
      'terminal, json, sarif, markdown, html, cyclonedx, openvex or spdx; may repeat',
      (value) => pairs.addFormat(value),
    )
    .option('--output <file>', 'where the format before it goes; - is standard output', (value) =>
      pairs.addOutput(value),
    )
    .addHelpText(
      'after',
      `
Example:
  $ vauban report vauban.json --format html --output vauban.html
`,
    )
    .action(
      program.action(async (file: string | undefined) => {
        const { runReport } = await import('./convert.ts');
        return await runReport(file ?? null, pairs.list());
      }),
    );
}
