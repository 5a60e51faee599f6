import { type Dirent, readdirSync } from 'node:fs';
import { readSmallFile } from '../git/small-file.ts';
import type { Entry, LeftOut, Listing } from './entry.ts';
import { decide, type IgnoreRules, parseGitignore } from './gitignore.ts';
import { isInstalledFolder } from './installed.ts';
import { type Name, nameFromBytes, pathBelow } from './path-text.ts';

const LARGEST_GITIGNORE = 2 ** 20;
const IGNORE_STEPS = 100_000_000;
const NOT_OBEYED = 'The .gitignore files ask for too much work; from some point on they were not obeyed.';

/**
 * Everything below a folder that git does not know (or cannot tell about): `.gitignore` files hold as in git,
 * links are named and never followed. `below` limits the walk to sub-folders, relative to `root`.
 */
export function folderListing(root: string, maxFiles: number, below: readonly string[] = ['']): Listing {
  const walk = new Walk(root, maxFiles);
  for (const folder of below) walk.enter(folder);
  return walk.run();
}

interface Folder {
  readonly name: Name;
  readonly ignores: IgnoreLevel | null;
}

/** The `.gitignore` of a folder, and of those above it. */
interface IgnoreLevel {
  /** Empty, or ending in `/`. */
  readonly base: string;
  readonly rules: IgnoreRules;
  readonly above: IgnoreLevel | null;
}

class Walk {
  readonly #root: string;
  readonly #maxFiles: number;
  readonly #waiting: Folder[] = [];
  readonly #entries: Entry[] = [];
  readonly #leftOut: LeftOut[] = [];
  readonly #unreadable: string[] = [];
  #steps = 0;

  constructor(root: string, maxFiles: number) {
    this.#root = root;
    this.#maxFiles = maxFiles;
  }

  /** Begins at a sub-folder, under the `.gitignore` files of those above it. */
  enter(folder: string): void {
    let ignores: IgnoreLevel | null = null;
    const names = folder === '' ? [] : folder.split('/');
    for (let depth = 0; depth < names.length; depth++) {
      ignores = this.#levelOf({ text: names.slice(0, depth).join('/'), bytes: null }, ignores);
    }
    this.#waiting.push({ name: { text: folder, bytes: null }, ignores });
  }

  run(): Listing {
    for (let folder = this.#waiting.pop(); folder !== undefined; folder = this.#waiting.pop()) {
      if (this.#entries.length > this.#maxFiles) break;
      this.#visit(folder);
    }
    return {
      entries: this.#entries,
      leftOut: this.#leftOut,
      unreadable: this.#unreadable,
      truncated: this.#waiting.length > 0,
      notes: this.#steps > IGNORE_STEPS ? [NOT_OBEYED] : [],
    };
  }

  #visit(folder: Folder): void {
    const found = this.#namesIn(folder.name);
    if (found === null) {
      this.#unreadable.push(`${folder.name.text}/`);
      return;
    }
    const names = found.map(({ own }) => own);
    if (folder.name.text !== '' && names.includes('pyvenv.cfg')) {
      this.#leftOut.push({ place: `${folder.name.text}/`, why: 'installed' });
      return;
    }
    const ignores = names.includes('.gitignore') ? this.#levelOf(folder.name, folder.ignores) : folder.ignores;
    for (const { name, own, isFolder } of found) {
      const place = isFolder ? `${name.text}/` : name.text;
      if (own === '.git') continue;
      if (this.#isIgnored(name.text, isFolder, ignores)) this.#leftOut.push({ place, why: 'ignored' });
      else if (isFolder && isInstalledFolder(own)) this.#leftOut.push({ place, why: 'installed' });
      else if (isFolder) this.#waiting.push({ name, ignores });
      else this.#entries.push({ name, origin: 'found' });
    }
  }

  #namesIn(folder: Name): Found[] | null {
    const path = folder.text === '' ? this.#root || '/' : pathBelow(this.#root, folder);
    try {
      const entries = readdirSync(path, { withFileTypes: true });
      const odd = folder.bytes !== null || entries.some(({ name }) => name.includes('\uFFFD'));
      if (odd) return oddNamesIn(path, folder);
      const base = folder.text === '' ? '' : `${folder.text}/`;
      return entries.map((entry) => ({
        name: { text: base + entry.name, bytes: null },
        own: entry.name,
        isFolder: entry.isDirectory(),
      }));
    } catch {
      return null;
    }
  }

  #levelOf(folder: Name, above: IgnoreLevel | null): IgnoreLevel | null {
    const place = pathBelow(this.#root, folder);
    const bytes = readSmallFile(Buffer.concat([Buffer.from(place), Buffer.from('/.gitignore')]), LARGEST_GITIGNORE);
    if (bytes === null) return above;
    return { base: folder.text === '' ? '' : `${folder.text}/`, rules: parseGitignore(bytes.toString('utf8')), above };
  }

  /** The nearest `.gitignore` that has an opinion decides. */
  #isIgnored(path: string, isFolder: boolean, ignores: IgnoreLevel | null): boolean {
    for (let level = ignores; level !== null && this.#steps <= IGNORE_STEPS; level = level.above) {
      const answer = decide(level.rules, path.slice(level.base.length), isFolder, (steps) => {
        this.#steps += steps;
      });
      if (answer !== null) return answer;
    }
    return false;
  }
}

/** A name in a folder: below the root, and on its own. */
interface Found {
  readonly name: Name;
  readonly own: string;
  readonly isFolder: boolean;
}

function oddNamesIn(path: string | Buffer, folder: Name): Found[] {
  const base = folder.bytes ?? Buffer.from(folder.text);
  const start = base.length === 0 ? base : Buffer.concat([base, Buffer.from('/')]);
  const entries = readdirSync(path, { withFileTypes: true, encoding: 'buffer' }) as unknown as Dirent<Buffer>[];
  return entries.map((entry) => ({
    name: nameFromBytes(Buffer.concat([start, entry.name])),
    own: nameFromBytes(entry.name).text,
    isFolder: entry.isDirectory(),
  }));
}
