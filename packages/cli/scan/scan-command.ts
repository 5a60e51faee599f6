import { InvalidArgumentError, Option } from 'commander';
import { Problem } from '../command/problem.ts';
import type { Program } from '../command/program.ts';
import type { ServerWish } from '../server/wish.ts';
import { OutputPairs } from './output-pairs.ts';
import type { ScanWish } from './wish.ts';

interface Flags {
  surface?: string;
  since?: string;
  policy?: string;
  baseline?: string;
  rules?: string[];
  vex?: string[];
  include?: string[];
  exclude?: string[];
  jobs?: number;
  cache: boolean;
  quiet?: boolean;
  offline?: boolean;
  update?: boolean;
  advisoriesSource?: string;
  kevSource?: string;
  server?: string;
  project?: string;
  release?: string;
  environment?: string;
  pullRequest?: number;
  tokenFile?: string;
}

export function addScanCommand(program: Program): void {
  const pairs = new OutputPairs();
  const many = (value: string, before: string[] = []) => [...before, value];
  program.root
    .command('scan')
    .description('Scan a folder, a git repository or single files, and judge what is found.')
    .argument('[target...]', 'a folder (default: this one), a git URL, files, or - for names from standard input')
    .addOption(new Option('--surface <a,b>', 'only these surfaces').env('VAUBAN_SURFACE'))
    .addOption(
      new Option('--format <name>', 'terminal, json, sarif, markdown, html, cyclonedx, openvex or spdx; may repeat')
        .env('VAUBAN_FORMAT')
        .argParser((value) => pairs.addFormat(value)),
    )
    .option('--output <file>', 'where the format before it goes; - is standard output', (value) =>
      pairs.addOutput(value),
    )
    .addOption(
      new Option('--since <ref>', 'judge the change since a commit, by the policy of that commit').env('VAUBAN_SINCE'),
    )
    .addOption(
      new Option('--policy <file>', 'a vauban.yaml to judge by instead of the one in the target').env('VAUBAN_POLICY'),
    )
    .addOption(
      new Option('--baseline <file>', 'what was there before (default: vauban-baseline.json)').env('VAUBAN_BASELINE'),
    )
    .option('--rules <dir>', "a folder with the team's rules; may repeat", many)
    .option('--vex <file>', 'what others say about vulnerabilities (OpenVEX, CycloneDX, CSAF); may repeat', many)
    .option('--include <glob>', 'only these files; may repeat', many)
    .option('--exclude <glob>', 'not these files; may repeat, each is counted and named', many)
    .addOption(new Option('--jobs <n>', 'processes at once').env('VAUBAN_JOBS').argParser(positive))
    .addOption(new Option('--no-cache', 'neither read nor write the cache of results'))
    .addOption(new Option('--quiet', 'no progress and no notes').env('VAUBAN_QUIET'))
    .addOption(new Option('--offline', 'never use the network').env('VAUBAN_OFFLINE'))
    .addOption(
      new Option('--update', 'update the advisories when they are missing or old, without asking')
        .env('VAUBAN_UPDATE')
        .conflicts('offline'),
    )
    .addOption(
      new Option('--advisories-source <url>', 'an address or folder in OSV layout').env('VAUBAN_ADVISORIES_SOURCE'),
    )
    .addOption(
      new Option('--kev-source <url>', 'an address or file with known exploited vulnerabilities').env(
        'VAUBAN_KEV_SOURCE',
      ),
    )
    .addOption(
      new Option('--server <url>', 'judge by the policy and decisions of a server, and record the report there').env(
        'VAUBAN_SERVER',
      ),
    )
    .addOption(
      new Option('--project <slug>', "the project on the server (default: the repository's own)").env('VAUBAN_PROJECT'),
    )
    .option('--release <name>', 'record the report as what a release is made of')
    .option('--environment <name>', 'where that release runs')
    .addOption(
      new Option('--pull-request <n>', 'record the report as of this pull request (default: what the pipeline says)')
        .env('VAUBAN_PULL_REQUEST')
        .argParser(pullRequestNumber),
    )
    .addOption(
      new Option('--token-file <file>', 'holds the API token, instead of VAUBAN_TOKEN').env('VAUBAN_TOKEN_FILE'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ vauban scan .
  $ vauban scan --since origin/main --format sarif --output vauban.sarif --format markdown --output comment.md
  $ git diff --name-only -z --cached | vauban scan -
  $ vauban scan --server https://vauban.example.org --release 1.4.2 --environment production
`,
    )
    .action(
      program.action(async (targets: string[], flags: Flags) => {
        const { runScan } = await import('./run.ts');
        return await runScan(wish(targets, flags, pairs), program.version);
      }),
    );
}

function pullRequestNumber(value: string): number {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError('It is the number of a pull request.');
  return Number(value);
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 256)
    throw new InvalidArgumentError('It is a number from 1 to 256.');
  return number;
}

function wish(targets: readonly string[], flags: Flags, pairs: OutputPairs): ScanWish {
  return {
    targets,
    outputs: pairs.list(),
    surfaces: flags.surface?.split(',').map((name) => name.trim()) ?? null,
    since: flags.since ?? null,
    policy: flags.policy ?? null,
    baseline: flags.baseline ?? null,
    rules: flags.rules ?? [],
    vex: flags.vex ?? [],
    include: flags.include ?? [],
    exclude: flags.exclude ?? [],
    jobs: flags.jobs ?? null,
    cache: flags.cache && process.env.VAUBAN_NO_CACHE === undefined,
    quiet: flags.quiet ?? false,
    offline: flags.offline ?? false,
    update: flags.update ?? false,
    source: flags.advisoriesSource ?? null,
    kev: flags.kevSource ?? null,
    server: serverWish(flags),
  };
}

function serverWish({ server, project, release, environment, pullRequest, tokenFile }: Flags): ServerWish | null {
  if (server === undefined) {
    const told = { '--release': release, '--environment': environment, '--pull-request': pullRequest };
    const named = Object.entries(told).find(([, value]) => value !== undefined)?.[0] ?? null;
    if (named !== null) throw new Problem(`${named} is told to a server. Name it with --server.`);
    return null;
  }
  if (environment !== undefined && release === undefined) {
    throw new Problem('--environment says where a release runs. Name the release with --release.');
  }
  return {
    url: server,
    project: project ?? null,
    release: release ?? null,
    environment: environment ?? null,
    pullRequest: pullRequest ?? null,
    tokenFile: tokenFile ?? null,
  };
}
