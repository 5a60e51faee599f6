import type { Gap } from '@vauban/domain';
import type { TargetFile } from '@vauban/scanners';
import { CollectError } from '../collect-error.ts';
import type { SealedGit } from '../git/sealed-git.ts';
import { GapList } from '../walk/gap-list.ts';
import { nameInRecord, records } from '../walk/path-text.ts';
import { type Selection, Selector } from '../walk/selection.ts';

/** A file of a commit. `blob` is its id; the size is null when the blob is not in this clone. */
export interface TreeFile extends TargetFile {
  readonly blob: string;
  readonly isHere: boolean;
}

export interface TreeListing {
  readonly files: readonly TreeFile[];
  readonly gaps: readonly Gap[];
}

/** Names that git itself refuses to check out. */
const FORBIDDEN = /(?:^|\/)(?:\.{1,2}|\.git|)(?:\/|$)/i;
const ENTRY = /^(\d{6}) (blob|commit|tree) ([0-9a-f]{40,64}) +(\S+)\t/;

/** The regular files of a commit below `prefix` (empty, or ending in `/`), without reading one of them. */
export async function treeListing(
  git: SealedGit,
  commit: string,
  prefix: string,
  selection: Selection,
  maxFiles: number,
): Promise<TreeListing> {
  const below = prefix === '' ? [] : ['--', prefix];
  const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, ...below];
  const { code, cut, stdout, stderr } = await git.run(args, { maxRecords: maxFiles * 2 });
  if (code !== 0 && !cut)
    throw new CollectError(`git cannot list commit ${commit} (${stderr.trim()}): fetch it and try again.`);
  const tree = new Tree(new Selector(selection), maxFiles);
  if (cut) tree.tooMany();
  for (const record of records(stdout)) tree.take(record, prefix);
  return tree.finish();
}

class Tree {
  readonly #selector: Selector;
  readonly #maxFiles: number;
  readonly #files: TreeFile[] = [];
  readonly #gaps = new GapList();
  #isFull = false;

  constructor(selector: Selector, maxFiles: number) {
    this.#selector = selector;
    this.#maxFiles = maxFiles;
  }

  take(record: string | Buffer, prefix: string): void {
    const head = ENTRY.exec(typeof record === 'string' ? record : record.toString('latin1', 0, 200));
    if (head === null) return;
    const [whole, mode, , blob = '', size = ''] = head;
    const path = nameInRecord(record, whole.length).text.slice(prefix.length);
    const leftOutBy = this.#selector.leftOutBy(path);
    if (leftOutBy !== null) this.#gaps.excluded(path, leftOutBy);
    else if (FORBIDDEN.test(path)) this.#gaps.unreadable(path, 'git forbids such a name');
    else if (mode === '160000') this.#gaps.add('submodule', path);
    else if (mode === '120000') this.#gaps.add('link', path);
    else if (this.#files.length >= this.#maxFiles) this.tooMany();
    else {
      const isHere = /^\d+$/.test(size);
      this.#files.push({ path, size: isHere ? Number(size) : 0, stamp: `blob:${blob}`, blob, isHere });
    }
  }

  tooMany(): void {
    if (!this.#isFull) this.#gaps.tooMany(this.#maxFiles);
    this.#isFull = true;
  }

  finish(): TreeListing {
    const files = this.#files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    const paths = files.map(({ path }) => path);
    return { files: files.filter(({ path }, index) => path !== paths[index - 1]), gaps: this.#gaps.finish(paths, []) };
  }
}
