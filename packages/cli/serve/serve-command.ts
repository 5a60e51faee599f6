import { InvalidArgumentError, Option } from 'commander';
import type { Program } from '../command/program.ts';

interface Flags {
  readonly host: string;
  readonly port: number;
  readonly baseUrl?: string;
  readonly trustedProxy?: string[];
  readonly allowHost?: string[];
  readonly untilScanned?: boolean;
  readonly worker: boolean;
}

/** The port that Vauban listens at unless another one is asked for. */
export const PORT = 8621;

export function addServeCommand(program: Program): void {
  program.root
    .command('serve')
    .description('Run the server that remembers, shows and watches; with a target, scan that into it too.')
    .argument('[target]', 'a folder or a git URL to scan once the server runs')
    .addOption(new Option('--host <address>', 'where to listen').env('VAUBAN_HOST').default('127.0.0.1'))
    .addOption(
      new Option('--port <n>', 'where to listen; 0 is any free one').env('VAUBAN_PORT').default(PORT).argParser(port),
    )
    .addOption(new Option('--base-url <url>', 'how people reach it, behind a proxy').env('VAUBAN_BASE_URL'))
    .addOption(
      new Option(
        '--trusted-proxy <address>',
        'a proxy (address or network) whose X-Forwarded-* is believed; may repeat',
      )
        .env('VAUBAN_TRUSTED_PROXY')
        .argParser(list),
    )
    .addOption(
      new Option('--allow-host <name>', 'a host inside that webhooks may reach; may repeat')
        .env('VAUBAN_ALLOW_HOST')
        .argParser(list),
    )
    .addOption(new Option('--no-worker', 'take no jobs here: vauban worker takes them elsewhere'))
    .addOption(new Option('--until-scanned', 'end when the target is scanned and recorded'))
    .addHelpText(
      'after',
      `
The database is an embedded PostgreSQL in the data folder, or the server that DATABASE_URL names.

Examples:
  $ vauban serve
  $ vauban serve ~/shop
  $ vauban serve --base-url https://vauban.example.org --trusted-proxy 127.0.0.1
`,
    )
    .action(
      program.action(async (target: string | undefined, flags: Flags) => {
        const { runServe } = await import('./serve.ts');
        return await runServe(
          {
            target: target ?? null,
            host: flags.host,
            port: flags.port,
            baseUrl: flags.baseUrl ?? null,
            trustedProxies: flags.trustedProxy ?? [],
            allowedHosts: flags.allowHost ?? [],
            untilScanned: flags.untilScanned ?? false,
            takesJobs: flags.worker && process.env.VAUBAN_NO_WORKER === undefined,
          },
          program.version,
        );
      }),
    );
}

function port(value: string): number {
  const number = Number(value);
  if (value === '' || !Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError('It is a number from 0 to 65535.');
  }
  return number;
}

/** Given again, or with commas in the environment. */
function list(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(',').map((one) => one.trim())].filter((one) => one !== '');
}
