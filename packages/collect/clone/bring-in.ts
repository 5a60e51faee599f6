import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { CollectError } from '../collect-error.ts';
import type { Repository } from '../git/find-repository.ts';
import { type Run, run } from '../git/run.ts';
import type { CollectLimits, CollectProgress } from '../open/collected.ts';
import { type GitAddress, withoutCredentials, withoutCredentialsInText } from './address.ts';

export interface BringInOptions {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly history: 'none' | 'full';
  readonly limits: CollectLimits;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: CollectProgress) => void) | undefined;
}

const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'protocol.ext.allow=never',
  'http.followRedirects=initial',
  'fetch.unpackLimit=1',
  'fetch.recurseSubmodules=false',
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting]);
const HEAD_LINE = /^ref: (refs\/heads\/[^\s~^:?*[\\]+)\tHEAD$/m;
const ID_LINE = /^([0-9a-f]{40}|[0-9a-f]{64})\tHEAD$/m;
const HIDDEN = 'refs/vauban/head';

/**
 * Fetches a repository into `folder`. Nothing is checked out: no name of the repository becomes a file, no filter or
 * hook has an occasion, and since no remote is set up its address with credentials is stored nowhere.
 */
export async function bringIn(address: GitAddress, folder: string, options: BringInOptions): Promise<Repository> {
  const fetcher = new Fetcher(address, folder, options);
  options.onProgress?.({ phase: 'connect', done: 0, total: null, unit: 'objects' });
  const { stdout } = await fetcher.git(['ls-remote', '--symref', '--', address.text, 'HEAD']);
  const answer = stdout.toString('utf8');
  const id = ID_LINE.exec(answer)?.[1];
  const branch = HEAD_LINE.exec(answer)?.[1] ?? HIDDEN;
  const repository = { top: `${folder}/empty`, gitDir: `${folder}/records`, commonDir: `${folder}/records` };
  mkdirSync(repository.top);
  const format = id?.length === 64 ? ['--object-format=sha256'] : [];
  await fetcher.git(['init', '-q', '--bare', '--template=', ...format, repository.gitDir]);
  if (id !== undefined) await fetcher.fetch(repository.gitDir, branch);
  writeFileSync(`${repository.gitDir}/HEAD`, `ref: ${branch}\n`);
  return repository;
}

class Fetcher {
  readonly #address: GitAddress;
  readonly #folder: string;
  readonly #options: BringInOptions;

  constructor(address: GitAddress, folder: string, options: BringInOptions) {
    this.#address = address;
    this.#folder = folder;
    this.#options = options;
  }

  async fetch(gitDir: string, branch: string): Promise<void> {
    const head = `+HEAD:${branch}`;
    const what =
      this.#options.history === 'full'
        ? { flags: [], names: [head, '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'] }
        : { flags: ['--depth=1'], names: [head] };
    const flags = ['--progress', '--no-tags', '--no-recurse-submodules', ...what.flags];
    const tooBig = new AbortController();
    const isTooBig = () => sizeOfPacks(gitDir) > this.#options.limits.cloneMaxBytes;
    const timer = setInterval(() => isTooBig() && tooBig.abort(this.#tooBig()), 500);
    try {
      await this.git(
        [`--git-dir=${gitDir}`, 'fetch', ...flags, '--', this.#address.text, ...what.names],
        tooBig.signal,
      );
    } finally {
      clearInterval(timer);
    }
    if (isTooBig()) throw this.#tooBig();
  }

  async git(args: readonly string[], stopAt?: AbortSignal): Promise<Run> {
    const { program, environment, limits, signal, onProgress } = this.#options;
    const signals = [signal, stopAt].filter((each) => each !== undefined);
    const answer = await run(program, [...SETTINGS, ...args], {
      cwd: this.#folder,
      environment,
      timeoutMs: limits.cloneTimeoutMs,
      maxBytes: 2 ** 26,
      signal: AbortSignal.any(signals),
      onStderr: (text) => tellProgress(text, onProgress),
    });
    if (answer.code === 0) return answer;
    const said = withoutCredentialsInText(answer.stderr, this.#address.text);
    const reason =
      said.split('\n').find((line) => /^(?:fatal|error|ERROR|ssh|remote):/.test(line)) ?? `exit ${answer.code}`;
    throw new CollectError(
      `git could not bring in ${this.#shown()} (${reason.trim()}): check the address and your access to it.`,
    );
  }

  #tooBig(): CollectError {
    const gigabytes = (this.#options.limits.cloneMaxBytes / 2 ** 30).toFixed(1);
    return new CollectError(`${this.#shown()} is larger than ${gigabytes} GiB: clone it yourself and scan the folder.`);
  }

  #shown(): string {
    return JSON.stringify(withoutCredentials(this.#address.text));
  }
}

function tellProgress(text: string, tell: BringInOptions['onProgress']): void {
  const last = [...text.matchAll(/Receiving objects: +\d+% \((\d+)\/(\d+)\)/g)].at(-1);
  if (last) tell?.({ phase: 'receive', done: Number(last[1]), total: Number(last[2]), unit: 'objects' });
}

function sizeOfPacks(gitDir: string): number {
  let size = 0;
  try {
    for (const name of readdirSync(`${gitDir}/objects/pack`)) size += statSync(`${gitDir}/objects/pack/${name}`).size;
  } catch {
    // not there yet, or renamed in between
  }
  return size;
}
