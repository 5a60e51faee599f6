import type { Ancestry } from '@vauban/domain';
import type { PathText, Target } from '@vauban/scanners';
import { CollectError } from '../collect-error.ts';
import type { SealedGit } from '../git/sealed-git.ts';
import { EVERYTHING, type Selection } from '../walk/selection.ts';
import { ancestryOf } from './ancestry.ts';
import { type Changes, changesSince } from './changes.ts';
import type { History } from './history.ts';
import { lineAnswers } from './lines.ts';
import type { ObjectReader } from './object-reader.ts';
import { blobAt } from './tree-entry.ts';
import { treeListing } from './tree-listing.ts';
import { treeTarget } from './tree-target.ts';

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export interface HistoryPlace {
  /** Names the place for the stat cache. */
  readonly key: string;
  /** The scanned commit; null in a repository without one. */
  readonly head: string | null;
  /** From the repository's top to the scanned folder: empty, or ending in `/`. */
  readonly prefix: string;
  /** The scanned folder; null when nothing is checked out. */
  readonly workTree: string | null;
  readonly maxFiles: number;
}

export class GitHistory implements History {
  readonly #git: SealedGit;
  readonly #objects: ObjectReader;
  readonly #place: HistoryPlace;
  readonly #changes = new Map<string, Promise<Changes>>();

  constructor(git: SealedGit, objects: ObjectReader, place: HistoryPlace) {
    this.#git = git;
    this.#objects = objects;
    this.#place = place;
  }

  async resolve(ref: string): Promise<string | null> {
    if (!isRef(ref))
      throw new CollectError(`${JSON.stringify(ref)} is no name of a commit: name a branch, a tag or an id.`);
    const { code, stdout } = await this.#git.run([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ]);
    const id = stdout.toString('latin1').trim();
    return code === 0 && COMMIT.test(id) ? id : null;
  }

  async mergeBase(ref: string): Promise<string | null> {
    const commit = await this.resolve(ref);
    if (commit === null || this.#place.head === null) return null;
    const { code, stdout } = await this.#git.run(['merge-base', this.#place.head, commit]);
    const id = stdout.toString('latin1').trim();
    return code === 0 && COMMIT.test(id) ? id : null;
  }

  async readAt(commit: string, path: PathText): Promise<Buffer | null> {
    const blob = await blobAt(this.#git, await this.#commit(commit), this.#place.prefix, path);
    return blob === null ? null : ((await this.#objects.read(blob))?.bytes ?? null);
  }

  async baseTarget(commit: string, selection: Selection = EVERYTHING): Promise<Target> {
    const { prefix, maxFiles, key, workTree } = this.#place;
    const listing = await treeListing(this.#git, await this.#commit(commit), prefix, selection, maxFiles);
    return treeTarget(`${key}#history`, listing, this.#objects, workTree);
  }

  async renamesSince(commit: string): Promise<Record<string, string>> {
    const { renames } = await this.#changesSince(await this.#commit(commit));
    return recordOf(renames);
  }

  async lineUnchangedSince(commit: string): Promise<(path: PathText, line: number) => boolean | 'unknown'> {
    const id = await this.#commit(commit);
    return lineAnswers(this.#git, id, this.#place, await this.#changesSince(id));
  }

  async ancestry(commits: readonly string[]): Promise<Record<string, Ancestry>> {
    return recordOf(await ancestryOf(this.#git, this.#place.head, commits));
  }

  async #commit(ref: string): Promise<string> {
    const id = await this.resolve(ref);
    if (id !== null) return id;
    const why = this.#git.folder.shallow ? ' (this is a shallow clone)' : '';
    throw new CollectError(`Commit ${JSON.stringify(ref)} is not here${why}: fetch it with its history and try again.`);
  }

  #changesSince(commit: string): Promise<Changes> {
    const known = this.#changes.get(commit) ?? changesSince(this.#git, commit, this.#place);
    this.#changes.set(commit, known);
    return known;
  }
}

/** No option, no range, no control character; git decides the rest. */
function isRef(ref: string): boolean {
  return ref.length > 0 && ref.length <= 1024 && !/^[-^]|\.\.|[\0-\x20\x7f]/.test(ref);
}

function recordOf<Value>(entries: ReadonlyMap<string, Value>): Record<string, Value> {
  const record: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) record[key] = value;
  return record;
}
