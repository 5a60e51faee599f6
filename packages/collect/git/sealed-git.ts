import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { CollectError } from '../collect-error.ts';
import type { CollectLimits } from '../open/collected.ts';
import { findBlockingFile } from './blocking-file.ts';
import type { Repository } from './find-repository.ts';
import { type Run, type RunOptions, run } from './run.ts';
import { type SealedFolder, sealRecords } from './sealed-folder.ts';

/** The sealed folder has no such setting; this says it once more. */
const QUIET = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  'core.pager=cat',
  'diff.autoRefreshIndex=false',
  'protocol.allow=never',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'safe.directory=*',
];
const NO_PROGRAMS = ['--no-optional-locks', '--no-pager', ...QUIET.flatMap((setting) => ['-c', setting])];

export interface SealedGitOptions {
  readonly program: string;
  /** What PATH says, without folders that the target could bring. */
  readonly path: readonly string[];
  readonly userExcludes: string | null;
  readonly limits: CollectLimits;
  readonly signal: AbortSignal | undefined;
}

/**
 * Git on a repository that nobody trusts. It reads objects, names and index through a folder of ours whose `config`
 * holds nothing that starts a program, so that hooks, filters, text conversions, monitors, aliases, helpers and lazy
 * fetches of the target are not merely overruled: git never hears of them. It writes nothing into the target.
 */
export class SealedGit {
  readonly repository: Repository;
  readonly folder: SealedFolder;
  readonly #options: SealedGitOptions;
  #blocking: { readonly file: string | null } | null = null;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(repository: Repository, options: SealedGitOptions) {
    this.repository = repository;
    this.#options = options;
    this.folder = sealRecords(repository, options.userExcludes);
    this.#environment = sealedEnvironment(this.folder.path, repository.top, options.path);
  }

  async run(args: readonly string[], options: Partial<RunOptions> = {}): Promise<Run> {
    const hang = new AbortController();
    const watch = setTimeout(() => this.#refuseToHang(hang), this.#options.limits.gitPatienceMs);
    const signals = [hang.signal, this.#options.signal].filter((signal) => signal !== undefined);
    try {
      return await run(this.#options.program, [...NO_PROGRAMS, ...args], {
        cwd: this.repository.top,
        timeoutMs: this.#options.limits.gitTimeoutMs,
        maxBytes: 2 ** 29,
        ...options,
        signal: AbortSignal.any(signals),
        environment: this.#environment,
      });
    } finally {
      clearTimeout(watch);
    }
  }

  /** For questions from code that cannot wait; null when git failed or took longer than `timeoutMs`. */
  runNow(args: readonly string[], timeoutMs: number): Buffer | null {
    const { status, stdout } = spawnSync(this.#options.program, [...NO_PROGRAMS, ...args], {
      cwd: this.repository.top,
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: 2 ** 28,
    });
    return status === 0 ? stdout : null;
  }

  /** A process that stays and answers questions on its input. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn(this.#options.program, [...NO_PROGRAMS, ...args], {
      cwd: this.repository.top,
      env: this.#environment,
    });
  }

  close(): void {
    this.folder.remove();
  }

  #refuseToHang(hang: AbortController): void {
    this.#blocking ??= { file: findBlockingFile(this.repository.top) };
    const { file } = this.#blocking;
    if (file === null) return;
    hang.abort(
      new CollectError(`${file} is a pipe or device that git would wait on for ever: remove it and scan again.`),
    );
  }
}

function sealedEnvironment(sealed: string, top: string, path: readonly string[]): Record<string, string> {
  return {
    PATH: path.join(':'),
    HOME: sealed,
    XDG_CONFIG_HOME: sealed,
    LC_ALL: 'C',
    GIT_DIR: sealed,
    GIT_WORK_TREE: top,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_PAGER: 'cat',
    GIT_EDITOR: 'false',
    GIT_ASKPASS: 'false',
    GIT_SSH_COMMAND: 'false',
  };
}
