import { CollectError } from '../collect-error.ts';
import type { Run } from '../git/run.ts';
import type { SealedGit } from '../git/sealed-git.ts';
import { type Name, nameInRecord, records } from './path-text.ts';

/** What git says about the working tree below a folder, in one walk; names are relative to that folder. */
export interface GitStatus {
  /** Tracked files that are not as they were committed, from the repository's top; null when git cannot tell. */
  readonly changed: readonly string[] | null;
  /** Files that are neither tracked nor ignored; a repository within ends in `/`. */
  readonly found: readonly Name[];
  /** Files, and folders ending in `/`, that are ignored and not tracked. */
  readonly ignored: readonly Name[];
  /** Folders, ending in `/`, that could not be entered. */
  readonly unreadable: readonly string[];
  readonly cut: boolean;
}

/** `untracked` false: only `changed` is asked for. Throws `CollectError` when git cannot list the files. */
export async function gitStatus(
  git: SealedGit,
  root: string,
  { untracked, maxRecords }: { readonly untracked: boolean; readonly maxRecords: number },
): Promise<GitStatus> {
  const which = untracked ? ['--untracked-files=all', '--ignored=matching'] : ['--untracked-files=no'];
  const status = ['status', '--porcelain', '-z', '--no-renames', '--ignore-submodules=all', ...which, '--', root];
  const run = await git.run(status, { maxRecords });
  const below = new Below(git, root);
  if (run.code === 0 || run.cut) return below.status(run);
  return untracked ? await below.withoutCommit(git, maxRecords) : NOTHING_KNOWN;
}

const NOTHING_KNOWN: GitStatus = { changed: null, found: [], ignored: [], unreadable: [], cut: false };

/** Reads what git says from the top as it is seen from a folder. */
class Below {
  readonly #root: string;
  readonly #top: string;
  readonly #prefix: string;

  constructor(git: SealedGit, root: string) {
    this.#root = root;
    this.#top = git.repository.top;
    this.#prefix = root === this.#top ? '' : `${root.slice(this.#top.length).replace(/^\//, '')}/`;
  }

  status({ stdout, stderr, cut }: Run): GitStatus {
    const changed: string[] = [];
    const found: Name[] = [];
    const ignored: Name[] = [];
    for (const record of records(stdout)) {
      const mark = typeof record === 'string' ? record.slice(0, 2) : record.toString('latin1', 0, 2);
      if (mark === '??') found.push(this.#name(record, 3));
      else if (mark === '!!') ignored.push(this.#name(record, 3));
      else changed.push(nameInRecord(record, 3).text);
    }
    return { changed, found, ignored, unreadable: this.#unreadable(stderr), cut };
  }

  /** Where the commit cannot be read, so that nothing can be compared with it. */
  async withoutCommit(git: SealedGit, maxRecords: number): Promise<GitStatus> {
    const others = ['ls-files', '-z', '--full-name', '--others', '--exclude-standard'];
    const [found, ignored] = await Promise.all([
      git.run([...others, '--', this.#root], { maxRecords }),
      git.run([...others, '--ignored', '--directory', '--', this.#root], { maxRecords }),
    ]);
    for (const { code, cut, stderr } of [found, ignored]) {
      if (code !== 0 && !cut) throw new CollectError(cannotList(this.#top, stderr));
    }
    return {
      changed: null,
      found: records(found.stdout).map((record) => this.#name(record, 0)),
      ignored: records(ignored.stdout).map((record) => this.#name(record, 0)),
      unreadable: this.#unreadable(found.stderr),
      cut: found.cut,
    };
  }

  /** The whole folder, `./`, for what lies above it. */
  #name(record: string | Buffer, from: number): Name {
    const whole = nameInRecord(record, from);
    if (!whole.text.startsWith(this.#prefix) || whole.text === this.#prefix) return { text: './', bytes: null };
    const above = typeof record === 'string' ? this.#prefix.length : Buffer.byteLength(this.#prefix);
    return this.#prefix === '' ? whole : nameInRecord(record, from + above);
  }

  /** git goes on after `warning: could not open directory 'sub/': Permission denied`; paths are from its top. */
  #unreadable(stderr: string): string[] {
    const found = stderr.matchAll(/^warning: could not open directory '(.*?)\/?': /gms);
    return [...found].map(
      ([, path = '']) => `${path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : path}/`,
    );
  }
}

export function cannotList(top: string, stderr: string): string {
  const reason = stderr.trim().split('\n').at(-1) ?? '';
  return `git cannot list the files of ${top} (${reason}): repair the repository, or scan a copy without its .git folder.`;
}
