import { type BigIntStats, lstatSync } from 'node:fs';
import { identityOf, isFresh } from '../read/identity.ts';
import type { Entry, Listing } from './entry.ts';
import { GapList } from './gap-list.ts';
import { leadsInside } from './link.ts';
import type { ListedFile, ListedFiles } from './listed-files.ts';
import { type Name, pathBelow } from './path-text.ts';
import { type Selection, Selector } from './selection.ts';

/** Looks at every entry of a listing: regular files become files, everything else a gap with its reason. */
export class Inspection {
  readonly #root: string;
  readonly #selector: Selector;
  readonly #maxFiles: number;
  readonly #now = BigInt(Date.now()) * 1_000_000n;
  readonly #files: ListedFile[] = [];
  readonly #gaps = new GapList();
  readonly #oddNames = new Map<string, Name>();
  readonly #folders = new Map<string, FolderState>();
  #lastFolder = '';
  #lastState: FolderState = 'folder';
  #differs = false;
  #tooMany = false;

  constructor(root: string, selection: Selection, maxFiles: number) {
    this.#root = root;
    this.#selector = new Selector(selection);
    this.#maxFiles = maxFiles;
  }

  take(entries: readonly Entry[]): void {
    for (const entry of entries) if (!this.#tooMany) this.#take(entry);
  }

  #take(entry: Entry): void {
    const { name, origin } = entry;
    if (origin === 'found' && !name.text.endsWith('/')) this.#differs = true;
    const leftOutBy = this.#selector.leftOutBy(name.text);
    if (leftOutBy !== null) this.#gaps.excluded(name.text, leftOutBy);
    else if (name.text.endsWith('/')) this.#gaps.add('submodule', name.text.slice(0, -1));
    else if (origin === 'submodule') this.#gaps.add('submodule', name.text);
    else this.#look(entry);
  }

  finish(listing: Omit<Listing, 'entries'>): ListedFiles {
    this.#files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const files = this.#withoutDoubles();
    for (const folder of listing.unreadable) this.#gaps.unreadableFolder(folder);
    if (listing.truncated || this.#tooMany) this.#gaps.tooMany(this.#maxFiles);
    const gaps = this.#gaps.finish(
      files.map((file) => file.path),
      listing.leftOut,
    );
    return { root: this.#root, files, gaps, oddNames: this.#oddNames, differs: this.#differs };
  }

  #look(entry: Entry): void {
    const { name } = entry;
    const folder = this.#folderOf(name);
    if (folder !== 'folder') {
      if (folder === 'absent') this.#missing(entry);
      else this.#gaps.unreadable(name.text, 'a folder above it cannot be entered');
      return;
    }
    const path = pathBelow(this.#root, name);
    const stats = look(path);
    if (typeof stats === 'string') {
      if (stats === 'absent') this.#missing(entry);
      else this.#gaps.unreadable(name.text, stats);
    } else if (stats.isFile()) {
      this.#keep(name, stats);
    } else if (stats.isSymbolicLink()) {
      this.#gaps.add(leadsInside(this.#root, path) ? 'link' : 'link-outward', name.text);
    } else if (stats.isDirectory()) {
      // a folder where a tracked file was: what is in it has entries of its own
      this.#differs = true;
    } else {
      this.#gaps.add('special', name.text);
    }
  }

  #keep(name: Name, stats: BigIntStats): void {
    if (this.#files.length >= this.#maxFiles) {
      this.#tooMany = true;
      return;
    }
    const identity = identityOf(stats);
    const stamp = isFresh(stats, this.#now) ? null : identity;
    this.#files.push({ path: name.text, size: Number(stats.size), stamp, identity });
    if (name.bytes !== null) this.#oddNames.set(name.text, name);
  }

  #missing(entry: Entry): void {
    if (entry.origin === 'skipped') this.#gaps.notCheckedOut(entry.name.text);
    else if (entry.origin === 'tracked') this.#differs = true;
  }

  /** Every folder on the way must be a folder: a link to one would lead out of the target. */
  #folderOf(name: Name): FolderState {
    if (name.bytes !== null) return this.#folderOfBytes(name.bytes);
    const slash = name.text.lastIndexOf('/');
    if (slash < 0) return 'folder';
    const folder = name.text.slice(0, slash);
    if (folder === this.#lastFolder) return this.#lastState;
    this.#lastFolder = folder;
    this.#lastState = this.#stateOf(folder);
    return this.#lastState;
  }

  #stateOf(folder: string): FolderState {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const slash = folder.lastIndexOf('/');
    const above = slash < 0 ? 'folder' : this.#stateOf(folder.slice(0, slash));
    const state = above === 'folder' ? folderState(look(`${this.#root}/${folder}`)) : above;
    this.#folders.set(folder, state);
    return state;
  }

  #folderOfBytes(bytes: Buffer): FolderState {
    for (let slash = bytes.indexOf(0x2f); slash > 0; slash = bytes.indexOf(0x2f, slash + 1)) {
      const folder = bytes.subarray(0, slash);
      const state = folderState(look(pathBelow(this.#root, { text: '', bytes: folder })));
      if (state !== 'folder') return state;
    }
    return 'folder';
  }

  /** Two names may have the same text when one of them is no valid UTF-8; then neither can be told. */
  #withoutDoubles(): readonly ListedFile[] {
    if (this.#oddNames.size === 0) return this.#files;
    const counts = new Map<string, number>();
    for (const { path } of this.#files) counts.set(path, (counts.get(path) ?? 0) + 1);
    for (const [path, count] of counts) {
      if (count > 1) this.#gaps.unreadable(path, 'two files have names that look like this one');
    }
    return this.#files.filter(({ path }) => counts.get(path) === 1);
  }
}

/** A link or a file where a folder was is an absent folder. */
type FolderState = 'folder' | 'absent' | 'unreadable';

function folderState(stats: BigIntStats | string): FolderState {
  if (typeof stats === 'string') return stats === 'absent' ? 'absent' : 'unreadable';
  return stats.isDirectory() ? 'folder' : 'absent';
}

/** What is there, `absent`, or the reason why nobody can know. */
function look(path: string | Buffer): BigIntStats | string {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? 'absent';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}
