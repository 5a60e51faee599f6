import { Option } from 'commander';
import type { Program } from '../command/program.ts';

interface Flags {
  format: 'cyclonedx' | 'spdx';
  output?: string;
  include?: string[];
  exclude?: string[];
  cache: boolean;
  quiet?: boolean;
}

export function addSbomCommand(program: Program): void {
  const many = (value: string, before: string[] = []) => [...before, value];
  const sbom = program.root
    .command('sbom')
    .description('Write a bill of materials: every component, where it comes from and what it needs.')
    .argument('[target]', 'a folder (default: this one) or a git URL')
    .addOption(new Option('--format <name>', 'its format').choices(['cyclonedx', 'spdx']).default('cyclonedx'))
    .option('--output <file>', 'where it goes; - is standard output')
    .option('--include <glob>', 'only these files; may repeat', many)
    .option('--exclude <glob>', 'not these files; may repeat', many)
    .addOption(new Option('--no-cache', 'neither read nor write the cache of results'))
    .addOption(new Option('--quiet', 'no progress and no notes').env('VAUBAN_QUIET'))
    .addHelpText(
      'after',
      `
Examples:
  $ vauban sbom . --output app.cdx.json
  $ vauban sbom . --format spdx --output app.spdx.json
  $ vauban sbom diff before.cdx.json after.cdx.json

It ends with 3 when something could not be read; the bill says what. The time in it is SOURCE_DATE_EPOCH, where that is set.
`,
    )
    .action(
      program.action(async (target: string | undefined, flags: Flags) => {
        const { runSbom } = await import('./sbom.ts');
        return await runSbom(
          {
            target: target ?? '.',
            format: flags.format,
            output: flags.output ?? null,
            include: flags.include ?? [],
            exclude: flags.exclude ?? [],
            cache: flags.cache && process.env.VAUBAN_NO_CACHE === undefined,
            quiet: flags.quiet ?? false,
          },
          program.version,
        );
      }),
    );
  sbom
    .command('diff')
    .description('Show what one bill of materials has and another has not.')
    .argument('<before>', 'CycloneDX 1.2 to 1.6 (JSON, XML), or SPDX 2.2 or 2.3 (JSON, tag-value)')
    .argument('<after>', 'the same')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Example:
  $ vauban sbom diff release-1.cdx.json release-2.spdx.json
`,
    )
    .action(
      program.action(async (before: string, after: string, flags: { json?: boolean }) => {
        const { runSbomDiff } = await import('./diff.ts');
        return await runSbomDiff(before, after, flags.json ?? false);
      }),
    );
}
